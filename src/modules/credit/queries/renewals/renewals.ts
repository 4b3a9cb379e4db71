import { type Db, inTenants } from "#platform/db";
import { sql } from "kysely";
import { permit, type PeopleTables, placesLed, type Viewer } from "#modules/people";
import { type RenewalRisk, renewalRisks } from "../../rules/renewals/risk.ts";
import type { CreditTables } from "../../tables.ts";

type Tables = CreditTables & PeopleTables;

/** How one member of staff stands for one credential, as far as they let their employer see it. */
export interface RenewalLine {
  readonly staffId: string;
  readonly staffName: string;
  /** The branches they work in, with semicolons between. */
  readonly organisationName: string;
  readonly credential: string;
  readonly risk: RenewalRisk;
  readonly dueOn: string | undefined;
  readonly unit: string;
  readonly required: string;
  readonly counted: string;
  readonly planned: string;
  readonly short: string;
  readonly missing: readonly string[];
}

/** Renewals of an employer's staff. */
export interface Renewals {
  /** By branch, and how many of each risk there; branches with somebody at risk first. */
  readonly branches: readonly {
    readonly organisationId: string;
    readonly name: string;
    readonly counts: Readonly<Record<RenewalRisk, number>>;
  }[];
  /** Worst first, then soonest due. */
  readonly lines: readonly RenewalLine[];
  readonly isCut: boolean;
}

/** Which of them. */
export interface RenewalsAsked {
  readonly tenantId: string;
  /** The employer's local day: positions of this day decide the branch. */
  readonly today: string;
  readonly organisationId?: string | undefined;
  readonly risk?: RenewalRisk | undefined;
  /** How many lines at most. */
  readonly limit: number;
}

/**
 * Who will renew and who may not, by branch: of those whom the viewer leads, and who let their employer see it.
 *
 * Someone with positions in two branches is counted in both, and is one line that names both.
 *
 * @throws NotFound, NotAllowed for someone who leads nobody.
 */
export async function renewals(db: Db<Tables>, viewer: Viewer, asked: RenewalsAsked): Promise<Renewals> {
  const { tenantId, organisationId, risk, limit } = asked;
  return inTenants(db, [tenantId], async (tx) => {
    const places = await placesLed(tx, viewer, { tenantId, act: "see renewals" });
    if (places?.length === 0) permit(viewer, "see renewals", { tenantId });
    const rows = await standingRows(tx, asked)
      .$if(places !== undefined, (query) => query.where("place.id", "in", [...(places ?? [])]))
      .select(["place.id as organisationId", "place.name as organisationName", "standing.risk"])
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .groupBy(["place.id", "place.name", "standing.risk"])
      .execute();
    const lines = await standingRows(tx, asked)
      .$if(places !== undefined, (query) => query.where("place.id", "in", [...(places ?? [])]))
      .$if(organisationId !== undefined, (query) => query.where("place.id", "=", organisationId ?? ""))
      .$if(risk !== undefined, (query) => query.where("standing.risk", "=", risk ?? "met"))
      .select(["staff.id as staffId", "staff.name as staffName", placeNames.as("organisationName")])
      .select(["standing.credential", "standing.risk", "standing.due_on as dueOn", "standing.unit"])
      .select([
        "standing.required",
        "standing.counted",
        "standing.planned",
        "standing.short",
        "standing.missing",
      ])
      .groupBy(["standing.tenant_id", "standing.staff_id", "standing.credential_id", "staff.id"])
      .groupBy(["staff.tenant_id", "staff.name", "standing.credential", "standing.risk"])
      .groupBy(["standing.due_on", "standing.unit", "standing.required", "standing.counted"])
      .groupBy(["standing.planned", "standing.short", "standing.missing"])
      .orderBy(worstFirst)
      .orderBy("standing.due_on")
      .orderBy("staff.name")
      .orderBy("standing.credential_id")
      .orderBy("staff.id")
      .limit(limit + 1)
      .execute();
    return {
      branches: branchesOf(rows),
      lines: lines.slice(0, limit).map((line) => ({ ...line, dueOn: line.dueOn ?? undefined })),
      isCut: lines.length > limit,
    };
  });
}

// Raw: an aggregate in an order of its own.
const placeNames = sql<string>`string_agg(place.name, '; ' order by place.name, place.id)`;

// Raw: the order of the words, worst first, is no order the database knows.
const worstFirst = sql<number>`array_position(${sql.val([...renewalRisks])}::text[], standing.risk)`;

function standingRows(tx: Db<Tables>, { tenantId, today }: RenewalsAsked) {
  return (
    tx
      .selectFrom("renewal_standings as standing")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "standing.tenant_id").onRef("staff.id", "=", "standing.staff_id"),
      )
      // Once for each branch, however many positions someone holds there.
      .innerJoin(
        (query) =>
          query
            .selectFrom("positions")
            .select(["tenant_id", "staff_id", "organisation_id"])
            .distinct()
            .where("tenant_id", "=", tenantId)
            .where("starts_on", "<=", today)
            .where((expression) =>
              expression.or([expression("ends_on", "is", null), expression("ends_on", ">=", today)]),
            )
            .as("position"),
        (join) =>
          join
            .onRef("position.tenant_id", "=", "standing.tenant_id")
            .onRef("position.staff_id", "=", "standing.staff_id"),
      )
      .innerJoin("organisations as place", (join) =>
        join
          .onRef("place.tenant_id", "=", "position.tenant_id")
          .onRef("place.id", "=", "position.organisation_id"),
      )
      .where("standing.tenant_id", "=", tenantId)
  );
}

function branchesOf(
  rows: readonly {
    readonly organisationId: string;
    readonly organisationName: string;
    readonly risk: RenewalRisk;
    readonly count: number;
  }[],
): Renewals["branches"] {
  const branches = new Map<string, Renewals["branches"][number]>();
  for (const { organisationId, organisationName, risk, count } of rows) {
    const before = branches.get(organisationId);
    const counts = before?.counts ?? noneOfAny;
    branches.set(organisationId, {
      organisationId,
      name: organisationName,
      counts: { ...counts, [risk]: counts[risk] + count },
    });
  }
  return [...branches.values()].sort(
    (one, other) => worry(other.counts) - worry(one.counts) || one.name.localeCompare(other.name, "en"),
  );
}

const noneOfAny: Readonly<Record<RenewalRisk, number>> = {
  lapsed: 0,
  "at risk": 0,
  "on the way": 0,
  met: 0,
  "nothing due": 0,
};

function worry(counts: Readonly<Record<RenewalRisk, number>>): number {
  return counts.lapsed + counts["at risk"];
}
