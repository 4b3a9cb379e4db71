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
import type { PeopleTables, Viewer } from "#modules/people";
import { type Db, inTenants } from "#platform/db";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReflectionTables } from "../../tables.ts";
import { readerOf } from "../reading/reader-of.ts";
import { streamPage } from "../reading/shared-reflections.ts";

type Tables = ReflectionTables & PeopleTables;

/** Fewer writers than this would let one of them be known by what they write about. */
const fewestWriters = 5;

/**
 * Reflections for trends: of what everyone may read, and of what the viewer's systems may. What only a branch or a supervisor
 * reads counts nowhere. They are not told by region or kind of library: too few would be known by them.
 */
export function reflectionTrendLayer(db: Db<Tables>): TrendLayer {
  return {
    id: "reflections",
    label: "Reflections",
    many: "reflections",
    sources: "writers",
    leastSources: fewestWriters,
    isOfPeople: true,
    months: async (viewer, thisMonth) => {
      const months = await Promise.all(
        roomsOf(viewer).map(async (room) =>
          rememberMonths(db, `reflections ${room} ${thisMonth}`, async () => roomMonths(db, room, thisMonth)),
        ),
      );
      return months.flat();
    },
    evidence: async (viewer, asked) => reflectionEvidence(db, viewer, asked),
  };
}

function roomsOf(viewer: Viewer | undefined): readonly string[] {
  return [everyonesRoom, ...new Set((viewer?.positions ?? []).map(({ tenantId }) => tenantId))];
}

/** What everyone reads is counted in everyone's room alone, though systems have copies of it. */
function levelIn(room: string): "everyone" | "my system" {
  return room === everyonesRoom ? "everyone" : "my system";
}

const countedMonths = 24;

async function roomMonths(db: Db<Tables>, room: string, thisMonth: string): Promise<readonly TopicMonth[]> {
  const [first = thisMonth] = lastMonths(thisMonth, countedMonths);
  // Raw for parts of dates and lists within JSON. By writer, since trends are of different writers.
  const { rows } = await inTenants(db, [room], async (tx) =>
    sql<{ month: string; source: string; topics: readonly string[] }>`
      select to_char(copy.shared_at, 'YYYY-MM') as month, copy.journal_id as source, copy.topics
      from shared_reflections as copy
      left join staff on staff.tenant_id = copy.tenant_id and staff.id = copy.staff_id
      where copy.tenant_id = ${room} and copy.level = ${levelIn(room)} and copy.hidden_at is null
        and copy.shared_at >= ${`${first}-01T00:00:00Z`}
        -- Who left counts there no more.
        and (copy.staff_id is null or (staff.account_id is not null and staff.is_active))`.execute(tx),
  );
  const tally = new TopicMonthTally();
  for (const { topics, ...of } of rows) tally.add(of, topics);
  return tally.months();
}

/** The latest that the viewer may read, of the times that are compared. */
async function reflectionEvidence(
  db: Db<Tables>,
  viewer: Viewer | undefined,
  { from, most, region, libraries, to, topic }: EvidenceAsked,
): Promise<readonly TrendEvidence[]> {
  if (region !== undefined || libraries !== undefined) return [];
  const reader = await readerOf(db, viewer);
  const { reflections } = await streamPage(db, reader, { of: "topic", topic }, { limit: most });
  return reflections
    .filter(({ sharedAt }) => sharedAt.slice(0, 7) >= from && sharedAt.slice(0, 7) <= to)
    .map(({ id, title, about, authorName, sharedAt }) => ({
      title: title || about || "A reflection",
      href: `/reflections/${id}`,
      detail: `${authorName}, ${dayText(sharedAt)}`,
    }));
}
