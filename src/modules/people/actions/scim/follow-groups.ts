import type { Db } from "#platform/db";
import { newId } from "#platform/ids";
import { localDay, now } from "#platform/time";
import { lastZone } from "../../queries/viewer.ts";
import { dayAfter } from "../../rules/day-after.ts";
import type { Role } from "../../rules/position.ts";
import type { PeopleTables } from "../../tables.ts";
import { refuseWithoutAdministrator } from "../staff/refuse-without-administrator.ts";
import { announceTogether } from "../webhooks/announce.ts";

/** Memberships: all of a group, or all of one person. */
export type MembershipsOf = { readonly groupId: string } | { readonly staffId: string };

/**
 * Keeps the positions that groups give in step with who is in them and with what an administrator lets them give: whoever is in
 * such a group, and active, holds its position; nobody else does by it. A position that people gave is never touched. What ends
 * ends at once, since a role may hang on it: its last day is one that is over everywhere, whatever clock its holder goes by.
 *
 * @throws Conflict when nobody would be left who is administrator of the whole library.
 */
export async function followGroups(tx: Db<PeopleTables>, tenantId: string, of: MembershipsOf): Promise<void> {
  const today = now().slice(0, 10);
  const stale = (await memberships(tx, tenantId, of)).filter((membership) => !isInStep(membership, today));
  await endHeld(tx, tenantId, stale, today);
  await giveWanted(tx, tenantId, stale, today);
  if (stale.some(({ held_role }) => held_role === "administrator"))
    await refuseWithoutAdministrator(tx, tenantId, today);
  for (const { staff_id } of stale) await announceTogether(tx, tenantId, "position.changed", staff_id);
}

/** Ends what some people hold by a group, before they are taken out of it. */
export async function endMemberships(
  tx: Db<PeopleTables>,
  tenantId: string,
  groupId: string,
  staffIds: readonly string[],
): Promise<void> {
  const today = now().slice(0, 10);
  const leaving = new Set(staffIds);
  const ended = (await memberships(tx, tenantId, { groupId })).filter(({ staff_id }) =>
    leaving.has(staff_id),
  );
  const held = ended.filter((membership) => isOpen(membership, today));
  await endHeld(tx, tenantId, held, today);
  for (const some of inParts(staffIds))
    await tx
      .deleteFrom("directory_group_members")
      .where("tenant_id", "=", tenantId)
      .where("group_id", "=", groupId)
      .where("staff_id", "in", some)
      .execute();
  if (held.some(({ held_role }) => held_role === "administrator"))
    await refuseWithoutAdministrator(tx, tenantId, today);
  for (const { staff_id } of held) await announceTogether(tx, tenantId, "position.changed", staff_id);
}

type Membership = Awaited<ReturnType<typeof memberships>>[number];

async function memberships(tx: Db<PeopleTables>, tenantId: string, of: MembershipsOf) {
  return tx
    .selectFrom("directory_group_members as member")
    .innerJoin("directory_groups as group", (join) =>
      join.onRef("group.tenant_id", "=", "member.tenant_id").onRef("group.id", "=", "member.group_id"),
    )
    .innerJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "member.tenant_id").onRef("staff.id", "=", "member.staff_id"),
    )
    .leftJoin("positions as held", (join) =>
      join.onRef("held.tenant_id", "=", "member.tenant_id").onRef("held.id", "=", "member.position_id"),
    )
    .select(["member.group_id", "member.staff_id", "member.position_id", "member.made_at"])
    .select(["group.role", "group.organisation_id", "staff.is_active"])
    .select(["held.role as held_role", "held.organisation_id as held_at", "held.starts_on", "held.ends_on"])
    .where("member.tenant_id", "=", tenantId)
    .$if("groupId" in of, (query) => query.where("member.group_id", "=", "groupId" in of ? of.groupId : ""))
    .$if("staffId" in of, (query) => query.where("member.staff_id", "=", "staffId" in of ? of.staffId : ""))
    .orderBy("member.group_id")
    .orderBy("member.staff_id")
    .execute();
}

