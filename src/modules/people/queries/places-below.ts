import type { Db } from "#platform/db";
import { sql } from "kysely";
import type { PeopleTables } from "../tables.ts";

/** These organisations of a tenant and all below them, each once. */
export async function placesBelow(
  db: Db<PeopleTables>,
  tenantId: string,
  organisationIds: readonly string[],
): Promise<readonly string[]> {
  if (organisationIds.includes(tenantId)) return everyPlace(db, tenantId);
  // Raw for `recursive`: the tree has as many levels as a library gave it.
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select id from organisations where tenant_id = ${tenantId} and id = any (${organisationIds}::uuid[])
      union
      select o.id from below, lateral (
        select id from organisations where tenant_id = ${tenantId} and parent_id = below.id
        -- Looked up place by place: how many there are is not guessed well, and too many would mean reading all.
        offset 0
      ) as o
    ) select id from below order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Below the top of a tenant's tree is all of it. */
async function everyPlace(db: Db<PeopleTables>, tenantId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("organisations")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}
