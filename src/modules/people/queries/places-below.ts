import type { Db } from "#platform/db";
import { sql } from "kysely";
import type { PeopleTables } from "../tables.ts";

/** These organisations of a tenant and all below them, each once. */
export async function placesBelow(
  db: Db<PeopleTables>,
  tenantId: string,
  organisationIds: readonly string[],
): Promise<readonly string[]> {
  // Raw for `recursive`: the tree has as many levels as a library gave it.
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select id from organisations where tenant_id = ${tenantId} and id = any (${organisationIds}::uuid[])
      union
      select o.id from organisations o join below on below.id = o.parent_id where o.tenant_id = ${tenantId}
    ) select id from below order by id`.execute(db);
  return rows.map(({ id }) => id);
}
