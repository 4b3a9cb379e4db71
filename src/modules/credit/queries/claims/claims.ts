import { type Db, inTenants, withTables } from "#platform/db";
import type { FileTables } from "#platform/files";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { permit, type PeopleTables, placesLed, subjectOfStaff, type Viewer } from "#modules/people";
import type { Claim, ListedClaim } from "../../rules/claims/listed-claim.ts";
import { rational } from "../../rules/exact/rational.ts";
import type { CreditTables } from "../../tables.ts";

type Tables = CreditTables & PeopleTables;

/** Which claims, and from where on in the list. */
export interface ClaimsAsked {
  readonly tenantId: string;
  readonly state: "open" | "decided";
  readonly page: number;
}

/** How many claims a page shows. */
export const claimsPerPage = 50;

/**
 * Claims of those whom the viewer decides for: open ones longest waiting first, decided ones latest first.
 *
 * @throws NotFound, NotAllowed for someone who decides nothing there.
 */
export async function claimQueue(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, state, page }: ClaimsAsked,
): Promise<{ readonly claims: readonly ListedClaim[]; readonly count: number }> {
  return inTenants(db, [tenantId], async (tx) => {
    const places = await placesLed(tx, viewer, { tenantId, act: "decide claims" });
    if (places?.length === 0) permit(viewer, "decide claims", { tenantId });
    const sifted = claimRows(tx, tenantId)
      .where("claim.state", "=", state)
      .$if(places !== undefined, (query) =>
        query.where((expression) =>
          expression.exists(
            expression
              .selectFrom("positions")
              .select("positions.id")
              .whereRef("positions.tenant_id", "=", "claim.tenant_id")
              .whereRef("positions.staff_id", "=", "claim.staff_id")
              .where("positions.organisation_id", "in", [...(places ?? [])]),
          ),
        ),
      );
    const { count } = await sifted
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    const direction = state === "open" ? "asc" : "desc";
    const rows = await sifted
      .select(columns)
      .orderBy("claim.sent_at", direction)
      .orderBy("claim.id", direction)
      .limit(claimsPerPage)
      .offset((page - 1) * claimsPerPage)
      .execute();
    const counts = await evidenceCounts(
      tx,
      tenantId,
      rows.map(({ id }) => id),
    );
    return {
      claims: rows.map((row) => listed(row, viewer, counts.get(row.id) ?? 0)),
      count,
    };
  });
}

/** One claim, for somebody who decides for its sender. @throws NotFound, NotAllowed */
export async function claimOf(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, id, today }: { readonly tenantId: string; readonly id: string; readonly today: string },
): Promise<Claim> {
  return inTenants(db, [tenantId], async (tx) => {
    const row = isId(id)
      ? await claimRows(tx, tenantId).select(columns).where("claim.id", "=", id).executeTakeFirst()
      : undefined;
    if (row === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
    permit(viewer, "decide claims", await subjectOfStaff(tx, { tenantId, id: row.staffId }, today));
    const evidence = await evidenceOf(tx, tenantId, id);
    return {
      ...listed(row, viewer, evidence.length),
      evidence,
      decisions: await decisionsOf(tx, tenantId, id),
    };
  });
}

const columns = [
  ...([
    "claim.id",
    "claim.staff_id as staffId",
    "staff.name as staffName",
    "claim.pack_id as packId",
  ] as const),
  ...(["claim.entry", "claim.state", "claim.sent_at as sentAt", "claim.account_id as accountId"] as const),
] as const;

function claimRows(tx: Db<Tables>, tenantId: string) {
  return tx
    .selectFrom("credit_claims as claim")
    .innerJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "claim.tenant_id").onRef("staff.id", "=", "claim.staff_id"),
    )
    .where("claim.tenant_id", "=", tenantId);
}

function listed(
  { accountId, ...row }: Omit<ListedClaim, "evidenceCount" | "isOwn"> & { readonly accountId: string },
  viewer: Viewer,
  evidenceCount: number,
): ListedClaim {
  return { ...row, evidenceCount, isOwn: accountId === viewer.accountId };
}

async function evidenceCounts(
  tx: Db<Tables>,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("credit_claim_evidence")
    .select(["claim_id as id", ({ fn }) => fn.countAll<number>().as("count")])
    .where("tenant_id", "=", tenantId)
    .where("claim_id", "in", ids)
    .groupBy("claim_id")
    .execute();
  return new Map(rows.map(({ id, count }) => [id, count]));
}

async function evidenceOf(tx: Db<Tables>, tenantId: string, claimId: string): Promise<Claim["evidence"]> {
  return withTables<CreditTables & FileTables>(tx)
    .selectFrom("credit_claim_evidence as evidence")
    .innerJoin("files as file", (join) =>
      join.onRef("file.tenant_id", "=", "evidence.tenant_id").onRef("file.id", "=", "evidence.file_id"),
    )
    .select(["file.id as fileId", "evidence.kind", "file.name", "file.media_type as mediaType"])
    .select("file.size_bytes as sizeBytes")
    .where("evidence.tenant_id", "=", tenantId)
    .where("evidence.claim_id", "=", claimId)
    .orderBy("file.id")
    .execute();
}

async function decisionsOf(tx: Db<Tables>, tenantId: string, claimId: string): Promise<Claim["decisions"]> {
  const rows = await tx
    .selectFrom("credit_claim_decisions")
    .select(["outcome", "units_numerator", "units_denominator", "reason", "decided_by_name", "decided_at"])
    .select("undone_at")
    .where("tenant_id", "=", tenantId)
    .where("claim_id", "=", claimId)
    .orderBy("decided_at", "desc")
    .orderBy("id", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => ({
    outcome: row.outcome,
    units:
      row.units_numerator === null ? undefined : rational(row.units_numerator, row.units_denominator ?? 1),
    reason: row.reason,
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at,
    isUndone: row.undone_at !== null,
  }));
}
