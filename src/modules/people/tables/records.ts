import type { Instant, Json } from "#platform/db";
import type { Generated } from "kysely";
import type { JsonRow } from "../rules/my-data/record-class.ts";

interface RecordExportsTable {
  tenant_id: string;
  id: string;
  state: Generated<"waiting" | "ready" | "failed" | "taken" | "ended">;
  job_id: string | null;
  digest: string | null;
  size_bytes: number | null;
  made_at: Instant;
  ends_at: Instant;
}

interface RecordImportsTable {
  tenant_id: string;
  id: string;
  digest: string;
  made_at: Instant;
}

interface RecordsFromElsewhereTable {
  tenant_id: string;
  id: string;
  source: string;
  record_class: string;
  label: string;
  row: Json<JsonRow>;
  digest: string;
  brought_at: Instant;
}

interface RecordRetentionTable {
  tenant_id: string;
  record_class: string;
  days: number | null;
  basis: string;
  changed_by_name: string;
  changed_at: Instant;
}

interface LegalHoldsTable {
  tenant_id: string;
  id: string;
  record_class: string | null;
  staff_id: string | null;
  reason: string;
  placed_by_name: string;
  placed_at: Instant;
  lifted_by_name: string | null;
  lifted_at: Instant | null;
}

interface DestructionListsTable {
  tenant_id: string;
  id: string;
  state: Generated<"proposed" | "approved" | "done" | "withdrawn">;
  made_at: Instant;
  approved_by_name: string | null;
  approved_at: Instant | null;
  done_at: Instant | null;
  digest: string | null;
}

interface DestructionLinesTable {
  tenant_id: string;
  list_id: string;
  record_class: string;
  row_key: string;
  staff_id: string | null;
  about: string;
  /** Local dates. */
  counts_from: string;
  due_on: string;
  basis: string;
  state: Generated<"due" | "kept" | "destroyed" | "held" | "needed">;
}

/** The tables of what is held, how long, and how it ends. */
export interface RecordTables {
  record_exports: RecordExportsTable;
  record_imports: RecordImportsTable;
  records_from_elsewhere: RecordsFromElsewhereTable;
  record_retention: RecordRetentionTable;
  legal_holds: LegalHoldsTable;
  destruction_lists: DestructionListsTable;
  destruction_lines: DestructionLinesTable;
}
