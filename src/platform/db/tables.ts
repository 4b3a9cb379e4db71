import type { ColumnType, Generated } from "kysely";

/** An instant: read as `2026-12-03T19:00:00Z`, written as the same or as `now()`. */
export type Instant = string;

/** An instant that the database sets when the row is made. */
export type MadeAt = ColumnType<Instant, Instant | undefined, Instant>;

/** A JSON column: read as its value, written with `json(value)`. */
export type Json<Value> = ColumnType<Value, JsonText<Value>, JsonText<Value>>;

/** Only `json` makes one: an array written as it is would become a PostgreSQL array. */
export type JsonText<Value> = string & { readonly jsonOf?: Value };

/** A whole library organisation (state, system, single library), or a person alone, and everything it owns. */
interface TenantRow {
  readonly id: string;
  readonly name: string;
  readonly kind: Generated<TenantKind>;
  /** Made by the program to show what it does; never real people. */
  readonly is_sample: Generated<boolean>;
  readonly created_at: MadeAt;
}

type TenantKind =
  | "state"
  | "consortium"
  | "system"
  | "district"
  | "library"
  | "school"
  | "association"
  | "person";

/** Migrations that were applied, in the order of their numbers. */
interface MigrationRow {
  readonly name: string;
  readonly checksum: string;
  readonly applied_at: MadeAt;
}

/** Tables that every database of Carrel has; a module adds its own by `Db<ItsTables>`. */
export interface PlatformTables {
  readonly tenants: TenantRow;
  readonly schema_migrations: MigrationRow;
}
