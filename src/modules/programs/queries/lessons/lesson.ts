import { NotFound } from "#platform/errors";
import type { LessonOutline } from "../../rules/lessons/lesson-outline.ts";
import type { ProgramsDb } from "../program.ts";

interface OfProgram {
  readonly tenantId: string;
  readonly id: string;
}

/** The outline a program was written up in; inside `inTenants` of its system. @throws NotFound when there is none, or it was put away */
export async function lessonOfProgram(tx: ProgramsDb, program: OfProgram): Promise<LessonOutline> {
  const outline = await writtenLesson(tx, program);
  if (outline === undefined) throw new NotFound("This program was not written up as a lesson.");
  return outline;
}

/** The same, undefined when there is none. */
export async function writtenLesson(
  tx: ProgramsDb,
  { tenantId, id }: OfProgram,
): Promise<LessonOutline | undefined> {
  const row = await tx
    .selectFrom("program_lessons")
    .select("outline")
    .where("tenant_id", "=", tenantId)
    .where("program_id", "=", id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return row?.outline;
}
