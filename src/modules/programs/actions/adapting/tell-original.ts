import type { Viewer } from "#modules/people";
import type { ProgramsDb } from "../../queries/program.ts";
import { onPermittedProgram } from "../changing/permitted-program.ts";
import { programChanged } from "../saving/program-changed.ts";

/** Whether an adaptation's original is told what was changed and how it went; what it was told is taken back. @throws NotFound, NotAllowed */
export async function tellOriginal(
  db: ProgramsDb,
  viewer: Viewer,
  number: number,
  isTold: boolean,
): Promise<void> {
  await onPermittedProgram(db, viewer, number, async (tx, { tenantId, id }) => {
    await tx
      .updateTable("programs")
      .set({ tells_original: isTold })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    await programChanged(tx, tenantId, id);
  });
}
