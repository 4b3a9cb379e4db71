import { InvalidInput } from "#platform/errors";
import type { ProgramsDb } from "../../queries/program.ts";

/** The system of an open branch, of these systems. @throws InvalidInput, at the field of the branch, for what is none */
export async function systemOfBranch(
  tx: ProgramsDb,
  systems: readonly string[],
  branch: string,
): Promise<string> {
  const row =
    systems.length === 0
      ? undefined
      : await tx
          .selectFrom("organisations")
          .select("tenant_id")
          .where("tenant_id", "in", systems)
          .where("id", "=", branch)
          .where("closed_on", "is", null)
          .executeTakeFirst();
  if (row === undefined)
    throw new InvalidInput([{ where: "branch", message: "Choose a branch from the list." }]);
  return row.tenant_id;
}
