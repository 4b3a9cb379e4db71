import { json } from "#platform/db";
import { localDay, now } from "#platform/time";
import { permit, type Viewer } from "#modules/people";
import type { ProgramsDb, ProgramsProgram } from "../../queries/program.ts";
import { lessonOfProgram } from "../../queries/lessons/lesson.ts";
import type { OwnProgram } from "../../queries/reading/own-programs.ts";
import { type LessonOutline, lessonOf } from "../../rules/lessons/lesson-outline.ts";
import { onPermittedProgram } from "../changing/permitted-program.ts";
import { staffIdIn } from "../entering/permit-sharing.ts";

/** Writes a program up as a lesson, in outline; one that was written before, or put away, is there as it was. @throws NotFound, NotAllowed */
export async function draftLesson(
  { db, zone }: Pick<ProgramsProgram, "db" | "zone">,
  viewer: Viewer,
  number: number,
): Promise<void> {
  await onLessonProgram(db, viewer, number, async (tx, program) => {
    const outline = lessonOf(program, localDay(zone, now()));
    await tx
      .insertInto("program_lessons")
      .values({
        tenant_id: program.tenantId,
        program_id: program.id,
        outline: json(outline),
        made_by: staffIdIn(viewer, program.tenantId) ?? null,
        made_at: now(),
        changed_at: now(),
        removed_at: null,
      })
      .onConflict((conflict) =>
        conflict.columns(["tenant_id", "program_id"]).doUpdateSet({ removed_at: null }),
      )
      .execute();
  });
}

/** Saves a lesson's outline. @throws NotFound when the program has none; NotAllowed */
export async function changeLesson(
  db: ProgramsDb,
  viewer: Viewer,
  number: number,
  outline: LessonOutline,
): Promise<void> {
  await onLessonProgram(db, viewer, number, async (tx, program) => {
    await lessonOfProgram(tx, program);
    await setLesson(tx, program, { outline: json(outline), changed_at: now() });
  });
}

/** Puts a lesson away, or takes it back out. @throws NotFound, NotAllowed */
export async function removeLesson(
  db: ProgramsDb,
  viewer: Viewer,
  number: number,
  isRemoved: boolean,
): Promise<void> {
  await onLessonProgram(db, viewer, number, async (tx, program) =>
    setLesson(tx, program, { removed_at: isRemoved ? now() : null }),
  );
}

/** Does something for a program that someone may write up. @throws NotFound, NotAllowed */
export async function onLessonProgram<Result>(
  db: ProgramsDb,
  viewer: Viewer,
  number: number,
  work: (tx: ProgramsDb, program: OwnProgram) => Promise<Result>,
): Promise<Result> {
  return onPermittedProgram(db, viewer, number, async (tx, program) => {
    permit(viewer, "write lessons from programs", { tenantId: program.tenantId });
    return work(tx, program);
  });
}

async function setLesson(
  tx: ProgramsDb,
  { tenantId, id }: Pick<OwnProgram, "tenantId" | "id">,
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx
    .updateTable("program_lessons")
    .set(columns)
    .where("tenant_id", "=", tenantId)
    .where("program_id", "=", id)
    .execute();
}
