import type { WebApp } from "#platform/http";
import type { PlannerSite } from "../site.ts";

/** What someone wants to grow in. */
export function addFocusRoutes(_app: WebApp, _site: PlannerSite): void {}
