import type { Db } from "#platform/db";
import { isId } from "#platform/ids";
import type { PeopleTables } from "../../tables.ts";

/** Someone on the staff by e-mail address, number or full name; doubtful when that names more than one. */
export async function staffCalled(
  db: Db<PeopleTables>,
  tenantId: string,
  text: string,
): Promise<{ readonly id: string | undefined; readonly isDoubtful: boolean }> {
  const plain = text.trim();
  const rows = await db
    .selectFrom("staff")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("is_active", "=", true)
    .where((where) =>
      where.or([
        where("email", "=", plain.toLowerCase()),
        where("employee_number", "=", plain),
        where("sort_name", "=", plain.toLowerCase()),
      ]),
    )
    .orderBy("id")
    .limit(2)
    .execute();
  return { id: rows.length > 1 ? undefined : rows[0]?.id, isDoubtful: rows.length > 1 };
}

/** An open organisation by id, code or name; undefined when none or several are called so. */
export async function organisationCalled(
  db: Db<PeopleTables>,
  tenantId: string,
  text: string,
): Promise<string | undefined> {
  const plain = text.trim();
  const rows = await db
    .selectFrom("organisations")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("closed_on", "is", null)
    .where((where) =>
      isId(plain)
        ? where("id", "=", plain)
        : where.or([where("code", "=", plain), where("sort_name", "=", plain.toLowerCase())]),
    )
    .orderBy("id")
    .limit(2)
    .execute();
  return rows.length === 1 ? rows[0]?.id : undefined;
}
