import { sql } from "kysely";
import { json } from "#platform/db";
import { now } from "#platform/time";
import type { OwnProgram } from "../../queries/reading/own-programs.ts";
import { ownPrograms } from "../../queries/reading/own-programs.ts";
import type { ProgramsDb } from "../../queries/program.ts";
import { adaptationOf } from "../../rules/adapting/adaptation-of.ts";
import type { SharedProgram } from "../../rules/reading/shared-program.ts";
import { versionPlan } from "../../queries/reading/version-plan.ts";

/**
 * After any change of a program, of its times or of who may read it, in the same transaction: other systems' copy is written,
 * changed or removed, what its original was told is, and the search index will see it.
 */
export async function programChanged(tx: ProgramsDb, tenantId: string, id: string): Promise<void> {
  await tx
    .updateTable("programs")
    .set({ changed_at: now(), changed_in: sql<string>`pg_current_xact_id()` })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .execute();
  const [program] = await ownPrograms(tx, { tenantId, ids: [id] });
  if (program === undefined) return;
  await keepCopy(tx, program);
  await tellOriginal(tx, program);
}

async function keepCopy(tx: ProgramsDb, program: OwnProgram): Promise<void> {
  if (!isThere(program) || program.level === "branch" || program.level === "system") {
    await tx
      .deleteFrom("shared_programs")
      .where("tenant_id", "=", program.tenantId)
      .where("program_id", "=", program.id)
      .execute();
    return;
  }
  const columns = {
    group_id: program.groupId ?? null,
    content: json(copyOf(program)),
    shared_at: now(),
  };
  await tx
    .insertInto("shared_programs")
    .values({ tenant_id: program.tenantId, program_id: program.id, number: program.number, ...columns })
    .onConflict((conflict) => conflict.columns(["tenant_id", "program_id"]).doUpdateSet(columns))
    .execute();
}

async function tellOriginal(tx: ProgramsDb, program: OwnProgram): Promise<void> {
  const { adaptedFrom: original } = program;
  if (original === undefined) return;
  if (!isThere(program) || !program.tellsOriginal) {
    await tx
      .deleteFrom("program_adaptations")
      .where("by_tenant_id", "=", program.tenantId)
      .where("by_program_id", "=", program.id)
      .execute();
    return;
  }
  const first = await versionPlan(tx, { tenantId: program.tenantId, id: program.id, version: 1 });
  const columns = { content: json(adaptationOf(program, first ?? program.plan, now())), told_at: now() };
  await tx
    .insertInto("program_adaptations")
    .values({
      tenant_id: original.tenantId,
      program_id: original.programId,
      by_tenant_id: program.tenantId,
      by_program_id: program.id,
      ...columns,
    })
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "program_id", "by_tenant_id", "by_program_id"]).doUpdateSet(columns),
    )
    .execute();
}

function isThere({ isHidden, joinedTo }: OwnProgram): boolean {
  return !isHidden && joinedTo === undefined;
}

/** Field by field, so that nothing of the system's own can come along. */
function copyOf(program: OwnProgram): SharedProgram {
  const { plan, topics, licence, version, organisationId, place, occasions, adaptedFrom, changedAt } =
    program;
  return { plan, topics, licence, version, organisationId, place, occasions, adaptedFrom, changedAt };
}
