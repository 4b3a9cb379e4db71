import { permitCatalogueChange } from "#modules/people";
import type { WebApp } from "#platform/http";
import { addFindRoutes } from "./find.tsx";
import { addOfferingRoutes } from "./offering.tsx";
import { joiningPaths } from "./joining.tsx";
import { addPairRoutes } from "./pairs.tsx";
import { addSourcesRoutes } from "./sources/index.ts";
import { addSearchesRoutes } from "./searches/index.ts";
import { addTrendRoutes } from "./trends.tsx";
import type { CatalogSite } from "./site.ts";

/** Every page of the catalogue. */
export function addCatalogRoutes(app: WebApp, site: CatalogSite): void {
  guardChanges(app);
  addFindRoutes(app, site);
  addOfferingRoutes(app, site);
  addSearchesRoutes(app, site);
  addSourcesRoutes(app, site);
  addPairRoutes(app, site);
  addTrendRoutes(app, site);
}

/** Pages that are there to change something: who may not should learn it before filling in a form. */
const forms = [
  "/sources/new",
  "/sources/new/file",
  "/sources/new/message",
  "/sources/by-hand/new",
  ...joiningPaths,
];

// In one place before all routes, so that a new way to change the shared catalogue cannot be left open.
function guardChanges(app: WebApp): void {
  for (const path of ["/sources", "/sources/*", "/pairs/*", "/listings/*", "/offerings/*"])
    app.post(path, async (c, next) => {
      permitCatalogueChange(c);
      await next();
    });
  for (const path of forms)
    app.get(path, async (c, next) => {
      permitCatalogueChange(c);
      await next();
    });
}
