import { InvalidInput, NotAllowed } from "#platform/errors";
import { permit, type Viewer } from "#modules/people";
import type { ProgramsDb } from "../../queries/program.ts";
import type { Lineage } from "../../rules/adapting/lineage.ts";
import { sharingProblem } from "../../rules/licences/sharing-problem.ts";
import { mayChange, type ProgramReader } from "../../rules/reading/who-may-read.ts";
import type { Sharing } from "../saving/keep-program.ts";

/**
 * Lets someone enter or change programs of a branch, or not.
 *
 * @throws NotFound when the system is not theirs to know of; NotAllowed at a branch they neither work at nor lead.
 */
export function permitBranch(
  viewer: Viewer,
  reader: ProgramReader,
  branch: { readonly tenantId: string; readonly organisationId: string },
): void {
  permit(viewer, "share programs", { tenantId: branch.tenantId });
  if (!mayChange(reader, branch))
    throw new NotAllowed("You can enter programs for the branch you work at, or for one that you lead.");
}

/**
 * Checks who is to read a program and on what terms.
 *
 * @throws InvalidInput when the group is none of the system's, or the original's licence does not allow it.
 */
export async function checkSharing(
  tx: ProgramsDb,
  { tenantId, level, groupId, licence }: Sharing & { readonly tenantId: string },
  original: Lineage | undefined,
): Promise<void> {
  const problem = sharingProblem({ tenantId, level, groupId, licence }, original);
  if (problem !== undefined) throw new InvalidInput([problem]);
  if (level !== "group") return;
  const member = await tx
    .selectFrom("program_group_systems")
    .select("state")
    .where("system_id", "=", tenantId)
    .where("group_id", "=", groupId ?? "")
    .where("state", "=", "member")
    .executeTakeFirst();
  if (member === undefined)
    throw new InvalidInput([
      {
        where: "reader",
        message: "Your system is no member of that group. Choose someone else who may read it.",
      },
    ]);
}

/** Whose staff record the viewer is in a system; undefined for one they are not on the staff of. */
export function staffIdIn(viewer: Viewer, tenantId: string): string | undefined {
  return viewer.positions.find((position) => position.tenantId === tenantId)?.staffId;
}
