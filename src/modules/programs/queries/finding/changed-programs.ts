import { sql } from "kysely";
import { inTenants } from "#platform/db";
import { changedAfter, type FollowPosition } from "#platform/search";
import { occasionOf, ownProgram, programRows, type ReadProgram } from "../reading/own-programs.ts";
import type { Occasion } from "../../rules/occasions/occasion.ts";
import type { ProgramsDb } from "../program.ts";

/** A program that changed; not shown when it was hidden or became part of another. */
export interface ChangedProgram {
  readonly id: string;
  readonly program: ReadProgram;
  readonly isShown: boolean;
  readonly position: FollowPosition;
}

/** Programs of every system changed after a position, in the order of their transactions, at most `limit`: for the index alone. */
export async function changedPrograms(
  db: ProgramsDb,
  after: FollowPosition,
  limit: number,
): Promise<readonly ChangedProgram[]> {
  return inTenants(db, "every tenant", async (tx) => {
    // Raw: transaction ids have no place in the query builder.
    const rows = await programRows(tx)
      .select(sql<string>`program.changed_in::text`.as("transaction"))
      .where(changedAfter("program", after))
      .orderBy("program.changed_in")
      .orderBy("program.id")
      .limit(limit)
      .execute();
    const occasions = await occasionsOfAll(
      tx,
      rows.map(({ tenant_id }) => tenant_id),
      rows.map(({ id }) => id),
    );
    return rows.map((row) => {
      const program = ownProgram(row, occasions.get(row.id) ?? []);
      return {
        id: row.id,
        program,
        isShown: !program.isHidden && program.joinedTo === undefined,
        position: { transaction: row.transaction, id: row.id },
      };
    });
  });
}

async function occasionsOfAll(
  tx: ProgramsDb,
  tenantIds: readonly string[],
  programIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Occasion[]>> {
  const byProgram = new Map<string, Occasion[]>();
  if (programIds.length === 0) return byProgram;
  const rows = await tx
    .selectFrom("program_occasions")
    .selectAll()
    // Both, for the key to find them by.
    .where("tenant_id", "in", [...new Set(tenantIds)])
    .where("program_id", "in", programIds)
    .orderBy("held_on")
    .orderBy("id")
    .execute();
  for (const row of rows) {
    const known = byProgram.get(row.program_id);
    if (known === undefined) byProgram.set(row.program_id, [occasionOf(row)]);
    else known.push(occasionOf(row));
  }
  return byProgram;
}
