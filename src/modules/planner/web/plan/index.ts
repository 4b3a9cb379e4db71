import type { WebApp } from "#platform/http";
import type { PlannerSite } from "../site.ts";
import { addPlanPage } from "./plan.tsx";

/** Pages of one's own plan. */
export function addPlanRoutes(app: WebApp, site: PlannerSite): void {
  addPlanPage(app, site);
}
