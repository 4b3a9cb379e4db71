import { sql } from "kysely";

/**
 * Raw SQL: whether a source's offerings count for trends. Made-up ones do in a library that is made up from end to end, where there
 * is nothing else to be drawn from.
 */
export const isCountedSource = sql<boolean>`(not source.is_sample or exists (
  select 1 from installation join tenants on tenants.id = installation.tenant_id where tenants.is_sample
))`;
