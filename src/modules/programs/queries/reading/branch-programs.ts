import { anyOf, inTenants } from "#platform/db";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import type { ProgramsDb } from "../program.ts";
import { type OwnProgram, ownPrograms } from "./own-programs.ts";

const pageSize = 20;

/**
 * A page of the programs of the branches one works at or leads: those that were not held yet, then those held last first; of one day
 * what was changed last first.
 */
export async function branchPrograms(
  db: ProgramsDb,
  reader: ProgramReader,
  { page, showsHidden }: { readonly page: number; readonly showsHidden: boolean },
): Promise<{ readonly programs: readonly OwnProgram[]; readonly pages: number }> {
  if (reader.places.length === 0) return { programs: [], pages: 0 };
  return inTenants(db, reader.systems, async (tx) => {
    const listed = tx
      .selectFrom("programs")
      .where("tenant_id", "in", reader.systems)
      .where("organisation_id", "=", anyOf(reader.places))
      .where("joined_to", "is", null)
      .$if(!showsHidden, (query) => query.where("hidden_at", "is", null));
    const { count } = await listed
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    const rows = await listed
      .select(["tenant_id", "id"])
      .orderBy(
        (select) =>
          select
            .selectFrom("program_occasions as occasion")
            .select(({ fn }) => fn.max("occasion.held_on").as("held_on"))
            .whereRef("occasion.tenant_id", "=", "programs.tenant_id")
            .whereRef("occasion.program_id", "=", "programs.id"),
        (order) => order.desc().nullsFirst(),
      )
      .orderBy("changed_at", "desc")
      .orderBy("id")
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    const byId = new Map<string, OwnProgram>();
    for (const tenantId of new Set(rows.map(({ tenant_id }) => tenant_id))) {
      const ids = rows.filter(({ tenant_id }) => tenant_id === tenantId).map(({ id }) => id);
      for (const program of await ownPrograms(tx, { tenantId, ids })) byId.set(program.id, program);
    }
    return { programs: rows.flatMap(({ id }) => byId.get(id) ?? []), pages: Math.ceil(count / pageSize) };
  });
}

/** Other programs of the same branch that one could be made part of, by their titles. */
export async function seriesFor(
  db: ProgramsDb,
  program: OwnProgram,
): Promise<readonly { readonly value: string; readonly label: string }[]> {
  const rows = await inTenants(db, [program.tenantId], async (tx) =>
    tx
      .selectFrom("programs")
      .select(["number", "plan"])
      .where("tenant_id", "=", program.tenantId)
      .where("organisation_id", "=", program.organisationId)
      .where("id", "<>", program.id)
      .where("hidden_at", "is", null)
      .where("joined_to", "is", null)
      .orderBy("changed_at", "desc")
      .orderBy("id")
      .limit(100)
      .execute(),
  );
  return rows
    .map(({ number, plan }) => ({ value: String(number), label: plan.title }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}
