import type { WebApp } from "#platform/http";
import type { PlannerSite } from "../site.ts";
import { addAssessmentRoutes } from "./assessments.tsx";
import { addFocusPage } from "./focus.tsx";
import { addRequestRoutes } from "./requests.tsx";
import { addSharedRoutes } from "./shared.tsx";

/** What someone wants to grow in, and what speaks for it. */
export function addFocusRoutes(app: WebApp, site: PlannerSite): void {
  addFocusPage(app, site);
  addAssessmentRoutes(app, site);
  addRequestRoutes(app, site);
  addSharedRoutes(app, site);
}
