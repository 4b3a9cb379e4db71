import type { WebApp } from "#platform/http";
import type { PlannerSite } from "../site.ts";

/** Competency frameworks. */
export function addFrameworkRoutes(_app: WebApp, _site: PlannerSite): void {}
