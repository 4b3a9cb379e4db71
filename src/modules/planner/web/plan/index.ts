import type { WebApp } from "#platform/http";
import type { PlannerSite } from "../site.ts";
import { addAcceptanceRoutes } from "./acceptances.ts";
import { addCalendarRoutes } from "./calendar.tsx";
import { addHistoryRoutes } from "./history.tsx";
import { addItemRoutes } from "./items.tsx";
import { addPlanPage } from "./plan.tsx";
import { addSharedRoutes } from "./shared.tsx";
import { addWishRoutes } from "./wishes.ts";

/** Pages of one's own plan. */
export function addPlanRoutes(app: WebApp, site: PlannerSite): void {
  addPlanPage(app, site);
  addItemRoutes(app, site);
  addAcceptanceRoutes(app, site);
  addWishRoutes(app, site);
  addHistoryRoutes(app, site);
  addCalendarRoutes(app, site);
  addSharedRoutes(app, site);
}
