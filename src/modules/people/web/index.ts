import type { WebApp } from "#platform/http";
import { addRecordPages } from "./my-data/index.ts";
import { addElsewhereRoutes } from "./sign-in/elsewhere.ts";
import { addSignInRoutes } from "./sign-in/index.ts";
import { addImportRoutes } from "./imports/imports.tsx";
import { addInvitationRoutes } from "./invitations/invitations.tsx";
import { addOrganisationRoutes } from "./organisations/organisations.tsx";
import { addSetUpRoutes } from "./set-up/set-up.tsx";
import { addStaffRoutes } from "./staff/staff.tsx";
import { readViewer } from "./viewer.ts";
import type { PeopleSite } from "./site.ts";

/** Every page of people. Comes before any other module's: from here on each request knows who is asking. */
export function addPeopleRoutes(app: WebApp, site: PeopleSite): void {
  app.use(readViewer(site));
  addSignInRoutes(app, site);
  addSetUpRoutes(app, site);
  addOrganisationRoutes(app, site);
  addStaffRoutes(app, site);
  addInvitationRoutes(app, site);
  addImportRoutes(app, site);
  addElsewhereRoutes(app, site);
  addRecordPages(app, site);
}
