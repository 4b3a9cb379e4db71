import type { WebApp } from "#platform/http";
import { addScimRoutes } from "../scim/index.ts";
import type { PeopleSite } from "../site.ts";
import { addOpenidRoutes } from "./openid/openid.ts";
import { addPasskeyRoutes } from "./passkeys/passkeys.tsx";
import { addJoiningRoutes } from "./providers/joining.tsx";
import { addSamlRoutes } from "./saml/saml.ts";

/** Passkeys, identity providers and directories: proofs that another keeps. */
export function addElsewhereRoutes(app: WebApp, site: PeopleSite): void {
  addPasskeyRoutes(app, site);
  addOpenidRoutes(app, site);
  addSamlRoutes(app, site);
  addJoiningRoutes(app, site);
  addScimRoutes(app, site);
}
