import type { WebApp } from "#platform/http";
import { addFocusRoutes } from "./focus/index.ts";
import { addFrameworkRoutes } from "./frameworks/index.ts";
import { addPlanRoutes } from "./plan/index.ts";
import { addTeamPlanRoutes } from "./team-plan/index.tsx";
import type { PlannerSite } from "./site.ts";

/** Every page of the planner. */
export function addPlannerRoutes(app: WebApp, site: PlannerSite): void {
  addPlanRoutes(app, site);
  addFocusRoutes(app, site);
  addFrameworkRoutes(app, site);
  addTeamPlanRoutes(app, site);
}
