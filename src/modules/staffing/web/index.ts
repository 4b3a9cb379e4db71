import type { WebApp } from "#platform/http";
import { addBranchNeedsRoutes } from "./branch-needs.tsx";
import { addImportRoutes } from "./import.tsx";
import { addOwnHoursRoutes } from "./own-hours.tsx";
import { addPersonHoursRoutes } from "./person-hours.tsx";
import type { StaffingSite } from "./site.ts";
import { addTeamRoutes } from "./team.tsx";

/** Every page of staffing. */
export function addStaffingRoutes(app: WebApp, site: StaffingSite): void {
  addTeamRoutes(app, site);
  addBranchNeedsRoutes(app, site);
  addImportRoutes(app, site);
  addOwnHoursRoutes(app, site);
  addPersonHoursRoutes(app, site);
}
