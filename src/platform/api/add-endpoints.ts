import { parseJson, parseQuery, type WebApp } from "#platform/http";
import type { Endpoint } from "./endpoint.ts";

/** The path every endpoint stands below: the version is in the address. */
export const apiRoot = "/api/v1";

/** Answers the endpoints' addresses: parses by their schemas, runs, and sends JSON. Errors become problem+json. */
export function addEndpoints(app: WebApp, endpoints: readonly Endpoint[]): void {
  for (const endpoint of endpoints) {
    app.on(
      endpoint.method.toUpperCase(),
      apiRoot + endpoint.path.replaceAll(/\{(\w+)\}/gu, ":$1"),
      async (c) => {
        const query = endpoint.query === undefined ? {} : parseQuery(c, endpoint.query);
        const body = endpoint.body === undefined ? undefined : await parseJson(c, endpoint.body);
        const result = await endpoint.run({
          context: c,
          query,
          body,
          parameter: (name) => c.req.param(name) ?? "",
        });
        return c.json(result as object, endpoint.status);
      },
    );
  }
}
