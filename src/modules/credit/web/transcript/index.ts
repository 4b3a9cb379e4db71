import type { WebApp } from "#platform/http";
import type { CreditSite } from "../site.ts";
import { addDraftRoutes } from "../drafts/drafts.tsx";
import { addFormRoutes } from "../forms/forms.tsx";
import { addLedgerImportRoutes } from "../ledger-import/ledger-import.tsx";
import { addBinderRoutes } from "./binder.tsx";
import { addTranscriptRoutes } from "./transcript.tsx";

/** What leaves a record and comes back to it: transcripts. */
export function addPaperRoutes(app: WebApp, site: CreditSite): void {
  addTranscriptRoutes(app, site);
  addBinderRoutes(app, site);
  addDraftRoutes(app, site);
  addFormRoutes(app, site);
  addLedgerImportRoutes(app, site);
}
