import type { WebApp } from "#platform/http";
import type { CatalogSite } from "../site.ts";
import { addAddingRoutes } from "./adding.tsx";
import { addByHandRoutes } from "./by-hand.tsx";
import { addSourceListRoutes } from "./list.tsx";
import { addMessageRoutes } from "./messages.tsx";
import { addSampleRoutes } from "./sample.tsx";
import { addSourceRoutes } from "./one.tsx";

/** Every page about sources. */
export function addSourcesRoutes(app: WebApp, site: CatalogSite): void {
  addSourceListRoutes(app, site);
  addAddingRoutes(app, site);
  addMessageRoutes(app, site);
  addByHandRoutes(app, site);
  addSampleRoutes(app, site);
  addSourceRoutes(app, site);
}
