import { inTenants } from "#platform/db";
import { Conflict, InvalidInput, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import { permit, type Viewer, writeAudit } from "#modules/people";
import type { ProgramsDb } from "../../queries/program.ts";
import { programChanged } from "../saving/program-changed.ts";

/** A group, and the system that someone acts for. */
export interface InGroup {
  readonly systemId: string;
  readonly groupId: string;
}

const mostSystems = 200;

/**
 * Makes a group of systems with one's own as its first member. Resolves with its id.
 *
 * @throws NotFound, NotAllowed by `permit`; InvalidInput without a name.
 */
export async function makeGroup(
  db: ProgramsDb,
  viewer: Viewer,
  { systemId, name }: { readonly systemId: string; readonly name: string },
): Promise<string> {
  permit(viewer, "keep groups of systems", { tenantId: systemId });
  const shown = name.trim();
  if (shown === "" || shown.length > 120)
    throw new InvalidInput([
      { where: "name", message: "Write what the group is called, in 120 characters at most." },
    ]);
  const [id, at] = [newId(), now()];
  await inTenants(db, [systemId], async (tx) => {
    await tx
      .insertInto("program_groups")
      .values({ id, name: shown, made_by_system: systemId, made_at: at, removed_at: null })
      .execute();
    await tx
      .insertInto("program_group_systems")
      .values({ system_id: systemId, group_id: id, state: "member", asked_at: at, answered_at: at })
      .execute();
    await writeAudit(tx, systemId, viewer, { act: "make a group of systems", subject: shown });
  });
  return id;
}

/**
 * Asks another system to join. It is a member once one of its directors or administrators says so; asking again changes nothing.
 *
 * @throws NotFound when the group is none of one's own; NotAllowed; InvalidInput when there is no such system.
 */
export async function inviteSystem(
  db: ProgramsDb,
  viewer: Viewer,
  { systemId, groupId, askedId }: InGroup & { readonly askedId: string },
): Promise<void> {
  permit(viewer, "keep groups of systems", { tenantId: systemId });
  await inTenants(db, [systemId], async (tx) => {
    await memberOf(tx, { systemId, groupId }, "member");
    const asked = isId(askedId)
      ? await tx
          .selectFrom("tenants")
          .select("id")
          .where("id", "=", askedId)
          .where("kind", "<>", "person")
          .executeTakeFirst()
      : undefined;
    if (asked === undefined)
      throw new InvalidInput([{ where: "system", message: "Choose a system from the list." }]);
    const { count } = await tx
      .selectFrom("program_group_systems")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("group_id", "=", groupId)
      .executeTakeFirstOrThrow();
    if (count >= mostSystems) throw new Conflict(`A group has ${mostSystems} systems at most.`);
    await tx
      .insertInto("program_group_systems")
      .values({
        system_id: asked.id,
        group_id: groupId,
        state: "invited",
        asked_at: now(),
        answered_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["system_id", "group_id"])
          .doUpdateSet({ state: "invited", asked_at: now(), answered_at: null })
          .where("program_group_systems.state", "=", "left"),
      )
      .execute();
  });
}

/** Joins a group that one's system was asked to join. @throws NotFound when it was not; NotAllowed */
export async function joinGroup(
  db: ProgramsDb,
  viewer: Viewer,
  { systemId, groupId }: InGroup,
): Promise<void> {
  permit(viewer, "keep groups of systems", { tenantId: systemId });
  await inTenants(db, [systemId], async (tx) => {
    const { name } = await memberOf(tx, { systemId, groupId }, "invited");
    await setState(tx, { systemId, groupId }, "member");
    await writeAudit(tx, systemId, viewer, { act: "join a group of systems", subject: name });
  });
}

/**
 * Leaves a group, or says no to it. What the system shared with it is read by its own system alone from then on.
 *
 * @throws NotFound when the system is neither asked nor a member; NotAllowed
 */
export async function leaveGroup(
  db: ProgramsDb,
  viewer: Viewer,
  { systemId, groupId }: InGroup,
): Promise<void> {
  permit(viewer, "keep groups of systems", { tenantId: systemId });
  await inTenants(db, [systemId], async (tx) => {
    const { name } = await memberOf(tx, { systemId, groupId });
    const shared = await tx
      .selectFrom("programs")
      .select("id")
      .where("tenant_id", "=", systemId)
      .where("group_id", "=", groupId)
      .orderBy("id")
      .execute();
    for (const table of ["programs", "program_calendars"] as const)
      await tx
        .updateTable(table)
        .set({ level: "system", group_id: null })
        .where("tenant_id", "=", systemId)
        .where("group_id", "=", groupId)
        .execute();
    for (const { id } of shared) await programChanged(tx, systemId, id);
    await setState(tx, { systemId, groupId }, "left");
    await writeAudit(tx, systemId, viewer, { act: "leave a group of systems", subject: name });
  });
}

async function memberOf(tx: ProgramsDb, { systemId, groupId }: InGroup, state?: "invited" | "member") {
  const row = isId(groupId)
    ? await tx
        .selectFrom("program_group_systems as member")
        .innerJoin("program_groups as group", "group.id", "member.group_id")
        .select("group.name")
        .where("member.system_id", "=", systemId)
        .where("member.group_id", "=", groupId)
        .where("member.state", "in", state === undefined ? ["invited", "member"] : [state])
        .executeTakeFirst()
    : undefined;
  if (row === undefined) throw new NotFound("There is no such group, or your system has no part in it.");
  return row;
}

async function setState(
  tx: ProgramsDb,
  { systemId, groupId }: InGroup,
  state: "member" | "left",
): Promise<void> {
  await tx
    .updateTable("program_group_systems")
    .set({ state, answered_at: now() })
    .where("system_id", "=", systemId)
    .where("group_id", "=", groupId)
    .execute();
}
