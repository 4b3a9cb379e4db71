import { type CompiledQuery, sql } from "kysely";
import { type Db, plainArray } from "#platform/db";
import { newId } from "#platform/ids";
import type { Listing } from "../../rules/listing.ts";
import type { RecordSession } from "../../rules/record.ts";
import type { CatalogTables } from "../../tables.ts";
import { anyOf } from "./any-of.ts";
import { jsonLines } from "./json-lines.ts";
import { mergedOffering } from "./merged-offering.ts";
import type { PlacedListing } from "./neighbourhood.ts";

/** A group with the id of its offering: an old one where there is one, so that links and plans keep working. */
export interface PlacedGroup {
  readonly offeringId: string;
  readonly isNew: boolean;
  readonly members: readonly PlacedListing[];
}

/** Gives each group an offering: the oldest id among its members', each id used once. Empty offerings lead on to the new one. */
export function placeGroups(groups: readonly (readonly PlacedListing[])[]): {
  readonly placed: readonly PlacedGroup[];
  readonly emptied: ReadonlyMap<string, string>;
} {
  const taken = new Set<string>();
  const oldestFirst = groups.toSorted((a, b) => ((oldest(a) ?? "~") < (oldest(b) ?? "~") ? -1 : 1));
  const placed = oldestFirst.map((members) => {
    const old = offeringIds(members).find((id) => !taken.has(id));
    const offeringId = old ?? newId();
    taken.add(offeringId);
    return { offeringId, isNew: old === undefined, members };
  });
  const emptied = new Map(
    placed.flatMap(({ offeringId, members }) =>
      offeringIds(members).flatMap((id) => (taken.has(id) ? [] : [[id, offeringId] as const])),
    ),
  );
  return { placed, emptied };
}

function offeringIds(members: readonly PlacedListing[]): readonly string[] {
  return [...new Set(members.flatMap((member) => member.offeringId ?? []))].toSorted();
}

function oldest(members: readonly PlacedListing[]): string | undefined {
  return offeringIds(members)[0];
}

/** Statements that write offerings, and what each of these says. */
interface OfferingWrites {
  readonly statements: readonly CompiledQuery[];
  readonly offerings: ReadonlyMap<string, Listing>;
}

/** The merged offerings of groups, with their sessions. Their listings' rows must exist before or after, in one transaction. */
export function writingOfferings(
  db: Db<CatalogTables>,
  groups: readonly PlacedGroup[],
  context: { readonly sourceRanks: ReadonlyMap<string, number>; readonly now: string },
): OfferingWrites {
  if (groups.length === 0) return { statements: [], offerings: new Map() };
  const offerings = groups.map(({ offeringId, members }) => ({
    id: offeringId,
    ...mergedOffering(members, context.sourceRanks),
    isGone: members.every((member) => member.isGone),
    count: members.length,
  }));
  // Raw: many rows in one statement through arrays, which no query builder writes.
  const insert = sql`
    insert into catalog_offerings (id, title, offering, is_gone, listing_count, updated_at)
    select id, title, offering::json, is_gone, listing_count, ${context.now}::timestamptz
    from rows from (
      unnest(
        ${plainArray(offerings.map((each) => each.id))}::uuid[],
        ${offerings.map((each) => each.listing.title)}::text[],
        ${plainArray(offerings.map((each) => each.isGone))}::boolean[],
        ${plainArray(offerings.map((each) => each.count))}::integer[]),
      ${jsonLines(offerings.map((each) => each.json))}
    ) as made (id, title, is_gone, listing_count, offering)
    on conflict (id) do update set
      title = excluded.title, offering = excluded.offering, is_gone = excluded.is_gone,
      listing_count = excluded.listing_count, merged_into = null,
      updated_at = excluded.updated_at, changed_in = pg_current_xact_id()`;
  const kept = groups.filter((group) => !group.isNew).map((group) => group.offeringId);
  const withoutKept = db.deleteFrom("catalog_sessions").where("offering_id", "=", anyOf(kept));
  return {
    statements: [
      insert.compile(db),
      ...(kept.length === 0 ? [] : [withoutKept.compile()]),
      ...insertingSessions(db, offerings),
    ],
    offerings: new Map(offerings.map(({ id, listing }) => [id, listing])),
  };
}

function insertingSessions(
  db: Db<CatalogTables>,
  offerings: readonly { readonly id: string; readonly listing: Listing }[],
): readonly CompiledQuery[] {
  const rows = offerings.flatMap(({ id, listing }) =>
    listing.sessions.map((session, ordinal) => sessionRow(id, ordinal, session)),
  );
  if (rows.length === 0) return [];
  const insert = sql`
    insert into catalog_sessions (offering_id, ordinal, starts_at, ends_at, first_date, last_date, zone, status)
    select * from unnest(
      ${plainArray(rows.map((row) => row.offeringId))}::uuid[],
      ${plainArray(rows.map((row) => row.ordinal))}::integer[],
      ${plainArray(rows.map((row) => row.startsAt))}::timestamptz[],
      ${plainArray(rows.map((row) => row.endsAt))}::timestamptz[],
      ${plainArray(rows.map((row) => row.firstDate))}::date[],
      ${plainArray(rows.map((row) => row.lastDate))}::date[],
      ${rows.map((row) => row.zone)}::text[], ${plainArray(rows.map((row) => row.status))}::text[]
    )`;
  return [insert.compile(db)];
}

function sessionRow(offeringId: string, ordinal: number, session: RecordSession) {
  const end = session.end ?? session.start;
  return {
    offeringId,
    ordinal,
    startsAt: session.isAllDay ? null : session.start,
    endsAt: session.isAllDay ? null : (session.end ?? null),
    firstDate: session.start.slice(0, 10),
    lastDate: (end < session.start ? session.start : end).slice(0, 10),
    zone: session.zone ?? null,
    status: session.status,
  };
}
