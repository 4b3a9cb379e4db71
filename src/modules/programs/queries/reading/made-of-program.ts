import { inTenants } from "#platform/db";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import { writtenLesson } from "../lessons/lesson.ts";
import type { ProgramsDb } from "../program.ts";
import { proposalsOf } from "../proposals/proposals.ts";
import { webinarsAbout } from "../webinars/webinars.ts";
import type { FoundProgram } from "./read-program.ts";

/** What was made of a program: webinars that the reader may know of; proposals and a lesson for those who may change it. */
export async function madeOfProgram(
  db: ProgramsDb,
  reader: ProgramReader,
  { program, mayChange }: Pick<FoundProgram, "program" | "mayChange">,
) {
  const webinars = await webinarsAbout(db, reader, program);
  if (!mayChange) return { webinars, proposals: [], hasLesson: false };
  return inTenants(db, [program.tenantId], async (tx) => ({
    webinars,
    proposals: await proposalsOf(tx, program),
    hasLesson: (await writtenLesson(tx, program)) !== undefined,
  }));
}
