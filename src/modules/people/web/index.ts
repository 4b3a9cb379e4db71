import type { WebApp } from "#platform/http";
import { addRecordPages } from "./my-data/index.ts";
import { addElsewhereRoutes } from "./sign-in/elsewhere.ts";
import { addSignInRoutes } from "./sign-in/index.ts";
import { readViewer } from "./viewer.ts";
import type { PeopleSite } from "./site.ts";

/** Every page of people. Comes before any other module's: from here on each request knows who is asking. */
export function addPeopleRoutes(app: WebApp, site: PeopleSite): void {
  app.use(readViewer(site));
  addSignInRoutes(app, site);
  addElsewhereRoutes(app, site);
  addRecordPages(app, site);
}
