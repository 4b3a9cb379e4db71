import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "../../tables.ts";

/** A member of staff to choose. */
export interface StaffChoice {
  readonly id: string;
  readonly name: string;
  readonly email: string | undefined;
}

/** Staff whose name or e-mail has these words in it, for a choice; at most 20. */
export async function staffNamed(
  db: Db<PeopleTables>,
  tenantId: string,
  words: string,
): Promise<readonly StaffChoice[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
  const rows = await inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("staff")
      .select(["id", "name", "email"])
      .where("tenant_id", "=", tenantId)
      .where((where) => where.or([where("name", "ilike", pattern), where("email", "ilike", pattern)]))
      .orderBy("name")
      .orderBy("id")
      .limit(20)
      .execute(),
  );
  return rows.map(({ id, name, email }) => ({ id, name, email: email ?? undefined }));
}
