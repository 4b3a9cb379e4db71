import { type Db, inTenants, isUniqueViolation } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import { directoryGroup, groupMembers, mostGroups } from "../../queries/scim/groups.ts";
import type { DirectoryGroup } from "../../rules/scim/group.ts";
import { ScimRefusal } from "../../rules/scim/refusal.ts";
import type { PeopleTables } from "../../tables.ts";
import { writeAudit } from "../write-audit.ts";
import { endMemberships, followGroups, inParts } from "./follow-groups.ts";
import type { Directory } from "./keep-user.ts";

/**
 * Takes a group in from the employer's directory; its id. It gives nobody anything until an administrator says what.
 *
 * @throws Conflict when there is a group of this name; ScimRefusal when someone named is not among the directory's people.
 */
export async function takeInGroup(
  db: Db<PeopleTables>,
  directory: Directory,
  group: DirectoryGroup,
): Promise<string> {
  const { tenantId } = directory;
  return inTenants(db, [tenantId], async (tx) => {
    const { groups } = await tx
      .selectFrom("directory_groups")
      .select((select) => select.fn.countAll<number>().as("groups"))
      .where("tenant_id", "=", tenantId)
      .executeTakeFirstOrThrow();
    if (groups >= mostGroups) throw new ScimRefusal("tooMany", `There can be ${mostGroups} groups.`);
    const id = newId();
    const at = now();
    const { displayName, externalId, memberIds } = group;
    await nameOnce(async () =>
      tx
        .insertInto("directory_groups")
        .values({
          tenant_id: tenantId,
          id,
          display_name: displayName,
          external_id: externalId ?? null,
          made_at: at,
          changed_at: at,
        })
        .execute(),
    );
    await addMembers(tx, tenantId, id, [...memberIds]);
    await audit(tx, directory, id, { change: "took in a group", name: displayName, added: memberIds.size });
    return id;
  });
}

/**
 * Brings a group in line with what `change` makes of it. Who comes into a group that gives something is given it, and who is
 * no longer in it loses it. Nothing is written when nothing differs.
 *
 * @throws NotFound when there is no such group; Conflict when another has the name, or nobody would be left who is
 * administrator; ScimRefusal when someone named is not among the directory's people.
 */
export async function followGroup(
  db: Db<PeopleTables>,
  directory: Directory,
  id: string,
  change: (before: DirectoryGroup) => DirectoryGroup,
): Promise<void> {
  const { tenantId } = directory;
  await inTenants(db, [tenantId], async (tx) => {
    await lock(tx, tenantId, id);
    const kept = await directoryGroup(tx, tenantId, id);
    if (kept === undefined) throw new NotFound("There is no group of this id.");
    const members = (await groupMembers(tx, tenantId, [id])).get(id) ?? [];
    const memberIds = new Set(members.map(({ staffId }) => staffId));
    const { displayName, externalId } = kept;
    const after = change({ displayName, externalId, memberIds });
    const [added, removed] = [after.memberIds.difference(memberIds), memberIds.difference(after.memberIds)];
    const isRenamed = after.displayName !== displayName || after.externalId !== externalId;
    if (!isRenamed && added.size === 0 && removed.size === 0) return;
    await nameOnce(async () =>
      tx
        .updateTable("directory_groups")
        .set({
          display_name: after.displayName,
          external_id: after.externalId ?? null,
          changed_at: now(),
        })
        .where("tenant_id", "=", tenantId)
        .where("id", "=", id)
        .execute(),
    );
    await endMemberships(tx, tenantId, id, [...removed]);
    await addMembers(tx, tenantId, id, [...added]);
    const counts = { added: added.size, removed: removed.size };
    await audit(tx, directory, id, { change: "changed a group", name: after.displayName, ...counts });
  });
}

/** Lets go of a group, and ends what it gave. @throws NotFound when there is no such group; Conflict as `followGroup`. */
export async function letGoOfGroup(db: Db<PeopleTables>, directory: Directory, id: string): Promise<void> {
  const { tenantId } = directory;
  await inTenants(db, [tenantId], async (tx) => {
    await lock(tx, tenantId, id);
    const kept = await directoryGroup(tx, tenantId, id);
    if (kept === undefined) throw new NotFound("There is no group of this id.");
    const members = (await groupMembers(tx, tenantId, [id])).get(id) ?? [];
    await endMemberships(
      tx,
      tenantId,
      id,
      members.map(({ staffId }) => staffId),
    );
    await tx.deleteFrom("directory_groups").where("tenant_id", "=", tenantId).where("id", "=", id).execute();
    await audit(tx, directory, id, {
      change: "let go of a group",
      name: kept.displayName,
      removed: members.length,
    });
  });
}

// Directories send changes of one group side by side: each is made to what the one before left.
async function lock(tx: Db<PeopleTables>, tenantId: string, id: string): Promise<void> {
  if (!isId(id)) return;
  await tx
    .selectFrom("directory_groups")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .forUpdate()
    .execute();
}

async function addMembers(
  tx: Db<PeopleTables>,
  tenantId: string,
  groupId: string,
  staffIds: readonly string[],
): Promise<void> {
  const at = now();
  for (const some of inParts(staffIds)) {
    await refuseStrangers(tx, tenantId, some);
    await tx
      .insertInto("directory_group_members")
      .values(
        some.map((staffId) => ({ tenant_id: tenantId, group_id: groupId, staff_id: staffId, made_at: at })),
      )
      .execute();
  }
  if (staffIds.length > 0) await followGroups(tx, tenantId, { groupId });
}

async function refuseStrangers(
  tx: Db<PeopleTables>,
  tenantId: string,
  staffIds: readonly string[],
): Promise<void> {
  const wellFormed = staffIds.filter(isId);
  const known = await tx
    .selectFrom("staff")
    .leftJoin("directory_entries as entry", (join) =>
      join.onRef("entry.tenant_id", "=", "staff.tenant_id").onRef("entry.staff_id", "=", "staff.id"),
    )
    .select("staff.id")
    .where("staff.tenant_id", "=", tenantId)
    .where("staff.id", "in", wellFormed.length > 0 ? wellFormed : [newId()])
    .where("entry.removed_at", "is", null)
    .execute();
  const found = new Set(known.map(({ id }) => id));
  const stranger = staffIds.find((id) => !found.has(id));
  if (stranger !== undefined)
    throw new ScimRefusal("invalidValue", `There is no user of the id ${stranger}.`);
}

async function nameOnce(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Conflict("There is a group of this displayName already.", { cause: error });
  }
}

async function audit(
  tx: Db<PeopleTables>,
  { tenantId, label }: Directory,
  id: string,
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  await writeAudit(tx, tenantId, "Carrel", {
    act: "provision staff",
    subject: `directory group ${id}`,
    details: { ...details, directory: label },
  });
}
