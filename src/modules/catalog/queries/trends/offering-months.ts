import { sql } from "kysely";
import type { Db } from "#platform/db";
import { isCountedSource } from "./counted-source.ts";
import { lastMonths } from "../../rules/trends/months.ts";
import { type LibraryKind, type TopicMonth, TopicMonthTally } from "../../rules/trends/topic-month.ts";
import type { CatalogTables } from "../../tables.ts";

const sliceSize = 4000;
const beforeAll = "00000000-0000-0000-0000-000000000000";
const countedMonths = 24;

/** The audience of the vocabulary that says a kind of library. What is for public libraries says nothing of it. */
export const audienceOf = { school: "school-librarians", academic: "academic-staff" } as const;

/**
 * Offerings by topic and month over the two years that end with a month: each counts once in every month in which it has a
 * session. Made-up samples (but in a library that is all made up), and what was merged into another or called off, count for none. Read in slices, since the embedded
 * database answers one question at a time.
 */
export async function offeringMonths(
  db: Db<CatalogTables>,
  thisMonth: string,
): Promise<readonly TopicMonth[]> {
  const [first = thisMonth] = lastMonths(thisMonth, countedMonths);
  const tally = new TopicMonthTally();
  for (let after = beforeAll; ;) {
    const rows = await slice(db, { first, last: thisMonth, after });
    for (const { month, provider, region, topics, audiences } of rows)
      tally.add({ month, source: provider, region: region ?? undefined, ...librariesOf(audiences) }, topics);
    const last = rows.at(-1);
    if (last === undefined || rows.length < sliceSize) return tally.months();
    after = last.id;
  }
}

interface MonthOfOffering {
  readonly id: string;
  readonly month: string;
  readonly provider: string;
  readonly region: string | null;
  readonly topics: readonly string[];
  readonly audiences: readonly string[];
}

/** Whole offerings, so that the next slice begins with another one: a few rows more than asked for. */
async function slice(
  db: Db<CatalogTables>,
  { first, last, after }: { readonly first: string; readonly last: string; readonly after: string },
): Promise<readonly MonthOfOffering[]> {
  // Raw: parts of JSON and `fetch first … with ties` have no place in the query builder.
  const { rows } = await sql<MonthOfOffering>`
    select session.offering_id as id, to_char(session.first_date, 'YYYY-MM') as month,
      lower(coalesce(offering.offering ->> 'provider', min(source.name))) as provider,
      coalesce(offering.offering -> 'place' ->> 'region', min(source.region)) as region,
      offering.offering -> 'topics' as topics, offering.offering -> 'audiences' as audiences
    from catalog_sessions session
    join catalog_offerings offering on offering.id = session.offering_id
    join catalog_listings listing on listing.offering_id = offering.id
    join catalog_sources source on source.id = listing.source_id and ${isCountedSource}
    where session.offering_id > ${after}::uuid and offering.merged_into is null
      and session.first_date >= ${`${first}-01`}::date
      and session.first_date < (${`${last}-01`}::date + interval '1 month')
      and session.status <> 'cancelled' and coalesce(offering.offering ->> 'status', '') <> 'cancelled'
    group by session.offering_id, 2, offering.id
    order by session.offering_id
    fetch first ${sql.lit(sliceSize)} rows with ties`.execute(db);
  return rows;
}

function librariesOf(audiences: readonly string[]): { readonly libraries?: LibraryKind } {
  const kind = (["school", "academic"] as const).find((each) => audiences.includes(audienceOf[each]));
  return kind === undefined ? {} : { libraries: kind };
}
