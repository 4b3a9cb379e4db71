import type { WebApp } from "#platform/http";
import { addFindRoutes } from "./find.tsx";
import { addOfferingRoutes } from "./offering.tsx";
import type { CatalogSite } from "./site.ts";

/** Every page of the catalogue. */
export function addCatalogRoutes(app: WebApp, site: CatalogSite): void {
  addFindRoutes(app, site);
  addOfferingRoutes(app, site);
}
