import type { ProgramsDb } from "../program.ts";

/** A group as one of its systems sees it. */
export interface SystemGroup {
  readonly id: string;
  readonly name: string;
  readonly state: "invited" | "member";
  readonly invitedBy: string;
  readonly systems: readonly { readonly id: string; readonly name: string; readonly isMember: boolean }[];
}

/** Groups that a system was asked to join or is a member of, by name. Names of systems are no secret. */
export async function groupsOfSystem(db: ProgramsDb, systemId: string): Promise<readonly SystemGroup[]> {
  const groups = await db
    .selectFrom("program_group_systems as own")
    .innerJoin("program_groups as group", "group.id", "own.group_id")
    .innerJoin("tenants as maker", "maker.id", "group.made_by_system")
    .select(["group.id", "group.name", "own.state", "maker.name as invitedBy"])
    .where("own.system_id", "=", systemId)
    .where("own.state", "in", ["invited", "member"])
    .where("group.removed_at", "is", null)
    .orderBy("group.name")
    .orderBy("group.id")
    .execute();
  if (groups.length === 0) return [];
  const systems = await db
    .selectFrom("program_group_systems as member")
    .innerJoin("tenants as system", "system.id", "member.system_id")
    .select(["member.group_id", "member.state", "system.id", "system.name"])
    .where(
      "member.group_id",
      "in",
      groups.map(({ id }) => id),
    )
    .where("member.state", "in", ["invited", "member"])
    .orderBy("system.name")
    .orderBy("system.id")
    .execute();
  return groups.map(({ state, ...group }) => ({
    ...group,
    state: state === "member" ? "member" : "invited",
    systems: systems
      .filter(({ group_id }) => group_id === group.id)
      .map((each) => ({ id: each.id, name: each.name, isMember: each.state === "member" })),
  }));
}

/** Every library system of this installation, by name. */
export async function systemNames(
  db: ProgramsDb,
): Promise<readonly { readonly value: string; readonly label: string }[]> {
  return db
    .selectFrom("tenants")
    .select(["id as value", "name as label"])
    .where("kind", "not in", ["person"])
    .orderBy("name")
    .orderBy("id")
    .limit(2_000)
    .execute();
}
