/** Opens the database and says how it is used: the executor, transactions, migrations, upkeep. */
export { type Db, json, withTables } from "./db.ts";
export { type DatabaseSettings, openDatabase, openEmbedded, type OpenDatabase } from "./open.ts";
export { anyOf } from "./any-of.ts";
export { afterCommit, inTransaction } from "./transaction.ts";
export { inTenants, type TenantScope, turnTo } from "./tenants.ts";
export { plainArray } from "./plain-array.ts";
export { plannedOnce } from "./kept-plans.ts";
export { readTogether, turningTo } from "./read-together.ts";
export { sendTogether } from "./send-together.ts";
export { migrate, type Migration, readMigrations } from "./migrate.ts";
export { maintain } from "./maintain.ts";
export { recordQueries } from "./recording.ts";
export { isUniqueViolation } from "./failures.ts";
export type { Instant, Json, MadeAt, PlatformTables } from "./tables.ts";
