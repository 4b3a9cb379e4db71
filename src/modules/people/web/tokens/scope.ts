import { NotAllowed } from "#platform/errors";
import type { WebContext } from "#platform/http";
import { isScope, scopes } from "../../rules/tokens/scopes.ts";
import { installationFor, permitCatalogueChange, signedIn } from "../viewer.ts";

/**
 * Lets a program use an endpoint that wants a scope. Before the set-up nobody has tokens, and the site is served to its own
 * machine only: then everyone may.
 *
 * @throws HTTPException 401 without a token; NotAllowed when the token was not made for it, or its owner may not.
 */
export function permitScope(c: WebContext, scope: string): void {
  if (!isScope(scope)) throw new Error(`No token can be made for ${scope}: see people's scopes.`);
  if (installationFor(c) === undefined) return;
  const viewer = signedIn(c);
  if (viewer.scopes?.includes(scope) === true) {
    // The catalogue belongs to nobody's record, so no action of its own asks what the token's owner may do.
    if (scope === "change-catalogue") permitCatalogueChange(c);
    return;
  }
  c.header("www-authenticate", `Bearer realm="Carrel", error="insufficient_scope", scope="${scope}"`);
  throw new NotAllowed(
    `This token was not made for this: ${scope} (${scopes[scope]}). Make one at /me/tokens.`,
  );
}
