import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { apiRoot } from "./add-endpoints.ts";
import type { Endpoint } from "./endpoint.ts";

/** What the document says of the whole. */
export interface ApiDescription {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  /** Where readers reach the site. */
  readonly publicUrl: string;
}

/** An error, as every endpoint sends it. */
const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ where: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "What went wrong (RFC 9457), every field at once in `errors`." });

const tokenScheme = "token";
const token = {
  type: "http",
  scheme: "bearer",
  description:
    "A token made at /me/tokens: `Authorization: Bearer carrel_…`. It must have the scopes an endpoint names.",
} as const;

/** The OpenAPI 3.1 document of the endpoints, made from the schemas that check their requests. */
export function openApiDocument(endpoints: readonly Endpoint[], about: ApiDescription): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints)
    paths[apiRoot + endpoint.path] = {
      ...paths[apiRoot + endpoint.path],
      [endpoint.method]: operation(endpoint),
    };
  return createDocument({
    openapi: "3.1.0",
    info: { title: about.title, version: about.version, description: about.description },
    servers: [{ url: about.publicUrl }],
    components: { securitySchemes: { [tokenScheme]: token } },
    paths,
  });
}

function operation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? "");
  return {
    operationId: endpoint.operation,
    summary: endpoint.summary,
    ...(endpoint.description === undefined ? {} : { description: endpoint.description }),
    ...(names.length === 0 && endpoint.query === undefined
      ? {}
      : {
          requestParams: {
            ...(names.length === 0
              ? {}
              : { path: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
            ...(endpoint.query === undefined ? {} : { query: endpoint.query }),
          },
        }),
    ...requestBody(endpoint),
    ...(endpoint.scope === undefined ? {} : { security: [{ [tokenScheme]: [endpoint.scope] }] }),
    responses: {
      [String(endpoint.status)]: {
        description: "Done.",
        content: { "application/json": { schema: endpoint.result } },
      },
      ...(endpoint.scope === undefined ? {} : refusals),
      default: {
        description: "It could not be done.",
        content: { "application/problem+json": { schema: problem } },
      },
    },
  };
}

const refusals = Object.fromEntries(
  [
    ["401", "No token, or one that ended, was revoked or is none of ours."],
    ["403", "The token was not made for this, or its owner may not do it."],
  ].map(([status = "", description = ""]) => [
    status,
    {
      description,
      headers: { "WWW-Authenticate": { schema: { type: "string" as const } } },
      content: { "application/problem+json": { schema: problem } },
    },
  ]),
);

function requestBody(endpoint: Endpoint): Pick<ZodOpenApiOperationObject, "requestBody"> {
  if (endpoint.body !== undefined)
    return { requestBody: { required: true, content: { "application/json": { schema: endpoint.body } } } };
  if (endpoint.rawBody === undefined) return {};
  return {
    requestBody: {
      required: true,
      description: endpoint.rawBody,
      content: { "*/*": { schema: { type: "string", format: "binary" } } },
    },
  };
}