function isWanted({ role, organisation_id, is_active }: Membership): boolean {
  return is_active && role !== null && organisation_id !== null;
}

/** Held beyond today. */
function isOpen({ position_id, starts_on, ends_on }: Membership, today: string): boolean {
  return position_id !== null && starts_on !== null && (ends_on === null || ends_on > today);
}

function isInStep(membership: Membership, today: string): boolean {
  if (!isWanted(membership)) return membership.position_id === null;
  const { role, organisation_id, held_role, held_at } = membership;
  return isOpen(membership, today) && role === held_role && organisation_id === held_at;
}

async function endHeld(
  tx: Db<PeopleTables>,
  tenantId: string,
  some: readonly Membership[],
  today: string,
): Promise<void> {
  for (const part of inParts(some)) {
    const people = part.map(({ staff_id }) => staff_id);
    await tx
      .updateTable("directory_group_members")
      .set({ position_id: null })
      .where("tenant_id", "=", tenantId)
      .where("group_id", "in", [...new Set(part.map(({ group_id }) => group_id))])
      .where("staff_id", "in", people)
      .execute();
    const open = part.flatMap((each) => (isOpen(each, today) && each.position_id !== null ? [each] : []));
    const lastDay = dayAfter(localDay(lastZone, now()), -1);
    // One that began after it never held a whole day: it was a slip, and leaves no trace but in the audit log.
    const [begun, unbegun] = [
      idsOf(open, (starts) => starts <= lastDay),
      idsOf(open, (starts) => starts > lastDay),
    ];
    const positions = tx.updateTable("positions").where("tenant_id", "=", tenantId);
    if (begun.length > 0)
      await positions.set({ ends_on: lastDay, changed_at: now() }).where("id", "in", begun).execute();
    if (unbegun.length > 0)
      await tx.deleteFrom("positions").where("tenant_id", "=", tenantId).where("id", "in", unbegun).execute();
  }
}

function idsOf(open: readonly Membership[], isAsked: (startsOn: string) => boolean): readonly string[] {
  return open.flatMap(({ position_id, starts_on }) =>
    position_id !== null && starts_on !== null && isAsked(starts_on) ? [position_id] : [],
  );
}

async function giveWanted(
  tx: Db<PeopleTables>,
  tenantId: string,
  some: readonly Membership[],
  today: string,
): Promise<void> {
  const at = now();
  const given = some.flatMap((membership) => {
    const { group_id, staff_id, made_at, role, organisation_id } = membership;
    if (!isWanted(membership) || role === null || organisation_id === null) return [];
    return [{ id: newId(), group_id, staff_id, made_at, role: role satisfies Role, organisation_id }];
  });
  for (const part of inParts(given)) {
    await tx
      .insertInto("positions")
      .values(
        part.map(({ id, staff_id, role, organisation_id }) => ({
          tenant_id: tenantId,
          id,
          staff_id,
          organisation_id,
          role,
          starts_on: today,
          created_at: at,
          changed_at: at,
        })),
      )
      .execute();
    await tx
      .insertInto("directory_group_members")
      .values(
        part.map(({ id, group_id, staff_id, made_at }) => ({
          tenant_id: tenantId,
          group_id,
          staff_id,
          position_id: id,
          made_at,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(["tenant_id", "group_id", "staff_id"])
          .doUpdateSet((row) => ({ position_id: row.ref("excluded.position_id") })),
      )
      .execute();
  }
}

const mostInOneStatement = 500;

/** A list in parts that fit a statement. */
export function inParts<Item>(list: readonly Item[]): readonly (readonly Item[])[] {
  const parts: (readonly Item[])[] = [];
  for (let first = 0; first < list.length; first += mostInOneStatement)
    parts.push(list.slice(first, first + mostInOneStatement));
  return parts;
}
