import { type Db, inTenants } from "#platform/db";
import { formatDate, localDay, parseDate } from "#platform/time";
import { sql } from "kysely";
import { permit, type PeopleTables, placesLed, type Viewer } from "#modules/people";
import { claimedWords } from "../../rules/claims/claim-words.ts";
import { claimMinutes } from "../../rules/reports/claim-minutes.ts";
import type { LearningRow } from "../../rules/reports/learning-numbers.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import type { CreditTables } from "../../tables.ts";

type Tables = CreditTables & PeopleTables;

/** What time is asked about, and by whose calendar. */
export interface LearningAsked {
  readonly tenantId: string;
  /** Both days included. */
  readonly from: string;
  readonly to: string;
  readonly organisationId?: string | undefined;
  readonly packs: ReadonlyMap<string, RulePack>;
}

/** What an employer's own records prove, and the branches they are counted by. */
export interface Learning {
  /** By name; those the viewer leads. */
  readonly branches: readonly {
    readonly organisationId: string;
    readonly name: string;
    readonly staffCount: number;
  }[];
  /** By branch, person, day. */
  readonly rows: readonly LearningRow[];
}

/**
 * Everything that staff learned in a time, as far as their employer can vouch for it: awards that stand, and claims that were
 * accepted. What people keep on their own records alone is not the employer's to count.
 *
 * @throws NotFound, NotAllowed for someone who leads nobody.
 */
export async function learningOf(db: Db<Tables>, viewer: Viewer, asked: LearningAsked): Promise<Learning> {
  const { tenantId } = asked;
  return inTenants(db, [tenantId], async (tx) => {
    const places = await placesLed(tx, viewer, { tenantId, act: "see renewals" });
    if (places?.length === 0) permit(viewer, "see renewals", { tenantId });
    const positions = await positionsIn(tx, asked, places);
    const branches = new Map<string, { organisationId: string; name: string; staff: Set<string> }>();
    const byStaff = Map.groupBy(positions, ({ staffId }) => staffId);
    for (const { organisationId, organisationName, staffId } of positions) {
      const branch = branches.get(organisationId) ?? {
        organisationId,
        name: organisationName,
        staff: new Set(),
      };
      branch.staff.add(staffId);
      branches.set(organisationId, branch);
    }
    const learned = [...(await awardsIn(tx, asked)), ...(await claimsIn(tx, asked))];
    return {
      branches: [...branches.values()]
        .map(({ staff, ...branch }) => ({ ...branch, staffCount: staff.size }))
        .toSorted((one, other) => one.name.localeCompare(other.name, "en")),
      rows: learned
        .flatMap((row) => placed(row, byStaff.get(row.staffId) ?? []))
        .toSorted(
          (one, other) =>
            one.organisationName.localeCompare(other.organisationName, "en") ||
            one.staffName.localeCompare(other.staffName, "en") ||
            one.day.localeCompare(other.day),
        ),
    };
  });
}

type Learned = Omit<LearningRow, "organisationId" | "organisationName">;

