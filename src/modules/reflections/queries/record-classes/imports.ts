import { z } from "zod";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";

const row = z.object({
  name: z.string().meta({ description: "The file" }),
  kind: z.enum(["wordpress", "markdown"]).meta({ description: "What it was" }),
  state: z.enum(["waiting", "taken", "undone"]).meta({ description: "What became of it" }),
  at: z.iso.datetime().meta({ description: "When you gave it" }),
  reflections: z.int().min(0).meta({ description: "How many reflections came with it" }),
});

/** Which journals someone brought along. What came with them is among their reflections. */
export const journalImportsClass = defineRecordClass<ReflectionTables & PeopleTables, typeof row>({
  name: "journal-imports",
  tables: ["reflection_imports", "reflection_sources"],
  label: "Journals you brought along",
  description: "Files of an older journal, so that no post comes twice and an import can be taken back.",
  owner: "person",
  keepsCopy: true,
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row,
  rows: async (db, { accountId }) => {
    const imports = await db
      .selectFrom("reflection_imports")
      .select(["id", "name", "kind", "state", "made_at as at"])
      .where("tenant_id", "=", accountId)
      .orderBy("made_at")
      .orderBy("id")
      .execute();
    const sources = await db
      .selectFrom("reflection_sources")
      .select(["import_id as importId", (each) => each.fn.countAll<number>().as("count")])
      .where("tenant_id", "=", accountId)
      .groupBy("import_id")
      .execute();
    return imports.map(({ id, ...each }) => ({
      ...each,
      reflections: sources.find(({ importId }) => importId === id)?.count ?? 0,
    }));
  },
  destroyAll: async (db, accountId) => {
    for (const table of ["reflection_sources", "reflection_imports"] as const)
      await db.deleteFrom(table).where("tenant_id", "=", accountId).execute();
  },
});
