import type { Instant, Json } from "#platform/db";
import type { LedgerFile } from "../rules/ledger-import/ledger-file.ts";

interface LedgerImportsTable {
  tenant_id: string;
  id: string;
  file_name: string;
  content: Json<LedgerFile>;
  entry_ids: Json<readonly string[]>;
  credential_ids: Json<readonly string[]>;
  evidence_ids: Json<readonly string[]>;
  made_at: Instant;
  confirmed_at: Instant | null;
  undone_at: Instant | null;
}

/** What leaves a record and comes back to it. */
export interface TranscriptTables {
  credit_ledger_imports: LedgerImportsTable;
}
