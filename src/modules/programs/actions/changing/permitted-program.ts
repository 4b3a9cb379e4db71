import { NotAllowed, NotFound } from "#platform/errors";
import { permit, type Viewer } from "#modules/people";
import { inTenants } from "#platform/db";
import type { ProgramsDb } from "../../queries/program.ts";
import { type OwnProgram, ownPrograms } from "../../queries/reading/own-programs.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { mayChange, mayRead } from "../../rules/reading/who-may-read.ts";

/**
 * Does something to a program in a transaction of its system, for someone who may change it.
 *
 * @throws NotFound when it is not theirs to know of; NotAllowed when they may read it but neither work at its branch nor lead it.
 */
export async function onPermittedProgram<Result>(
  db: ProgramsDb,
  viewer: Viewer,
  number: number,
  work: (tx: ProgramsDb, program: OwnProgram) => Promise<Result>,
): Promise<Result> {
  const reader = await readerOf(db, viewer);
  return inTenants(db, reader.systems, async (tx) => {
    for (const tenantId of reader.systems) {
      const [program] = await ownPrograms(tx, { tenantId, numbers: [number] });
      if (program === undefined || !mayRead(reader, program)) continue;
      permit(viewer, "share programs", { tenantId });
      if (!mayChange(reader, program))
        throw new NotAllowed("Only those who work at its branch, or lead it, can change this program.");
      return inTenants(tx, [tenantId], async (own) => work(own, program));
    }
    const isRead = await tx
      .selectFrom("shared_programs")
      .select("number")
      .where("number", "=", number)
      .executeTakeFirst();
    if (isRead !== undefined)
      throw new NotAllowed("This program is another system’s. You can adapt it, and change your own copy.");
    throw new NotFound("There is no such program, or it is not yours to see.");
  });
}
