import { Conflict, InvalidInput, NotFound } from "#platform/errors";
import type { WebContext } from "#platform/http";
import { ScimRefusal } from "../../rules/scim/refusal.ts";

const errorSchema = "urn:ietf:params:scim:api:messages:2.0:Error";
const mediaType = "application/scim+json; charset=utf-8";

/** An answer as SCIM wants it. */
export function scimJson(c: WebContext, body: object, status: 200 | 201 = 200): Response {
  return c.body(JSON.stringify(body), status, { "content-type": mediaType });
}

/** A refusal in SCIM's own shape (RFC 7644 §3.12): the status is a text, and 400 and 409 have a word of their own. */
export function scimError(
  c: WebContext,
  status: 400 | 401 | 404 | 409 | 501,
  { detail, scimType }: { readonly detail: string; readonly scimType?: string | undefined },
): Response {
  const body = {
    schemas: [errorSchema],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail,
  };
  return c.body(JSON.stringify(body), status, { "content-type": mediaType, "cache-control": "no-store" });
}

/** The errors a directory can do something about; anything else is thrown on. */
export function refused(c: WebContext, error: unknown): Response {
  if (error instanceof ScimRefusal)
    return scimError(c, 400, { detail: error.message, scimType: error.scimType });
  if (error instanceof InvalidInput)
    return scimError(c, 400, { detail: error.message, scimType: "invalidValue" });
  if (error instanceof NotFound) return scimError(c, 404, { detail: error.message });
  if (error instanceof Conflict) return scimError(c, 409, { detail: error.message, scimType: "uniqueness" });
  throw error;
}
