import { parseJson, parseQuery, type WebApp, type WebContext } from "#platform/http";
import type { Endpoint } from "./endpoint.ts";

/** The path every endpoint stands below: the version is in the address. */
export const apiRoot = "/api/v1";

/**
 * Answers the endpoints' addresses: parses by their schemas, runs, and sends JSON. Errors become problem+json.
 *
 * `permitScope` throws when who asks may not use an endpoint with that scope; it is asked before anything is read.
 */
export function addEndpoints(
  app: WebApp,
  endpoints: readonly Endpoint[],
  permitScope: (c: WebContext, scope: string) => void = refuseScopes,
): void {
  for (const endpoint of endpoints) {
    app.on(
      endpoint.method.toUpperCase(),
      apiRoot + endpoint.path.replaceAll(/\{(\w+)\}/gu, ":$1"),
      async (c) => {
        if (endpoint.scope !== undefined) permitScope(c, endpoint.scope);
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

// Fails closed: an endpoint with a scope is never open because nobody said how to check it.
function refuseScopes(): never {
  throw new Error("Endpoints with a scope need `permitScope`.");
}
