import type { WebApp } from "#platform/http";
import { addRecordRoutes } from "./record/record.tsx";
import { addSessionRoutes } from "./sessions/index.ts";
import type { CreditSite } from "./site.ts";

/** Every page of credit. */
export function addCreditRoutes(app: WebApp, site: CreditSite): void {
  addRecordRoutes(app, site);
  addSessionRoutes(app, site);
}
