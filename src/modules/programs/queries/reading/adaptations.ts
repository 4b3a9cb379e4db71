import { inTenants } from "#platform/db";
import type { Adaptation } from "../../rules/adapting/lineage.ts";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import type { ProgramsDb } from "../program.ts";
import type { ReadProgram } from "./own-programs.ts";
import { readPrograms } from "./read-program.ts";

const most = 200;

/** What an original was told of its adaptations, latest first, and which of them the reader can open. */
export async function adaptationsOf(
  db: ProgramsDb,
  reader: ProgramReader,
  original: ReadProgram,
): Promise<readonly (Adaptation & { readonly isReadable: boolean })[]> {
  // The database's wall gives them to whoever may read the original.
  const rows = await inTenants(db, reader.systems, async (tx) =>
    tx
      .selectFrom("program_adaptations")
      .select("content")
      .where("tenant_id", "=", original.tenantId)
      .where("program_id", "=", original.id)
      .orderBy("told_at", "desc")
      .orderBy("by_program_id")
      .limit(most)
      .execute(),
  );
  const numbers = rows.map(({ content }) => content.number);
  const readable = await readPrograms(db, reader, { numbers });
  const open = new Set(readable.map(({ program }) => program.number));
  return rows.map(({ content }) => ({ ...content, isReadable: open.has(content.number) }));
}
