import type { Kysely } from "kysely";
import type { JsonText, PlatformTables } from "./tables.ts";

/**
 * What every query and action takes first: the platform's tables and the named ones.
 *
 * A module writes `db: Db<CatalogTables>`; one that reads another's tables through its door takes
 * `Db<CreditTables & CatalogTables>`, which fits wherever a `Db<CatalogTables>` or plain `Db` is asked for.
 * The program's root adds the tables once with `withTables`. No table is declared globally, so a module cannot reach
 * a table it did not name.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- no further tables
export type Db<Tables = {}> = Kysely<PlatformTables & Tables>;

/**
 * The same executor, knowing further tables: at the program's root for the modules' tables, and in a part of the
 * platform for its own. Kysely's method of this name takes no interfaces.
 */
export function withTables<Tables>(db: Db): Db<Tables> {
  // Types alone differ; the executor runs any SQL.
  return db as unknown as Db<Tables>;
}

/** The value of a JSON column, for `insert` and `update`. */
export function json<Value>(value: Value): JsonText<Value> {
  return JSON.stringify(value);
}
