import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { FieldChange, RowProblem } from "../../rules/imports/plan.ts";
import type {
  ImportChoices,
  ImportFindings,
  ImportKind,
  ImportState,
  KeptFile,
} from "../../rules/imports/run.ts";
import type { PeopleTables } from "../../tables.ts";

/** One import, as its page shows it. */
export interface ImportRun {
  readonly id: string;
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly files: readonly KeptFile[];
  readonly choices: ImportChoices;
  readonly findings: ImportFindings;
  readonly basis: string;
  readonly writeCount: number;
  readonly writtenCount: number;
  readonly problem: string | null;
  readonly madeByName: string;
  readonly madeAt: string;
}

/** A row of the preview. */
export interface ImportRowView {
  readonly place: number;
  readonly rowName: string;
  readonly label: string;
  readonly changes: readonly FieldChange[];
  readonly problems: readonly RowProblem[];
}

/** @throws NotFound when the tenant has no such import. */
export async function importRun(db: Db<PeopleTables>, tenantId: string, id: string): Promise<ImportRun> {
  const row = isId(id) ? await runs(db, tenantId).where("id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new NotFound("There is no such import. It may have been dropped.");
  return row;
}

/** The latest imports, newest first. */
export async function recentImports(db: Db<PeopleTables>, tenantId: string): Promise<readonly ImportRun[]> {
  return runs(db, tenantId).orderBy("made_at", "desc").orderBy("id", "desc").limit(20).execute();
}

/** Rows of one outcome after a place, in the order they would be written. */
export async function importRows(
  db: Db<PeopleTables>,
  { tenantId, runId }: { readonly tenantId: string; readonly runId: string },
  {
    outcome,
    after,
    limit,
  }: {
    readonly outcome: "new" | "changed" | "bad" | "missing";
    readonly after: number;
    readonly limit: number;
  },
): Promise<readonly ImportRowView[]> {
  return db
    .selectFrom("import_rows")
    .select(["place", "row_name as rowName", "label", "changes", "problems"])
    .where("tenant_id", "=", tenantId)
    .where("run_id", "=", runId)
    .where("outcome", "=", outcome)
    .where("place", ">", after)
    .orderBy("place")
    .limit(limit)
    .execute();
}

function runs(db: Db<PeopleTables>, tenantId: string) {
  return db
    .selectFrom("import_runs")
    .select(["id", "kind", "state", "files", "choices", "findings", "basis", "problem"])
    .select(["write_count as writeCount", "written_count as writtenCount"])
    .select(["made_by_name as madeByName", "made_at as madeAt"])
    .where("tenant_id", "=", tenantId);
}
