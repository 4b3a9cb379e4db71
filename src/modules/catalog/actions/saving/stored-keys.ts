import { type CompiledQuery, type RawBuilder, sql } from "kysely";
import { type Db, plainArray } from "#platform/db";
import type { Listing } from "../../rules/listing.ts";
import { datedWithinMinutes, hashText48, matchKeys } from "../../rules/matching/index.ts";
import type { CatalogTables } from "../../tables.ts";
import { anyOf } from "./any-of.ts";

/** A listing's match key as the database keeps it. */
export interface StoredKey {
  /** 48 bits of a hash: small rows, and exact in JavaScript. */
  readonly key: number;
  readonly minute: number;
  readonly hasHour: boolean;
}

/** Keys that more listings share than this find no candidates: they are boilerplate. */
const mostPerKey = 200;

/** A listing's match keys as numbers, each once. */
export function storedKeys(listing: Listing): readonly StoredKey[] {
  const { sure, dated, start } = matchKeys(listing);
  // All of one moment, so that a sure key is always met at its own.
  const sureKeys = sure.map((value) => ({ key: hashText48(value), minute: 0, hasHour: true }));
  return start === undefined
    ? sureKeys
    : [...sureKeys, ...dated.map((value) => ({ key: hashText48(value), ...start }))];
}

/** Ids of the listings worth comparing with one of those whose keys are given, by the rule of `MatchKeys`. */
export async function listingsSharing(
  db: Db<CatalogTables>,
  keysOfEach: readonly (readonly StoredKey[])[],
): Promise<readonly string[]> {
  if (keysOfEach.length === 0) return [];
  // Raw, because the limit holds for each key by itself: a lateral join. How many share a key is counted over all that was
  // found in one go: for each key by itself that takes longer than to find them.
  const { rows } = await sql<{ listing_id: string }>`
    select distinct listing_id from (
      select listing_id from (
        select asked.place, found.listing_id,
          found.minute = asked.minute or found.has_hour <> asked.has_hour as meets,
          count(*) over (partition by asked.number) as sharing
        from ${keyRows(keysOfEach)} with ordinality as asked (place, key, minute, has_hour, number)
        cross join lateral (
          select listing_id, minute, has_hour from catalog_match_keys
          where key = asked.key and minute between asked.minute - ${datedWithinMinutes}::int and asked.minute + ${datedWithinMinutes}::int
          limit ${mostPerKey + 1}
        ) as found
      ) as each_found
      where sharing <= ${mostPerKey}
      group by place, listing_id
      having count(*) > 1 or bool_or(meets)
    ) as worth_comparing`.execute(db);
  return rows.map((row) => row.listing_id);
}

/** Statements that write the keys of listings that have none yet. */
export function insertingKeys(
  db: Db<CatalogTables>,
  rows: readonly { readonly id: string; readonly keys: readonly StoredKey[] }[],
): readonly CompiledQuery[] {
  if (rows.length === 0) return [];
  const insert = sql`
    insert into catalog_match_keys (key, minute, has_hour, listing_id)
    select key, minute, has_hour, (${plainArray(rows.map((row) => row.id))}::uuid[])[place]
    from ${keyRows(rows.map((row) => row.keys))} as made (place, key, minute, has_hour)`;
  return [insert.compile(db)];
}

export function deletingKeys(db: Db<CatalogTables>, ids: readonly string[]): readonly CompiledQuery[] {
  return ids.length === 0
    ? []
    : [db.deleteFrom("catalog_match_keys").where("listing_id", "=", anyOf(ids)).compile()];
}

// `place` counts from 1, as arrays of the database do.
function keyRows(keysOfEach: readonly (readonly StoredKey[])[]): RawBuilder<unknown> {
  const rows = keysOfEach.flatMap((keys, index) => keys.map((key) => ({ ...key, place: index + 1 })));
  return sql`unnest(
    ${plainArray(rows.map((row) => row.place))}::int[], ${plainArray(rows.map((row) => row.key))}::bigint[],
    ${plainArray(rows.map((row) => row.minute))}::bigint[], ${plainArray(rows.map((row) => row.hasHour))}::boolean[])`;
}
