import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { ClaimOutcome, ClaimState } from "../../rules/claims/claim.ts";
import type { CreditTables } from "../../tables.ts";

/** A claim as who sent it sees it. */
export interface OwnClaim {
  readonly id: string;
  readonly tenantId: string;
  readonly packId: string;
  readonly state: ClaimState;
  readonly sentAt: string;
  /** The decision that holds. */
  readonly answer:
    | { readonly outcome: ClaimOutcome; readonly reason: string; readonly decidedByName: string }
    | undefined;
}

/** What the viewer sent of one entry to the employers they have today. */
export async function ownClaims(
  db: Db<CreditTables & PeopleTables>,
  viewer: Viewer,
  entryId: string,
): Promise<readonly OwnClaim[]> {
  const employers = [...new Set(viewer.positions.map(({ tenantId }) => tenantId))];
  if (employers.length === 0) return [];
  return inTenants(db, employers, async (tx) => {
    const rows = await tx
      .selectFrom("credit_claims as claim")
      .leftJoin("credit_claim_decisions as decision", (join) =>
        join
          .onRef("decision.tenant_id", "=", "claim.tenant_id")
          .onRef("decision.claim_id", "=", "claim.id")
          .on("decision.undone_at", "is", null),
      )
      .select(["claim.id", "claim.tenant_id as tenantId", "claim.pack_id as packId", "claim.state"])
      .select(["claim.sent_at as sentAt", "decision.outcome", "decision.reason"])
      .select(["decision.decided_by_name as decidedByName"])
      .where("claim.account_id", "=", viewer.accountId)
      .where("claim.entry_id", "=", entryId)
      .where("claim.tenant_id", "in", employers)
      .orderBy("claim.sent_at")
      .orderBy("claim.id")
      .orderBy("decision.decided_at", "desc")
      .orderBy("decision.id", "desc")
      .limit(200)
      .execute();
    const latest = new Map<string, OwnClaim>();
    for (const { outcome, reason, decidedByName, ...claim } of rows)
      if (!latest.has(claim.id))
        latest.set(claim.id, {
          ...claim,
          answer:
            outcome === null || claim.state !== "decided"
              ? undefined
              : { outcome, reason: reason ?? "", decidedByName: decidedByName ?? "" },
        });
    return [...latest.values()];
  });
}
