import type { Db } from "#platform/db";
import { Conflict } from "#platform/errors";
import { sql } from "kysely";
import type { DirectoryUser } from "../../rules/scim/user.ts";
import type { PeopleTables } from "../../tables.ts";

/** The staff record that a directory's name stands for now, if any. */
export async function recordOfDirectory(
  tx: Db<PeopleTables>,
  tenantId: string,
  userName: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom("directory_entries")
    .select("staff_id")
    .where("tenant_id", "=", tenantId)
    // The index is on the name in lower case: names of users know no case (RFC 7643 §4.1.1).
    .where(sql`lower(user_name)`, "=", userName.toLowerCase())
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return row?.staff_id;
}

/**
 * The record of someone the employer knows but the directory does not, or no longer: imported from a list, or let go of
 * before. Undefined when this is someone new.
 *
 * @throws Conflict when the directory has that person here already, or when what it says fits two people.
 */
export async function recordMetByDirectory(
  tx: Db<PeopleTables>,
  tenantId: string,
  user: DirectoryUser,
): Promise<string | undefined> {
  if ((await recordOfDirectory(tx, tenantId, user.userName)) !== undefined)
    throw new Conflict("There is a user of this userName already.");
  const rows = await tx
    .selectFrom("staff")
    .leftJoin("directory_entries as entry", (join) =>
      join.onRef("entry.tenant_id", "=", "staff.tenant_id").onRef("entry.staff_id", "=", "staff.id"),
    )
    .select(["staff.id", "entry.staff_id", "entry.removed_at"])
    .where("staff.tenant_id", "=", tenantId)
    .where((where) =>
      where.or([
        where("staff.email", "=", user.email ?? null),
        where("staff.employee_number", "=", user.employeeNumber ?? null),
        where("staff.external_id", "=", user.externalId ?? null),
      ]),
    )
    .orderBy("staff.id")
    .limit(2)
    .execute();
  const [known] = rows;
  if (rows.length > 1)
    throw new Conflict("The address and the numbers of this user are of two members of staff.");
  if (known === undefined) return undefined;
  if (known.staff_id !== null && known.removed_at === null)
    throw new Conflict("There is a user of this address or number already.");
  return known.id;
}