interface PositionRow {
  readonly staffId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

// Counted where they worked on that day, once for each branch.
function placed(row: Learned, positions: readonly PositionRow[]): readonly LearningRow[] {
  const there = new Map(
    positions
      .filter(({ startsOn, endsOn }) => startsOn <= row.day && (endsOn === null || endsOn >= row.day))
      .map(({ organisationId, organisationName }) => [organisationId, organisationName]),
  );
  return [...there].map(([organisationId, organisationName]) => ({
    ...row,
    organisationId,
    organisationName,
  }));
}

async function positionsIn(
  tx: Db<Tables>,
  { tenantId, from, to, organisationId }: LearningAsked,
  places: readonly string[] | undefined,
): Promise<readonly PositionRow[]> {
  return tx
    .selectFrom("positions as position")
    .innerJoin("organisations as place", (join) =>
      join
        .onRef("place.tenant_id", "=", "position.tenant_id")
        .onRef("place.id", "=", "position.organisation_id"),
    )
    .select(["position.staff_id as staffId", "place.id as organisationId", "place.name as organisationName"])
    .select(["position.starts_on as startsOn", "position.ends_on as endsOn"])
    .where("position.tenant_id", "=", tenantId)
    .where("position.starts_on", "<=", to)
    .where((expression) =>
      expression.or([expression("position.ends_on", "is", null), expression("position.ends_on", ">=", from)]),
    )
    .$if(places !== undefined, (query) => query.where("place.id", "in", [...(places ?? [])]))
    .$if(organisationId !== undefined, (query) => query.where("place.id", "=", organisationId ?? ""))
    .orderBy("place.name")
    .orderBy("position.id")
    .execute();
}

async function awardsIn(tx: Db<Tables>, { tenantId, from, to }: LearningAsked): Promise<readonly Learned[]> {
  const rows = await tx
    .selectFrom("awards as award")
    .innerJoin("learning_sessions as session", (join) =>
      join.onRef("session.tenant_id", "=", "award.tenant_id").onRef("session.id", "=", "award.session_id"),
    )
    .innerJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "award.tenant_id").onRef("staff.id", "=", "award.staff_id"),
    )
    .select(["staff.id as staffId", "staff.name as staffName", "session.title", "award.minutes"])
    .select(["session.starts_at as startsAt", "session.zone"])
    .where("award.tenant_id", "=", tenantId)
    .where("award.revoked_at", "is", null)
    // A day wider on both sides, for every zone; the local day decides below.
    .where("session.starts_at", ">=", aroundDay(from, -1))
    .where("session.starts_at", "<", aroundDay(to, 2))
    .orderBy("award.id")
    .execute();
  return rows
    .map(({ startsAt, zone, ...row }) => ({
      ...row,
      source: "award" as const,
      day: localDay(zone, startsAt),
      measured: undefined,
    }))
    .filter(({ day }) => from <= day && day <= to);
}

function aroundDay(day: string, days: number): string {
  return `${formatDate((parseDate(day) ?? 0) + days)}T00:00:00Z`;
}

// Raw: a field of JSON. Days as text are in the order of the calendar.
const completedOn = sql<string>`claim.entry ->> 'to'`;

async function claimsIn(
  tx: Db<Tables>,
  { tenantId, from, to, packs }: LearningAsked,
): Promise<readonly Learned[]> {
  const rows = await tx
    .selectFrom("credit_claims as claim")
    .innerJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "claim.tenant_id").onRef("staff.id", "=", "claim.staff_id"),
    )
    .innerJoin("credit_claim_decisions as decision", (join) =>
      join
        .onRef("decision.tenant_id", "=", "claim.tenant_id")
        .onRef("decision.claim_id", "=", "claim.id")
        .on("decision.undone_at", "is", null),
    )
    .select(["claim.id", "claim.entry_id as entryId", "claim.account_id as accountId", "claim.entry"])
    .select(["staff.id as staffId", "staff.name as staffName", "claim.pack_id as packId"])
    .select(["decision.outcome", "decision.units_numerator", "decision.units_denominator"])
    .where("claim.tenant_id", "=", tenantId)
    .where("claim.state", "=", "decided")
    .where("decision.outcome", "!=", "returned")
    .where(completedOn, ">=", from)
    .where(completedOn, "<=", to)
    .orderBy("claim.id")
    .orderBy("decision.decided_at", "desc")
    .orderBy("decision.id", "desc")
    .execute();
  const once = new Map<string, Learned>();
  for (const row of rows) {
    // The same entry accepted for two credentials was learned once.
    const key = `${row.accountId} ${row.entryId}`;
    if (once.has(key)) continue;
    once.set(key, {
      source: "claim",
      staffId: row.staffId,
      staffName: row.staffName,
      title: row.entry.title,
      day: row.entry.to,
      minutes: claimMinutes(row, packs.get(row.packId)),
      measured: "minutes" in row.entry.measured ? undefined : claimedWords(row.entry),
    });
  }
  return [...once.values()];
}
