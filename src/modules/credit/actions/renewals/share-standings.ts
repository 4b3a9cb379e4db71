import { type Db, inTenants, json } from "#platform/db";
import { now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import { sharedStandingsOf } from "../../queries/record/standings.ts";
import { writeRational } from "../../rules/exact/written.ts";
import type { LocalDate } from "../../rules/local-date.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import type { Stood } from "../../rules/record/stood.ts";
import { renewalRisk } from "../../rules/renewals/risk.ts";
import type { CreditTables } from "../../tables.ts";

type Tables = CreditTables & PeopleTables;

/** Whose standings, and the local day on which they are worked out. */
export interface StandingsToShare {
  readonly packs: ReadonlyMap<string, RulePack>;
  readonly accountId: string;
  readonly today: LocalDate;
}

/**
 * Writes how someone stands to each employer of theirs, for the credentials they let employers see; and takes away what they
 * no longer share, and what former employers saw. Outcomes alone: no entry leaves the person's own tenant.
 */
export async function shareStandings(
  db: Db<Tables>,
  { packs, accountId, today }: StandingsToShare,
): Promise<void> {
  const shared = await sharedStandingsOf(db, packs, accountId, today);
  const rows = shared.flatMap((stood) => standingRow(stood, today));
  for (const { tenantId, staffId, hasLeft } of await employmentsOf(db, accountId))
    await inTenants(db, [tenantId], async (tx) => {
      await tx
        .deleteFrom("renewal_standings")
        .where("tenant_id", "=", tenantId)
        .where("account_id", "=", accountId)
        .execute();
      if (rows.length === 0 || hasLeft) return;
      const whose = { tenant_id: tenantId, account_id: accountId, staff_id: staffId };
      await tx
        .insertInto("renewal_standings")
        .values(rows.map((row) => ({ ...row, ...whose, worked_out_at: now() })))
        .execute();
    });
}

function standingRow(stood: Stood, today: LocalDate) {
  // What the pack cannot answer yet is told to its holder, who alone can mend it.
  if (!("standing" in stood)) return [];
  const { credential, pack, version, standing } = stood;
  return [
    {
      credential_id: credential.id,
      pack_id: pack.id,
      credential: pack.credential,
      state: standing.state,
      cycle_from: standing.cycle?.from ?? null,
      due_on: standing.cycle?.to ?? null,
      unit: version.unit.plural,
      required: writeRational(standing.required),
      counted: writeRational(standing.counted),
      planned: writeRational(standing.planned),
      short: writeRational(standing.short),
      missing: json(standing.requirements.filter(({ isMet }) => !isMet).map(({ name }) => name)),
      risk: renewalRisk(standing, today),
    },
  ];
}

async function employmentsOf(db: Db<Tables>, accountId: string) {
  const rows = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("account_employments")
      .select(["employer_id as tenantId", "staff_id as staffId", "left_at as leftAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("employer_id")
      .orderBy("staff_id")
      .execute(),
  );
  return rows.map(({ leftAt, ...row }) => ({ ...row, hasLeft: leftAt !== null }));
}

/** Everyone who lets an employer see a standing, in the order of their ids, after a given one. For a job that goes through all. */
export async function sharersAfter(
  db: Db<Tables>,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("credit_credentials")
      .select("tenant_id")
      .distinct()
      .where("is_shared", "=", true)
      .where("removed_at", "is", null)
      .$if(after !== undefined, (query) => query.where("tenant_id", ">", after ?? ""))
      .orderBy("tenant_id")
      .limit(limit)
      .execute(),
  );
  return rows.map((row) => row.tenant_id);
}
