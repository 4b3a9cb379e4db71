import type { WebApp } from "#platform/http";
import { addScimRoutes } from "../scim/index.ts";
import type { PeopleSite } from "../site.ts";
import { addPasskeyRoutes } from "./passkeys/passkeys.tsx";

/** Passkeys, identity providers and directories: proofs that another keeps. */
export function addElsewhereRoutes(app: WebApp, site: PeopleSite): void {
  addPasskeyRoutes(app, site);
  addScimRoutes(app, site);
}
