import { Conflict } from "#platform/errors";
import { json } from "#platform/db";
import { type Viewer, writeAudit } from "#modules/people";
import type { ProgramsDb, ProgramsProgram } from "../../queries/program.ts";
import type { OwnProgram } from "../../queries/reading/own-programs.ts";
import type { ProgramPlan } from "../../rules/plan/program-plan.ts";
import { changedFields } from "../../rules/plan/plan-fields.ts";
import { checkSharing, staffIdIn } from "../entering/permit-sharing.ts";
import { keepVersion, type Sharing, topicsOf } from "../saving/keep-program.ts";
import { programChanged } from "../saving/program-changed.ts";
import { onPermittedProgram } from "./permitted-program.ts";

/** A plan as someone leaves it, and the version they began from. */
export interface PlanChange extends Sharing {
  readonly plan: (before: ProgramPlan) => ProgramPlan;
  readonly version: number;
  /** What was changed and why, in their own words. */
  readonly note: string;
}

/**
 * Saves a plan as its next version, and who may read it. A plan that is as before gets no new version.
 *
 * @throws NotFound, NotAllowed; Conflict when someone saved another version since; InvalidInput when it may not be shared so.
 */
export async function changeProgram(
  { db, words }: Pick<ProgramsProgram, "db" | "words">,
  viewer: Viewer,
  number: number,
  change: PlanChange,
): Promise<void> {
  await onPermittedProgram(db, viewer, number, async (tx, program) => {
    if (change.version !== program.version)
      throw new Conflict(
        `Someone saved version ${program.version} while you wrote. Open the plan again and bring your changes over.`,
      );
    await checkSharing(tx, { ...change, tenantId: program.tenantId }, program.adaptedFrom);
    await savePlan(tx, viewer, program, { plan: change.plan(program.plan), note: change.note, words });
    await saveSharing(tx, viewer, program, change);
    await programChanged(tx, program.tenantId, program.id);
  });
}

/** Writes the next version of a plan, when it differs; `programChanged` is still to be called. */
export async function savePlan(
  tx: ProgramsDb,
  viewer: Viewer,
  program: OwnProgram,
  {
    plan,
    note,
    words,
  }: { readonly plan: ProgramPlan; readonly note: string } & Pick<ProgramsProgram, "words">,
): Promise<void> {
  if (changedFields(program.plan, plan).length === 0) return;
  const { tenantId, id } = program;
  const version = program.version + 1;
  await tx
    .updateTable("programs")
    .set({ plan: json(plan), topics: json(topicsOf(plan, words)), version })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .execute();
  await keepVersion(tx, { tenantId, id, version, plan, note, savedBy: staffIdIn(viewer, tenantId) });
}

async function saveSharing(
  tx: ProgramsDb,
  viewer: Viewer,
  program: OwnProgram,
  { level, groupId, licence }: Sharing,
): Promise<void> {
  await tx
    .updateTable("programs")
    .set({ level, group_id: groupId ?? null, licence })
    .where("tenant_id", "=", program.tenantId)
    .where("id", "=", program.id)
    .execute();
  if (level === program.level && groupId === program.groupId) return;
  await writeAudit(tx, program.tenantId, viewer, {
    act: "change who reads a program",
    subject: `program ${program.number}`,
    details: { from: program.level, to: level },
  });
}
