import type { WebApp } from "#platform/http";
import { addAuditRoutes } from "../audit/audit.tsx";
import { addDestructionRoutes } from "../retention/destruction.tsx";
import { addRecordsRoutes } from "../retention/records.tsx";
import type { PeopleSite } from "../site.ts";
import { addTokenRoutes } from "../tokens/tokens.tsx";
import { addWebhookRoutes } from "../webhooks/webhooks.tsx";
import { addEmployerRoutes } from "./employers.tsx";
import { addExportRoutes, addImportRoutes } from "./exports.tsx";
import { addMyDataRoutes } from "./my-data.tsx";

/** What is held, how long, who is told, and who may come in for it: the person's side, then the organisation's. */
export function addRecordPages(app: WebApp, site: PeopleSite): void {
  addMyDataRoutes(app, site);
  addExportRoutes(app, site);
  addImportRoutes(app, site);
  addEmployerRoutes(app, site);
  addTokenRoutes(app, site);
  addAuditRoutes(app, site);
  addRecordsRoutes(app, site);
  addDestructionRoutes(app, site);
  addWebhookRoutes(app, site);
}
