import { sql } from "kysely";
import {
  dayText,
  type EvidenceAsked,
  lastMonths,
  rememberMonths,
  type TopicMonth,
  TopicMonthTally,
  type TrendEvidence,
  type TrendLayer,
} from "#modules/catalog";
import { inTenants } from "#platform/db";
import type { SharedProgram } from "../../rules/reading/shared-program.ts";
import type { ProgramsDb, ProgramsProgram } from "../program.ts";

/**
 * Programs for trends: each counts once in every month in which it was held (or else entered). Only what everyone may read, so
 * that no count tells of what is not shared.
 */
export function programTrendLayer({
  db,
  programFinder,
}: Pick<ProgramsProgram, "db" | "programFinder">): TrendLayer {
  return {
    id: "programs",
    label: "Programs",
    many: "programs",
    sources: "branches",
    leastSources: 3,
    months: async (_, thisMonth) =>
      rememberMonths(programFinder, `programs ${thisMonth}`, async () => programMonths(db, thisMonth)),
    evidence: async (_, asked) => programEvidence(db, asked),
  };
}

const sliceSize = 4000;
const countedMonths = 24;
const beforeAll = "00000000-0000-0000-0000-000000000000";

async function programMonths(db: ProgramsDb, thisMonth: string): Promise<readonly TopicMonth[]> {
  const wanted = new Set(lastMonths(thisMonth, countedMonths));
  const tally = new TopicMonthTally();
  for (let after = { tenantId: beforeAll, id: beforeAll }; ;) {
    const rows = await slice(db, after);
    for (const { content, tenantId } of rows)
      for (const month of monthsOf(content))
        if (wanted.has(month))
          tally.add(
            { month, source: `${tenantId} ${content.organisationId}`, region: content.place.region },
            content.topics,
          );
    const last = rows.at(-1);
    if (last === undefined || rows.length < sliceSize) return tally.months();
    after = last;
  }
}

type Counted = Pick<SharedProgram, "topics" | "occasions" | "changedAt" | "organisationId" | "place">;

async function slice(db: ProgramsDb, after: { readonly tenantId: string; readonly id: string }) {
  // No tenant is open: the database's own rule then leaves what is public. Raw for the part of the document that is read.
  return inTenants(db, [], async (tx) => {
    const { rows } = await sql<{ tenantId: string; id: string; content: Counted }>`
      select tenant_id as "tenantId", program_id as id, content - 'plan' as content
      from shared_programs
      where group_id is null and (tenant_id, program_id) > (${after.tenantId}::uuid, ${after.id}::uuid)
      order by tenant_id, program_id limit ${sliceSize}`.execute(tx);
    return rows;
  });
}

function monthsOf({ occasions, changedAt }: Counted): ReadonlySet<string> {
  const held = occasions.map(({ heldOn }) => heldOn.slice(0, 7));
  return new Set(held.length === 0 ? [changedAt.slice(0, 7)] : held);
}

async function programEvidence(
  db: ProgramsDb,
  { topic, region, from, to, most }: EvidenceAsked,
): Promise<readonly TrendEvidence[]> {
  const rows = await inTenants(db, [], async (tx) => {
    // As above.
    const found = await sql<{ number: number; content: SharedProgram; month: string; day: string }>`
      select number, content, held.day
      from shared_programs, lateral (
        select max(day) as day from (
          select occasion ->> 'heldOn' as day from jsonb_array_elements(content -> 'occasions') as occasion
          union all
          select left(content ->> 'changedAt', 10) where content -> 'occasions' = '[]'
        ) as days where left(day, 7) between ${from} and ${to}
      ) as held
      where group_id is null and content -> 'topics' ? ${topic} and held.day is not null
        and (${region ?? null}::text is null or content -> 'place' ->> 'region' = ${region ?? null})
      order by held.day desc, number desc limit ${most}`.execute(tx);
    return found.rows;
  });
  return rows.map(({ number, content, day }) => ({
    title: content.plan.title,
    href: `/programs/${number}`,
    detail: `${content.place.branch}, ${content.place.system}, ${dayText(day)}`,
  }));
}
