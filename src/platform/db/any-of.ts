import { type RawBuilder, sql } from "kysely";

/**
 * What a column of ids is compared with, in place of `in`, where there may be thousands of them: they go as one array, while a list of
 * as many parameters is slow to read, and refused beyond 65,535.
 */
export function anyOf(ids: readonly string[]): RawBuilder<string> {
  return sql`any (${ids}::uuid[])`;
}
