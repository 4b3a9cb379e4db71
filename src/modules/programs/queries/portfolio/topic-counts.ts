import { sql } from "kysely";
import { inTenants } from "#platform/db";
import type { TopicCounts } from "#modules/catalog";
import type { ProgramsDb } from "../program.ts";

/**
 * Programs by topic: those shared with everyone that were first held (or else entered) since an instant, and in the time before
 * it, back to another. A program of several topics counts for each. Only what everyone may read is counted, so that no count
 * tells of what is not shared; `region` (`WI`) narrows it to branches there.
 */
export async function topicCountsOfPrograms(
  db: ProgramsDb,
  { from, since, region }: { readonly from: string; readonly since: string; readonly region?: string },
): Promise<TopicCounts> {
  // No tenant is open: the database's own rule then leaves what is public.
  const { rows } = await inTenants(db, [], async (tx) =>
    // Raw: lists within JSON have no place in the query builder.
    sql<{ topic: string; recent: number; before: number }>`
      with public as (
        select content -> 'topics' as topics,
          coalesce((content -> 'occasions' -> 0 ->> 'heldOn')::date, (content ->> 'changedAt')::timestamptz::date) as held_on
        from shared_programs
        where group_id is null and (${region ?? null}::text is null or content -> 'place' ->> 'region' = ${region ?? null})
      )
      select topic, count(*) filter (where held_on >= ${since}::timestamptz::date) as recent,
        count(*) filter (where held_on < ${since}::timestamptz::date) as before
      from public, jsonb_array_elements_text(topics || '[""]'::jsonb) as topic
      where held_on >= ${from}::timestamptz::date
      group by topic order by topic limit 1000`.execute(tx),
  );
  const all = rows.find(({ topic }) => topic === "") ?? { recent: 0, before: 0 };
  return {
    topics: rows.filter(({ topic }) => topic !== ""),
    all: { recent: all.recent, before: all.before },
  };
}
