import type { WebApp } from "#platform/http";
import { addFindRoutes } from "./find.tsx";
import { addOfferingRoutes } from "./offering.tsx";
import { addPairRoutes } from "./pairs.tsx";
import { addSourcesRoutes } from "./sources/index.ts";
import { addSearchesRoutes } from "./searches/index.ts";
import type { CatalogSite } from "./site.ts";

/** Every page of the catalogue. */
export function addCatalogRoutes(app: WebApp, site: CatalogSite): void {
  addFindRoutes(app, site);
  addOfferingRoutes(app, site);
  addSearchesRoutes(app, site);
  addSourcesRoutes(app, site);
  addPairRoutes(app, site);
}
