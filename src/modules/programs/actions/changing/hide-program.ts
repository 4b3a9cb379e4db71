import { InvalidInput, NotFound } from "#platform/errors";
import { now } from "#platform/time";
import type { Viewer } from "#modules/people";
import type { ProgramsDb } from "../../queries/program.ts";
import { ownPrograms } from "../../queries/reading/own-programs.ts";
import { programChanged } from "../saving/program-changed.ts";
import { onPermittedProgram } from "./permitted-program.ts";

/** Hides a program from everyone but those who may change it, or brings it back. @throws NotFound, NotAllowed */
export async function hideProgram(
  db: ProgramsDb,
  viewer: Viewer,
  number: number,
  isHidden: boolean,
): Promise<void> {
  await onPermittedProgram(db, viewer, number, async (tx, { tenantId, id }) => {
    await tx
      .updateTable("programs")
      .set({ hidden_at: isHidden ? now() : null })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    await programChanged(tx, tenantId, id);
  });
}

/**
 * Makes a program part of a series of the same branch: its times become the series', and it is shown no more by itself.
 *
 * @throws NotFound, NotAllowed; InvalidInput when there is no such series at the same branch, or it is itself part of one.
 */
export async function joinSeries(
  db: ProgramsDb,
  viewer: Viewer,
  number: number,
  seriesNumber: number,
): Promise<void> {
  await onPermittedProgram(db, viewer, number, async (tx, program) => {
    const { tenantId, id } = program;
    const [series] = await ownPrograms(tx, { tenantId, numbers: [seriesNumber] });
    const fits =
      series !== undefined &&
      series.id !== id &&
      series.joinedTo === undefined &&
      series.organisationId === program.organisationId;
    if (!fits)
      throw new InvalidInput([
        { where: "series", message: "Choose a program of the same branch from the list." },
      ]);
    await tx
      .updateTable("program_occasions")
      .set({ program_id: series.id })
      .where("tenant_id", "=", tenantId)
      .where("program_id", "=", id)
      .execute();
    await tx
      .updateTable("programs")
      .set({ joined_to: series.id })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    await programChanged(tx, tenantId, id);
    await programChanged(tx, tenantId, series.id);
  });
}

/** Throws where a time is none of the program's. */
export function occasionOfProgram<Occasion extends { readonly id: string }>(
  occasions: readonly Occasion[],
  id: string,
): Occasion {
  const found = occasions.find((each) => each.id === id);
  if (found === undefined) throw new NotFound("There is no such time of this program.");
  return found;
}
