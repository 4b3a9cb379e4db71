import { now } from "#platform/time";
import type { Viewer } from "#modules/people";
import type { ProgramsDb } from "../../queries/program.ts";
import { staffIdIn } from "../entering/permit-sharing.ts";
import { keepOccasions, type NewOccasion, occasionColumns } from "../saving/keep-program.ts";
import { programChanged } from "../saving/program-changed.ts";
import { occasionOfProgram } from "./hide-program.ts";
import { onPermittedProgram } from "./permitted-program.ts";

/** Says how a program went one more time. @throws NotFound, NotAllowed */
export async function addOccasion(
  db: ProgramsDb,
  viewer: Viewer,
  number: number,
  occasion: NewOccasion,
): Promise<void> {
  await onPermittedProgram(db, viewer, number, async (tx, program) => {
    await keepOccasions(tx, program, [occasion], staffIdIn(viewer, program.tenantId));
    await programChanged(tx, program.tenantId, program.id);
  });
}

/** Says how one time went, anew. @throws NotFound, NotAllowed */
export async function changeOccasion(
  db: ProgramsDb,
  viewer: Viewer,
  { number, id }: { readonly number: number; readonly id: string },
  occasion: NewOccasion,
): Promise<void> {
  await onPermittedProgram(db, viewer, number, async (tx, program) => {
    const before = occasionOfProgram(program.occasions, id);
    await tx
      .updateTable("program_occasions")
      .set({
        ...occasionColumns({ startsAt: before.startsAt, ...occasion }),
        reported_by: staffIdIn(viewer, program.tenantId) ?? null,
        changed_at: now(),
      })
      .where("tenant_id", "=", program.tenantId)
      .where("id", "=", id)
      .execute();
    await programChanged(tx, program.tenantId, program.id);
  });
}

/** Takes one time away. @throws NotFound, NotAllowed */
export async function removeOccasion(
  db: ProgramsDb,
  viewer: Viewer,
  { number, id }: { readonly number: number; readonly id: string },
): Promise<void> {
  await onPermittedProgram(db, viewer, number, async (tx, program) => {
    occasionOfProgram(program.occasions, id);
    await tx
      .deleteFrom("program_occasions")
      .where("tenant_id", "=", program.tenantId)
      .where("id", "=", id)
      .execute();
    await programChanged(tx, program.tenantId, program.id);
  });
}
