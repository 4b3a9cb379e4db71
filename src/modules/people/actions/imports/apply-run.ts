import { type Db, inTenants } from "#platform/db";
import { Conflict } from "#platform/errors";
import { now } from "#platform/time";
import { sql } from "kysely";
import type { RowWrites } from "../../rules/imports/plan.ts";
import type { PeopleProgram } from "../../queries/program.ts";
import type { PeopleTables } from "../../tables.ts";
import { writeAudit } from "../write-audit.ts";
import { tellOfImport } from "./tell-of-import.ts";
import { writeOrganisations, writePositions, writeStaff } from "./write-rows.ts";

const batchSize = 1000;

interface RunKey {
  readonly tenantId: string;
  readonly runId: string;
}

/** What the caller of a long import wants to know and to decide. */
export interface ApplyingOptions {
  readonly onProgress?: ((done: number, total: number) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes what a confirmed import would change. Up to 1,000 rows are one transaction: all or nothing. More go in batches
 * that are each whole, and a stopped one goes on where it was.
 *
 * @throws Conflict when someone changed the same rows meanwhile: the import is stopped, and says so.
 */
export async function applyRun(
  { db }: Pick<PeopleProgram, "db">,
  key: RunKey,
  { onProgress, signal }: ApplyingOptions = {},
): Promise<void> {
  try {
    for (let next = batchSize; ;) {
      signal?.throwIfAborted();
      const { written, total } = await inTenants(db, [key.tenantId], async (tx) => writeBatch(tx, key));
      await onProgress?.(written, total);
      const isDone = written >= total;
      if (total > 2 * batchSize && (isDone || written >= next)) {
        await lookAtTables(db);
        next = 2 * written;
      }
      if (isDone) return;
    }
  } catch (error) {
    if (error instanceof Conflict) await stop(db, key, error.message);
    throw error;
  }
}

// The planner keeps the plans it made while the tables were small, which read them whole for each new row, until it is told to
// look again: each time they have doubled, or a large import would take longer with the square of its size.
async function lookAtTables(db: Db<PeopleTables>): Promise<void> {
  await sql`analyze organisations, staff, staff_words, positions`.execute(db);
}

async function writeBatch(
  tx: Db<PeopleTables>,
  key: RunKey,
): Promise<{ readonly written: number; readonly total: number }> {
  const run = await tx
    .selectFrom("import_runs")
    .select(["state", "write_count", "written_count", "kind", "made_by", "made_by_name"])
    .where("tenant_id", "=", key.tenantId)
    .where("id", "=", key.runId)
    .forUpdate()
    .executeTakeFirst();
  if (run === undefined || run.state === "applied") return { written: 0, total: 0 };
  if (run.state !== "applying") throw new Conflict("This import was not confirmed, or was stopped.");
  const total = run.write_count;
  const rows = total / 2;
  let written = run.written_count;
  // Few rows: all of both passes in this one transaction.
  const end = rows <= batchSize ? total : Math.min(written + batchSize, written < rows ? rows : total);
  while (written < end) {
    const isFirstPass = written < rows;
    const until = isFirstPass ? Math.min(end, rows) : end;
    const offset = isFirstPass ? 0 : rows;
    await writePass(tx, key, { from: written - offset, until: until - offset, isFirstPass });
    written = until;
  }
  const isDone = written >= total;
  await tx
    .updateTable("import_runs")
    .set({ written_count: written, state: isDone ? "applied" : "applying", changed_at: now() })
    .where("tenant_id", "=", key.tenantId)
    .where("id", "=", key.runId)
    .execute();
  if (isDone) {
    await tellOfImport(tx, key);
    await writeAudit(
      tx,
      key.tenantId,
      run.made_by === null ? "Carrel" : { accountId: run.made_by, name: run.made_by_name },
      { act: "import staff", subject: `import ${key.runId}`, details: { kind: run.kind, rows } },
    );
  }
  return { written, total };
}

// First organisations and people, then positions: these point at both, forwards as well.
async function writePass(
  tx: Db<PeopleTables>,
  { tenantId, runId }: RunKey,
  {
    from,
    until,
    isFirstPass,
  }: { readonly from: number; readonly until: number; readonly isFirstPass: boolean },
): Promise<void> {
  const rows = await tx
    .selectFrom("import_rows")
    .select("writes")
    .where("tenant_id", "=", tenantId)
    .where("run_id", "=", runId)
    .where("place", ">=", from)
    .where("place", "<", until)
    .orderBy("place")
    .execute();
  const writes: readonly RowWrites[] = rows.flatMap((row) => (row.writes === null ? [] : [row.writes]));
  const writing = { tx, tenantId, at: now() };
  if (!isFirstPass)
    return writePositions(
      writing,
      writes.flatMap(({ positions }) => positions ?? []),
    );
  await writeOrganisations(
    writing,
    writes.flatMap(({ organisation }) => organisation ?? []),
  );
  return writeStaff(
    writing,
    writes.flatMap(({ staff }) => staff ?? []),
  );
}

async function stop(db: Db<PeopleTables>, { tenantId, runId }: RunKey, problem: string): Promise<void> {
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .updateTable("import_runs")
      .set({ state: "stopped", problem, changed_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", runId)
      .where("state", "=", "applying")
      .execute();
  });
}
