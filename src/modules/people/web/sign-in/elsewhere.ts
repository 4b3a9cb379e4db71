import type { WebApp } from "#platform/http";
import { addScimRoutes } from "../scim/index.ts";
import type { PeopleSite } from "../site.ts";
import { addOpenidRoutes } from "./openid/openid.ts";
import { addPasskeyRoutes } from "./passkeys/passkeys.tsx";
import { addFindLibraryRoute } from "./providers/find-library.tsx";
import { addJoiningRoutes } from "./providers/joining.tsx";
import { addOwnProviderRoutes } from "./providers/own-providers.tsx";
import { addProviderSettings } from "./providers/settings.tsx";
import { addSamlRoutes } from "./saml/saml.ts";

/** Passkeys, identity providers and directories: proofs that another keeps. */
export function addElsewhereRoutes(app: WebApp, site: PeopleSite): void {
  addPasskeyRoutes(app, site);
  addOpenidRoutes(app, site);
  addSamlRoutes(app, site);
  addJoiningRoutes(app, site);
  addOwnProviderRoutes(app, site);
  addFindLibraryRoute(app, site);
  addProviderSettings(app, site);
  addScimRoutes(app, site);
}
