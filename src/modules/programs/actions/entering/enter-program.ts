import { inTenants } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import type { Viewer } from "#modules/people";
import type { ProgramsProgram } from "../../queries/program.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { keepProgram, type KeptProgram, type NewProgram } from "../saving/keep-program.ts";
import { checkSharing, permitBranch, staffIdIn } from "./permit-sharing.ts";

/** A program as someone enters it. */
export type Entered = Omit<NewProgram, "madeBy" | "tenantId" | "calendarId" | "adaptedFrom">;

/**
 * Enters programs for branches; all of them or none. Resolves with where they are, in the same order.
 *
 * @throws InvalidInput for a branch that is none of the viewer's systems', or a group they are no member of; NotAllowed at a branch that is not theirs.
 */
export async function enterPrograms(
  { db, words }: Pick<ProgramsProgram, "db" | "words">,
  viewer: Viewer,
  entered: readonly Entered[],
): Promise<readonly KeptProgram[]> {
  const reader = await readerOf(db, viewer);
  return inTenants(db, reader.systems, async (tx) => {
    const kept: KeptProgram[] = [];
    for (const each of entered) {
      const branch = await tx
        .selectFrom("organisations")
        .select("tenant_id")
        .where("tenant_id", "in", reader.systems)
        .where("id", "=", each.organisationId)
        .executeTakeFirst();
      if (branch === undefined)
        throw new InvalidInput([{ where: "branch", message: "Choose a branch from the list." }]);
      const tenantId = branch.tenant_id;
      permitBranch(viewer, reader, { tenantId, organisationId: each.organisationId });
      await checkSharing(tx, { ...each, tenantId }, undefined);
      kept.push(await keepProgram(tx, words, { ...each, tenantId, madeBy: staffIdIn(viewer, tenantId) }));
    }
    return kept;
  });
}
