import { inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { mayChange, mayRead, type ProgramReader } from "../../rules/reading/who-may-read.ts";
import type { ProgramsDb } from "../program.ts";
import { type OwnProgram, ownPrograms, type ReadProgram } from "./own-programs.ts";

/** A program that was asked for, and what its own system knows of it where the reader belongs there. */
export interface FoundProgram {
  readonly program: ReadProgram;
  readonly own: OwnProgram | undefined;
  readonly mayChange: boolean;
}

/**
 * A program by its number.
 *
 * @throws NotFound when there is none, or the reader may not know of it; one that is hidden is there for those who may change it.
 */
export async function readProgram(
  db: ProgramsDb,
  reader: ProgramReader,
  number: number,
): Promise<FoundProgram> {
  const [found] = await readPrograms(db, reader, { numbers: [number] });
  if (found === undefined) throw new NotFound("There is no such program, or it is not yours to see.");
  return found;
}

/** Programs by their numbers or ids that the reader may read, those of their own systems first; others are left out. */
export async function readPrograms(
  db: ProgramsDb,
  reader: ProgramReader,
  which: { readonly numbers: readonly number[] } | { readonly ids: readonly string[] },
): Promise<readonly FoundProgram[]> {
  return inTenants(db, reader.systems, async (tx) => {
    const found: FoundProgram[] = [];
    for (const tenantId of reader.systems)
      for (const own of await ownPrograms(tx, { tenantId, ...which })) {
        const changes = mayChange(reader, own);
        const isShown = !own.isHidden && own.joinedTo === undefined;
        if (mayRead(reader, own) && (isShown || changes))
          found.push({ program: own, own, mayChange: changes });
      }
    const others = await sharedPrograms(tx, reader, which);
    return [...found, ...others.map((program) => ({ program, own: undefined, mayChange: false }))];
  });
}

/** What other systems share with the reader. The database's wall holds who; the rule is asked once more. */
async function sharedPrograms(
  tx: ProgramsDb,
  reader: ProgramReader,
  which: { readonly numbers: readonly number[] } | { readonly ids: readonly string[] },
): Promise<readonly ReadProgram[]> {
  const wanted = "ids" in which ? which.ids : which.numbers;
  if (wanted.length === 0) return [];
  const rows = await tx
    .selectFrom("shared_programs")
    .select(["tenant_id", "program_id", "number", "group_id", "content"])
    .where((row) =>
      "ids" in which ? row("program_id", "in", which.ids) : row("number", "in", which.numbers),
    )
    .$if(reader.systems.length > 0, (query) => query.where("tenant_id", "not in", reader.systems))
    .orderBy("number")
    .execute();
  return rows
    .map((row): ReadProgram => ({
      ...row.content,
      tenantId: row.tenant_id,
      id: row.program_id,
      number: row.number,
      level: row.group_id === null ? "public" : "group",
      groupId: row.group_id ?? undefined,
    }))
    .filter((program) => mayRead(reader, program));
}
