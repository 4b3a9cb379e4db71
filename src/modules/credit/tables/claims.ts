import type { Generated } from "kysely";
import type { Instant, Json } from "#platform/db";
import type { ClaimedEntry, ClaimOutcome, ClaimState } from "../rules/claims/claim.ts";
import type { EvidenceKind } from "../rules/packs/predicate.ts";
import type { RenewalRisk } from "../rules/renewals/risk.ts";
import type { Standing } from "../rules/standing/standing.ts";

interface ClaimsTable {
  tenant_id: string;
  id: string;
  account_id: string;
  staff_id: string;
  entry_id: string;
  pack_id: string;
  entry: Json<ClaimedEntry>;
  state: ClaimState;
  sent_at: Instant;
}

interface ClaimEvidenceTable {
  tenant_id: string;
  claim_id: string;
  file_id: string;
  kind: EvidenceKind;
}

interface ClaimDecisionsTable {
  tenant_id: string;
  id: string;
  claim_id: string;
  outcome: ClaimOutcome;
  units_numerator: number | null;
  units_denominator: number | null;
  reason: Generated<string>;
  decided_by: string;
  decided_by_name: string;
  decided_at: Instant;
  undone_at: Instant | null;
}

interface RenewalStandingsTable {
  tenant_id: string;
  account_id: string;
  credential_id: string;
  staff_id: string;
  pack_id: string;
  credential: string;
  state: Standing["state"];
  cycle_from: string | null;
  due_on: string | null;
  unit: string;
  required: string;
  counted: string;
  planned: string;
  short: string;
  missing: Json<readonly string[]>;
  risk: RenewalRisk;
  worked_out_at: Instant;
}

/** What is put before an employer: claims to decide, and who will renew. */
export interface ClaimTables {
  credit_claims: ClaimsTable;
  credit_claim_evidence: ClaimEvidenceTable;
  credit_claim_decisions: ClaimDecisionsTable;
  renewal_standings: RenewalStandingsTable;
}
