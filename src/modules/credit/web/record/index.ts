import type { WebApp } from "#platform/http";
import type { CreditSite } from "../site.ts";
import { addPaperRoutes } from "../transcript/index.ts";
import { addAnswerRoutes } from "../answers/answers.tsx";
import { addMailAddressRoutes } from "../mail-in/mail-address.ts";
import { addCredentialRoutes } from "./credentials.tsx";
import { addEntryRoutes } from "./entries.tsx";
import { addEvidenceRoutes } from "./evidence.ts";
import { addRecordRoutes } from "./record.tsx";
import { addWhatIfRoutes } from "./what-if.tsx";

/** A person's own side of credit. */
export function addOwnRecordRoutes(app: WebApp, site: CreditSite): void {
  addRecordRoutes(app, site);
  addCredentialRoutes(app, site);
  addEntryRoutes(app, site);
  addAnswerRoutes(app, site);
  addEvidenceRoutes(app, site);
  addPaperRoutes(app, site);
  addMailAddressRoutes(app, site);
  addWhatIfRoutes(app, site);
}
