import { type RawBuilder, sql } from "kysely";
import { plainArray } from "#platform/db";

/**
 * For `where("id", "=", anyOf(ids))`: one parameter however many ids, where `in` would make a statement of hundreds
 * of them, which takes longer to plan than to run. None fit an empty list.
 */
export function anyOf(ids: readonly string[]): RawBuilder<string> {
  return sql`any(${plainArray(ids)}::uuid[])`;
}
