import type { WebApp } from "#platform/http";
import type { CatalogSite } from "../site.ts";
import { addDigestRoutes } from "./digests.tsx";
import { addSearchFeeds } from "./feeds.ts";
import { addSearchListRoutes } from "./list.tsx";
import { addSearchRoutes } from "./search.tsx";

/** Saved searches: keeping them, their feeds, and their digests. */
export function addSearchesRoutes(app: WebApp, site: CatalogSite): void {
  addSearchListRoutes(app, site);
  addSearchFeeds(app, site);
  addSearchRoutes(app, site);
  addDigestRoutes(app, site);
}
