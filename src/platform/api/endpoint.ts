import type { z } from "zod";
import type { WebContext } from "#platform/http";

/** One endpoint of the JSON interface: what it takes, what it gives, and how it is done. Its document is made from the same. */
export interface Endpoint {
  readonly method: "get" | "post" | "delete";
  /** Below `/api/v1`, with parameters in braces: `/offerings/{id}`. */
  readonly path: string;
  /** A name for programs that generate code: `findOfferings`. */
  readonly operation: string;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly query?: z.ZodObject | undefined;
  readonly body?: z.ZodType | undefined;
  /** A body taken as it is, when it is no JSON: what it may be. */
  readonly rawBody?: string | undefined;
  /** What a token must be made for: `change-catalogue`. Absent: anyone may ask. */
  readonly scope?: string | undefined;
  readonly status: 200 | 201 | 202;
  readonly result: z.ZodType;
  readonly run: (request: EndpointRequest) => Promise<unknown>;
}

/** A request, parsed and checked by the endpoint's schemas. */
export interface EndpointRequest {
  readonly context: WebContext;
  readonly query: unknown;
  readonly body: unknown;
  /** A parameter of the path, as it was sent. */
  readonly parameter: (name: string) => string;
}

/** The endpoint's types, seen by the one who writes it. */
interface TypedEndpoint<
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Result extends z.ZodType,
> extends Omit<Endpoint, "query" | "body" | "result" | "run"> {
  readonly query?: Query;
  readonly body?: Body;
  readonly result: Result;
  readonly run: (
    request: Omit<EndpointRequest, "query" | "body"> & {
      readonly query: z.output<Query>;
      readonly body: z.output<Body>;
    },
  ) => Promise<z.input<Result>>;
}

/** Describes an endpoint; its `run` is given what its schemas checked, and must give what its result schema takes. */
export function defineEndpoint<Query extends z.ZodObject, Body extends z.ZodType, Result extends z.ZodType>(
  endpoint: TypedEndpoint<Query, Body, Result>,
): Endpoint {
  // What `addEndpoints` hands on was checked by the endpoint's own schemas.
  return endpoint as unknown as Endpoint;
}
