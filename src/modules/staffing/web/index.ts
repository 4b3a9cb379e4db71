import type { WebApp } from "#platform/http";
import { addBranchNeedsRoutes } from "./branch-needs.tsx";
import { addBranchSurroundingsRoutes } from "./branch-surroundings.tsx";
import { addImportRoutes } from "./import.tsx";
import { addOwnHoursRoutes } from "./own-hours.tsx";
import { addPersonDaysRoutes } from "./person-days.tsx";
import { addPersonHoursRoutes } from "./person-hours.tsx";
import type { StaffingSite } from "./site.ts";
import { addTeamRoutes } from "./team.tsx";

/** Every page of staffing. */
export function addStaffingRoutes(app: WebApp, site: StaffingSite): void {
  addTeamRoutes(app, site);
  addBranchNeedsRoutes(app, site);
  addBranchSurroundingsRoutes(app, site);
  addImportRoutes(app, site);
  addOwnHoursRoutes(app, site);
  addPersonHoursRoutes(app, site);
  addPersonDaysRoutes(app, site);
}
