import type { WebApp } from "#platform/http";
import { addCertificateRoutes } from "./certificates/index.ts";
import { addClaimRoutes } from "./claims/claims.tsx";
import { addOwnClaimRoutes } from "./claims/own-claims.tsx";
import { addOwnRecordRoutes } from "./record/index.ts";
import { addRenewalRoutes } from "./renewals/renewals.tsx";
import { addLearningReportRoutes } from "./reports/learning.tsx";
import { addOwnRuleRoutes } from "./rules/own-rules.tsx";
import { addRuleRoutes } from "./rules/rules.tsx";
import { addSessionRoutes } from "./sessions/index.ts";
import type { CreditSite } from "./site.ts";

/** Every page of credit. */
export function addCreditRoutes(app: WebApp, site: CreditSite): void {
  addOwnRecordRoutes(app, site);
  addSessionRoutes(app, site);
  addOwnClaimRoutes(app, site);
  addCertificateRoutes(app, site);
  addClaimRoutes(app, site);
  addRenewalRoutes(app, site);
  addLearningReportRoutes(app, site);
  addOwnRuleRoutes(app, site);
  addRuleRoutes(app, site);
}
