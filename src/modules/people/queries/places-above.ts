import type { Db } from "#platform/db";
import { sql } from "kysely";
import type { PeopleTables } from "../tables.ts";

/** These organisations of a tenant and all above them up to the root, each once, for asking who leads there. */
export async function placesAbove(
  db: Db<PeopleTables>,
  tenantId: string,
  organisationIds: readonly string[],
): Promise<readonly string[]> {
  // Raw for `recursive`: the tree has as many levels as a library gave it.
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select id, parent_id from organisations where tenant_id = ${tenantId} and id = any (${organisationIds}::uuid[])
      union
      select o.id, o.parent_id from organisations o join above on above.parent_id = o.id where o.tenant_id = ${tenantId}
    ) select id from above order by id`.execute(db);
  return rows.map(({ id }) => id);
}
