import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { CatalogTables } from "../tables.ts";

/** How many offerings of a topic came into the catalogue in a time, and before it. */
export interface TopicCount {
  readonly topic: string;
  readonly recent: number;
  readonly before: number;
}

/** Counts of every topic, and of all offerings together, whatever they are about. */
export interface TopicCounts {
  readonly topics: readonly TopicCount[];
  readonly all: Omit<TopicCount, "topic">;
}

/**
 * Offerings by topic: those first seen since an instant, and those first seen in the time before it, back to another. An
 * offering of several topics counts for each; made-up samples count for none. For trends, since nobody states them.
 */
export async function topicCounts(
  db: Db<CatalogTables>,
  { from, since }: { readonly from: string; readonly since: string },
): Promise<TopicCounts> {
  const rows = await db
    .with("seen", (part) =>
      part
        .selectFrom("catalog_listings as listing")
        .innerJoin("catalog_sources as source", "source.id", "listing.source_id")
        .select(["listing.offering_id", (each) => each.fn.min("listing.first_seen_at").as("first_seen_at")])
        .where("source.is_sample", "=", false)
        .groupBy("listing.offering_id"),
    )
    .with("topical", (part) =>
      part
        .selectFrom("seen")
        .innerJoin("catalog_offerings as offering", "offering.id", "seen.offering_id")
        // An offering without topics counts among all of them.
        .select([
          "seen.first_seen_at",
          sql<string>`jsonb_array_elements_text((offering.offering -> 'topics')::jsonb || '[""]'::jsonb)`.as(
            "topic",
          ),
        ])
        .where("seen.first_seen_at", ">=", from),
    )
    .selectFrom("topical")
    .select(["topic"])
    .select((each) => each.fn.countAll<number>().filterWhere("first_seen_at", ">=", since).as("recent"))
    .select((each) => each.fn.countAll<number>().filterWhere("first_seen_at", "<", since).as("before"))
    .groupBy("topic")
    .orderBy("topic")
    .limit(1000)
    .execute();
  const all = rows.find(({ topic }) => topic === "") ?? { recent: 0, before: 0 };
  return {
    topics: rows.filter(({ topic }) => topic !== ""),
    all: { recent: all.recent, before: all.before },
  };
}
