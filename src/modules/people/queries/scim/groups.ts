import type { Db } from "#platform/db";
import { isId } from "#platform/ids";
import type { Role } from "../../rules/position.ts";
import type { GroupMember, KeptGroup } from "../../rules/scim/group.ts";
import type { GroupCondition } from "../../rules/scim/group-filter.ts";
import type { PeopleTables } from "../../tables.ts";

/** As many groups as one directory may keep here. */
export const mostGroups = 2000;

/** A group as its employer's administrators see it. */
export interface GroupLine extends KeptGroup {
  readonly memberCount: number;
  /** What membership gives; undefined when it gives nothing. */
  readonly gives:
    | { readonly role: Role; readonly organisationId: string; readonly place: string }
    | undefined;
}

/** An employer's groups, those that give something first, then by name; and how many there are in all. Inside `inTenants`. */
export async function groupLines(
  db: Db<PeopleTables>,
  tenantId: string,
): Promise<{ readonly lines: readonly GroupLine[]; readonly total: number }> {
  const { total } = await groupsOf(db, tenantId)
    .select((select) => select.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await linesOf(db, tenantId)
    .orderBy((order) => order("directory_groups.role", "is", null))
    .orderBy("directory_groups.display_name")
    .orderBy("directory_groups.id")
    .limit(100)
    .execute();
  return { total, lines: rows.map(lineOf) };
}

/** One of them; undefined when the employer has none of that id. Inside `inTenants`. */
export async function groupLine(
  db: Db<PeopleTables>,
  tenantId: string,
  id: string,
): Promise<GroupLine | undefined> {
  if (!isId(id)) return undefined;
  const row = await linesOf(db, tenantId).where("directory_groups.id", "=", id).executeTakeFirst();
  return row && lineOf(row);
}

function linesOf(db: Db<PeopleTables>, tenantId: string) {
  return groupsOf(db, tenantId)
    .leftJoin("organisations", (join) =>
      join
        .onRef("organisations.tenant_id", "=", "directory_groups.tenant_id")
        .onRef("organisations.id", "=", "directory_groups.organisation_id"),
    )
    .select([...groupColumns, "directory_groups.role", "directory_groups.organisation_id"])
    .select("organisations.name as place")
    .select((select) =>
      select
        .selectFrom("directory_group_members as member")
        .select((count) => count.fn.countAll<number>().as("members"))
        .whereRef("member.tenant_id", "=", "directory_groups.tenant_id")
        .whereRef("member.group_id", "=", "directory_groups.id")
        .as("members"),
    );
}

function lineOf(row: Awaited<ReturnType<ReturnType<typeof linesOf>["executeTakeFirstOrThrow"]>>): GroupLine {
  const { role, organisation_id: organisationId, place, members } = row;
  const isGiving = role !== null && organisationId !== null;
  return {
    ...groupOf(row),
    memberCount: members ?? 0,
    gives: isGiving ? { role, organisationId, place: place ?? "" } : undefined,
  };
}

/** The groups a directory asks for, oldest first: they are few. Inside `inTenants`. */
export async function directoryGroups(
  db: Db<PeopleTables>,
  tenantId: string,
  condition: GroupCondition | undefined,
): Promise<readonly KeptGroup[]> {
  const rows = await groupsOf(db, tenantId)
    .select(groupColumns)
    .orderBy("directory_groups.id")
    .limit(mostGroups)
    .execute();
  const groups = rows.map(groupOf);
  if (condition === undefined) return groups;
  const memberships = await membershipsOf(db, tenantId, condition.memberIds.filter(isId));
  return groups.filter((group) =>
    condition.test(group, (staffId) => memberships.has(`${group.id} ${staffId}`)),
  );
}

/** One group; undefined when the employer has none of that id. Inside `inTenants`. */
export async function directoryGroup(
  db: Db<PeopleTables>,
  tenantId: string,
  id: string,
): Promise<KeptGroup | undefined> {
  if (!isId(id)) return undefined;
  const row = await groupsOf(db, tenantId)
    .select(groupColumns)
    .where("directory_groups.id", "=", id)
    .executeTakeFirst();
  return row && groupOf(row);
}

/** Who is in some groups, by the group's id; in the order of their records. Inside `inTenants`. */
export async function groupMembers(
  db: Db<PeopleTables>,
  tenantId: string,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, readonly GroupMember[]>> {
  if (groupIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("directory_group_members as member")
    .innerJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "member.tenant_id").onRef("staff.id", "=", "member.staff_id"),
    )
    .select(["member.group_id", "member.staff_id", "staff.name"])
    .where("member.tenant_id", "=", tenantId)
    .where("member.group_id", "in", groupIds)
    .orderBy("member.group_id")
    .orderBy("member.staff_id")
    .execute();
  const found = Map.groupBy(rows, ({ group_id }) => group_id);
  return new Map(
    [...found].map(([id, members]) => [
      id,
      members.map(({ staff_id: staffId, name }) => ({ staffId, name })),
    ]),
  );
}

const groupColumns = [
  "directory_groups.id",
  "directory_groups.display_name",
  "directory_groups.external_id",
  "directory_groups.made_at",
  "directory_groups.changed_at",
] as const;

function groupsOf(db: Db<PeopleTables>, tenantId: string) {
  return db.selectFrom("directory_groups").where("directory_groups.tenant_id", "=", tenantId);
}

interface GroupRow {
  readonly id: string;
  readonly display_name: string;
  readonly external_id: string | null;
  readonly made_at: string;
  readonly changed_at: string;
}

function groupOf({ id, display_name, external_id, made_at, changed_at }: GroupRow): KeptGroup {
  return {
    id,
    displayName: display_name,
    externalId: external_id ?? undefined,
    madeAt: made_at,
    changedAt: changed_at,
  };
}

/** Group and person, of those asked for. */
async function membershipsOf(
  db: Db<PeopleTables>,
  tenantId: string,
  staffIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (staffIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("directory_group_members")
    .select(["group_id", "staff_id"])
    .where("tenant_id", "=", tenantId)
    .where("staff_id", "in", staffIds)
    .execute();
  return new Set(rows.map(({ group_id, staff_id }) => `${group_id} ${staff_id}`));
}
