import type { WebApp } from "#platform/http";
import type { PlannerSite } from "../site.ts";
import { addFrameworkPages } from "./frameworks.tsx";
import { addOwnFrameworkRoutes } from "./own-frameworks.tsx";

/** Competency frameworks: open to read, and a library's own. */
export function addFrameworkRoutes(app: WebApp, site: PlannerSite): void {
  addOwnFrameworkRoutes(app, site);
  addFrameworkPages(app, site);
}
