import { sql } from "kysely";
import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import {
  type TopicCountOfReflections,
  toldCounts,
  type TopicWriting,
} from "../../rules/trends/enough-writers.ts";
import type { ReflectionTables } from "../../tables.ts";

/**
 * How many reflections of each topic were shared since an instant, and in the time before it, back to another: of what everyone
 * may read, and of what the viewer's systems may. A topic is told only for a time in which at least five people wrote of it;
 * what only a branch or a supervisor reads counts nowhere.
 */
export async function topicCountsOfReflections(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Viewer | undefined,
  { from, since }: { readonly from: string; readonly since: string },
): Promise<readonly TopicCountOfReflections[]> {
  const rooms = [everyonesRoom, ...new Set((viewer?.positions ?? []).map(({ tenantId }) => tenantId))];
  // Raw for the filtered counts of different writers; one reflection in two rooms counts once.
  const { rows } = await inTenants(db, rooms, async (tx) =>
    sql<TopicWriting>`
      select topic,
        count(distinct id) filter (where shared_at >= ${since})::int as recent,
        count(distinct journal_id) filter (where shared_at >= ${since})::int as "recentWriters",
        count(distinct id) filter (where shared_at < ${since})::int as before,
        count(distinct journal_id) filter (where shared_at < ${since})::int as "beforeWriters"
      from (
        select jsonb_array_elements_text(copy.topics) as topic, copy.id, copy.journal_id, copy.shared_at
        from shared_reflections as copy
        where copy.tenant_id = any (${rooms}::uuid[]) and copy.shared_at >= ${from}
          and copy.level in ('my system', 'everyone') and copy.hidden_at is null
      ) as told
      group by topic order by topic limit 1000`.execute(tx),
  );
  return toldCounts(rows);
}
