import type { WebApp } from "#platform/http";
import { addRecordRoutes } from "./record.tsx";
import type { CreditSite } from "./site.ts";

/** Every page of credit. */
export function addCreditRoutes(app: WebApp, site: CreditSite): void {
  addRecordRoutes(app, site);
}
