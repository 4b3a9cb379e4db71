import type { Generated } from "kysely";
import type { Instant, Json } from "#platform/db";
import type { Mode, Subject } from "../rules/ledger/entry.ts";
import type { EntrySource, EntryState } from "../rules/ledger/kept-entry.ts";
import type { EvidenceKind } from "../rules/packs/predicate.ts";

interface CredentialsTable {
  tenant_id: string;
  id: string;
  pack_id: string;
  role: string | null;
  issued_on: string | null;
  birth_month: number | null;
  expires_on: string | null;
  certificate_number: string | null;
  endorsements: Json<Subject["endorsements"]>;
  circumstances: Json<Subject["circumstances"]>;
  positions: Json<Subject["positions"]>;
  ended_on: string | null;
  is_shared: Generated<boolean>;
  removed_at: Instant | null;
  created_at: Instant;
  changed_at: Instant;
}

interface EntriesTable {
  tenant_id: string;
  id: string;
  title: string;
  provider: string | null;
  starts_on: string | null;
  ends_on: string | null;
  minutes: number | null;
  quantity_numerator: number | null;
  quantity_denominator: number | null;
  measure: string | null;
  mode: Mode;
  topics: Json<readonly string[]>;
  categories: Json<Readonly<Record<string, readonly string[]>>>;
  pre_approved: Json<Readonly<Record<string, string>>>;
  approved_by: Json<readonly string[]>;
  endorsements: Json<readonly string[]>;
  activity: string | null;
  proof_on_paper: Json<readonly EvidenceKind[]>;
  relation: Generated<string>;
  description: Generated<string>;
  place: Generated<string>;
  state: EntryState;
  source: EntrySource;
  source_key: string | null;
  offering_id: string | null;
  award_tenant_id: string | null;
  award_id: string | null;
  award_revoked_at: Instant | null;
  award_revoked_because: Generated<string>;
  removed_at: Instant | null;
  created_at: Instant;
  changed_at: Instant;
}

interface EvidenceTable {
  tenant_id: string;
  id: string;
  entry_id: string;
  file_id: string;
  kind: EvidenceKind;
  keep_until: string | null;
  removed_at: Instant | null;
  added_at: Instant;
}

interface DecisionsTable {
  tenant_id: string;
  entry_id: string;
  pack_id: string;
  outcome: "pending" | "accepted" | "adjusted" | "returned";
  units_numerator: number | null;
  units_denominator: number | null;
  reason: Generated<string>;
  decided_at: Instant;
}

interface AnswersTable {
  tenant_id: string;
  entry_id: string;
  pack_id: string;
  question_id: string;
  asked: string;
  body: string;
  answered_at: Instant;
}

/** What a person keeps of their own learning, in their own tenant. */
export interface LedgerTables {
  credit_credentials: CredentialsTable;
  credit_entries: EntriesTable;
  credit_evidence: EvidenceTable;
  credit_decisions: DecisionsTable;
  credit_answers: AnswersTable;
}
