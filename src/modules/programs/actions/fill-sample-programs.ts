import { inTenants } from "#platform/db";
import { formatDate, parseDate } from "#platform/time";
import type { ProgramsProgram } from "../queries/program.ts";
import { type SampleProgram, samplePrograms } from "../rules/sample/sample-programs.ts";
import { keepProgram } from "./saving/keep-program.ts";

/** Gives the branches of a made-up library programs, in turn, read by their system. */
export async function fillSamplePrograms(
  { db, words }: Pick<ProgramsProgram, "db" | "words">,
  { tenantId, today }: { readonly tenantId: string; readonly today: string },
): Promise<void> {
  await inTenants(db, [tenantId], async (tx) => {
    const branches = await tx
      .selectFrom("organisations")
      .select("id")
      .where("tenant_id", "=", tenantId)
      .where("kind", "=", "branch")
      .orderBy("id")
      .execute();
    for (const [place, sample] of samplePrograms.entries()) {
      const branch = branches[place % Math.max(1, branches.length)];
      if (branch === undefined) return;
      await keepProgram(tx, words, {
        tenantId,
        organisationId: branch.id,
        plan: sample.plan,
        origin: "sample",
        level: "system",
        licence: "by",
        occasions: occasionsOf(sample, today),
      });
    }
  });
}

function occasionsOf({ held, differently }: SampleProgram, today: string) {
  return held.map(([daysAgo, attendance, cents], place) => ({
    heldOn: formatDate((parseDate(today) ?? 0) - daysAgo),
    attendance,
    cents,
    differently: place === held.length - 1 ? differently : "",
  }));
}
