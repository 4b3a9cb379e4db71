import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { LibraryKind } from "../../rules/trends/topic-month.ts";
import type { TrendEvidence } from "../../rules/trends/trend-layer.ts";
import { dayText } from "../../rules/finding/when.ts";
import type { CatalogTables } from "../../tables.ts";
import { isCountedSource } from "./counted-source.ts";
import { audienceOf } from "./offering-months.ts";
import type { EvidenceAsked } from "./trend-layers.ts";

/** Offerings that a trend was drawn from, the latest first: those that `offeringMonths` counts for the same topic and months. */
export async function offeringEvidence(
  db: Db<CatalogTables>,
  { topic, region, libraries, from, to, most }: EvidenceAsked,
): Promise<readonly TrendEvidence[]> {
  // Raw, as in `offeringMonths`.
  const { rows } = await sql<{ id: string; title: string; provider: string; day: string }>`
    select offering.id, offering.title, max(session.first_date) as day,
      coalesce(offering.offering ->> 'provider', min(source.name)) as provider
    from catalog_sessions session
    join catalog_offerings offering on offering.id = session.offering_id
    join catalog_listings listing on listing.offering_id = offering.id
    join catalog_sources source on source.id = listing.source_id and ${isCountedSource}
    where offering.merged_into is null and (offering.offering -> 'topics')::jsonb ? ${topic}
      and session.first_date >= ${`${from}-01`}::date
      and session.first_date < (${`${to}-01`}::date + interval '1 month')
      and session.status <> 'cancelled' and coalesce(offering.offering ->> 'status', '') <> 'cancelled'
      and ${isFor(libraries)}
    group by offering.id
    having ${region ?? null}::text is null
      or coalesce(offering.offering -> 'place' ->> 'region', min(source.region)) = ${region ?? null}
    order by day desc, offering.id
    limit ${most}`.execute(db);
  return rows.map(({ id, title, provider, day }) => ({
    title,
    href: `/offerings/${id}`,
    detail: `${provider}, ${dayText(day)}`,
  }));
}

function isFor(libraries: LibraryKind | undefined) {
  const audiences = sql`(offering.offering -> 'audiences')::jsonb`;
  const { school, academic } = audienceOf;
  if (libraries === undefined) return sql`true`;
  if (libraries === "school") return sql`(${audiences} ? ${school} or not ${audiences} ? ${academic})`;
  const isSchool = sql`${audiences} ? ${school}`;
  return libraries === "academic"
    ? sql`not ${isSchool}`
    : sql`not (${isSchool} or ${audiences} ? ${academic})`;
}
