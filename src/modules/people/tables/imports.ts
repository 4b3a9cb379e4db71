import type { Instant, Json } from "#platform/db";
import type { FieldChange, RowProblem, RowWrites } from "../rules/imports/plan.ts";
import type {
  ImportChoices,
  ImportFindings,
  ImportKind,
  ImportState,
  KeptFile,
} from "../rules/imports/run.ts";

interface InvitationsTable {
  tenant_id: string;
  id: string;
  staff_id: string;
  way: "letter" | "code";
  digest: string;
  sent_to: string | null;
  made_by: string;
  made_at: Instant;
  ends_at: Instant;
  taken_at: Instant | null;
  revoked_at: Instant | null;
}

interface ImportRunsTable {
  tenant_id: string;
  id: string;
  kind: ImportKind;
  state: ImportState;
  files: Json<readonly KeptFile[]>;
  choices: Json<ImportChoices>;
  findings: Json<ImportFindings>;
  basis: string;
  write_count: number;
  written_count: number;
  problem: string | null;
  made_by: string | null;
  made_by_name: string;
  made_at: Instant;
  changed_at: Instant;
}

interface ImportRowsTable {
  tenant_id: string;
  run_id: string;
  place: number;
  row_name: string;
  part: "organisation" | "staff";
  outcome: "new" | "changed" | "bad" | "missing";
  label: string;
  changes: Json<readonly FieldChange[]>;
  problems: Json<readonly RowProblem[]>;
  writes: Json<RowWrites> | null;
}

interface StaffWordsTable {
  tenant_id: string;
  word: string;
  staff_id: string;
}

/** Invitations, the words staff are found by, and imports of branches and staff. */
export interface ImportTables {
  invitations: InvitationsTable;
  staff_words: StaffWordsTable;
  import_runs: ImportRunsTable;
  import_rows: ImportRowsTable;
}
