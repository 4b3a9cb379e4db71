import { type Db, inTenants } from "#platform/db";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import { sql } from "kysely";
import { dayAfter } from "../../rules/day-after.ts";
import type { Role } from "../../rules/position.ts";
import type { DirectoryUser } from "../../rules/scim/user.ts";
import type { PeopleTables } from "../../tables.ts";

interface Returning {
  readonly tenantId: string;
  readonly staffId: string;
  /** Not active before: comes for the first time, or back. */
  readonly isReturning: boolean;
}

/**
 * Keeps the position that the directory made in step with what it says: at the branch that it names by code or name, else at
 * the whole library. Positions that people gave are theirs to change. Who comes, or comes back, is a learner: what someone
 * was trusted with before is not handed back by a directory. Whether a position was added, changed or ended.
 */
export async function followPlace(
  tx: Db<PeopleTables>,
  { tenantId, staffId, isReturning }: Returning,
  { attributes }: DirectoryUser,
): Promise<boolean> {
  if (isReturning) await markEmployment(tx, tenantId, staffId, null);
  const today = now().slice(0, 10);
  const organisation = await namedOrganisation(tx, tenantId, attributes);
  const place = {
    title: attributes.title ?? "",
    supervisor_id: await knownStaff(tx, tenantId, attributes.manager),
  };
  const held = await openPositions(tx, tenantId, staffId, today);
  const own = held.find(({ is_own }) => is_own);
  if (own === undefined) {
    if (held.length > 0) return false;
    const first = { organisation_id: organisation ?? tenantId, role: "learner" } as const;
    await addPosition(tx, tenantId, staffId, { ...place, ...first });
    return true;
  }
  // A directory that names no branch of ours says nothing about where someone works.
  const target = organisation ?? own.organisation_id;
  if (own.organisation_id !== target && own.starts_on < today) {
    await endPosition(tx, tenantId, own.id, dayAfter(today, -1));
    await addPosition(tx, tenantId, staffId, { ...place, organisation_id: target, role: own.role });
    return true;
  }
  if (
    own.organisation_id === target &&
    own.title === place.title &&
    own.supervisor_id === place.supervisor_id
  )
    return false;
  await tx
    .updateTable("positions")
    .set({ ...place, organisation_id: target, changed_at: now() })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", own.id)
    .execute();
  return true;
}

/** Ends every position today, and with them what the person's account sees of this employer. Whether there was one. */
export async function endPlaces(tx: Db<PeopleTables>, tenantId: string, staffId: string): Promise<boolean> {
  const today = now().slice(0, 10);
  const { numUpdatedRows } = await tx
    .updateTable("positions")
    // One that would have begun later ends on the day it begins: its end may not stand before.
    .set({ ends_on: sql<string>`greatest(starts_on, ${today}::date)`, changed_at: now() })
    .where("tenant_id", "=", tenantId)
    .where("staff_id", "=", staffId)
    .where((where) => where.or([where("ends_on", "is", null), where("ends_on", ">", today)]))
    .executeTakeFirstOrThrow();
  await markEmployment(tx, tenantId, staffId, now());
  return numUpdatedRows > 0n;
}

async function markEmployment(
  tx: Db<PeopleTables>,
  tenantId: string,
  staffId: string,
  leftAt: string | null,
): Promise<void> {
  const { account_id: accountId } = await tx
    .selectFrom("staff")
    .select("account_id")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", staffId)
    .executeTakeFirstOrThrow();
  if (accountId === null) return;
  await inTenants(tx, [accountId], async (own) => {
    await own
      .updateTable("account_employments")
      .set({ left_at: leftAt })
      .where("tenant_id", "=", accountId)
      .where("employer_id", "=", tenantId)
      .where("staff_id", "=", staffId)
      .execute();
  });
}

async function openPositions(tx: Db<PeopleTables>, tenantId: string, staffId: string, today: string) {
  return tx
    .selectFrom("positions")
    .innerJoin("directory_entries as entry", (join) =>
      join
        .onRef("entry.tenant_id", "=", "positions.tenant_id")
        .onRef("entry.staff_id", "=", "positions.staff_id"),
    )
    .select(["positions.id", "positions.organisation_id", "positions.role", "positions.starts_on"])
    .select(["positions.title", "positions.supervisor_id"])
    .select(sql<boolean>`coalesce(entry.position_id = positions.id, false)`.as("is_own"))
    .where("positions.tenant_id", "=", tenantId)
    .where("positions.staff_id", "=", staffId)
    .where((where) =>
      where.or([where("positions.ends_on", "is", null), where("positions.ends_on", ">", today)]),
    )
    .orderBy("positions.id")
    .limit(50)
    .execute();
}

interface NewPosition {
  readonly organisation_id: string;
  readonly title: string;
  readonly supervisor_id: string | null;
  readonly role: Role;
}

async function addPosition(
  tx: Db<PeopleTables>,
  tenantId: string,
  staffId: string,
  position: NewPosition,
): Promise<void> {
  const id = newId();
  const at = now();
  await tx
    .insertInto("positions")
    .values({
      tenant_id: tenantId,
      id,
      staff_id: staffId,
      ...position,
      starts_on: at.slice(0, 10),
      created_at: at,
      changed_at: at,
    })
    .execute();
  await tx
    .updateTable("directory_entries")
    .set({ position_id: id })
    .where("tenant_id", "=", tenantId)
    .where("staff_id", "=", staffId)
    .execute();
}

async function endPosition(tx: Db<PeopleTables>, tenantId: string, id: string, day: string): Promise<void> {
  await tx
    .updateTable("positions")
    .set({ ends_on: day, changed_at: now() })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .execute();
}

/** The organisation named by code, else by a name that only one has. */
async function namedOrganisation(
  tx: Db<PeopleTables>,
  tenantId: string,
  { department, organization, division, costCenter }: DirectoryUser["attributes"],
): Promise<string | undefined> {
  const named = [department, organization, division, costCenter].flatMap((name) =>
    name === undefined ? [] : [name.toLowerCase()],
  );
  if (named.length === 0) return undefined;
  const rows = await tx
    .selectFrom("organisations")
    .select("id")
    .select([sql<string | null>`lower(code)`.as("code"), sql<string>`lower(name)`.as("name")])
    .where("tenant_id", "=", tenantId)
    .where("closed_on", "is", null)
    .where((where) => where.or([where(sql`lower(code)`, "in", named), where(sql`lower(name)`, "in", named)]))
    .orderBy("id")
    .limit(50)
    .execute();
  const byCode = named.flatMap((name) => rows.filter(({ code }) => code === name));
  const byName = named
    .map((name) => rows.filter((row) => row.name === name))
    .find(({ length }) => length === 1);
  return byCode[0]?.id ?? byName?.[0]?.id;
}

async function knownStaff(
  tx: Db<PeopleTables>,
  tenantId: string,
  id: string | undefined,
): Promise<string | null> {
  if (id === undefined || !isId(id)) return null;
  const row = await tx
    .selectFrom("staff")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.id ?? null;
}
