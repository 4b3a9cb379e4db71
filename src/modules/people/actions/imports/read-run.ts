import { buffer } from "node:stream/consumers";
import { type Db, inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { type Gazetteer, packagedGazetteer } from "#platform/places";
import { localDay, now } from "#platform/time";
import { basisOf, keptOrganisations, keptStaff } from "../../queries/imports/kept.ts";
import { type ImportRun, importRun } from "../../queries/imports/runs.ts";
import type { PeopleProgram } from "../../queries/program.ts";
import type { PlannedRow } from "../../rules/imports/plan.ts";
import { planOrganisations } from "../../rules/imports/plan-organisations.ts";
import { planStaff } from "../../rules/imports/plan-staff.ts";
import { type ImportReading, readImport } from "../../rules/imports/read-import.ts";
import type { ImportCounts } from "../../rules/imports/run.ts";
import type { PeopleTables } from "../../tables.ts";

export type ImportProgram = Pick<PeopleProgram, "db" | "files" | "zone">;

const batchSize = 2000;
let gazetteer: Gazetteer | undefined;

/** Where ZIP codes are; read once in a process. */
export function places(): Gazetteer {
  gazetteer ??= packagedGazetteer();
  return gazetteer;
}

/**
 * Reads the files of an import and keeps what they would change, for its page. Done again it starts afresh.
 * Nothing of the staff is touched.
 */
export async function readRun(
  program: ImportProgram,
  tenantId: string,
  runId: string,
  onProgress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<void> {
  const { db } = program;
  const run = await inTenants(db, [tenantId], async (tx) => importRun(tx, tenantId, runId));
  const kept = await inTenants(db, [tenantId], async (tx) => ({
    basis: await basisOf(tx, tenantId),
    organisations: await keptOrganisations(tx, tenantId),
    ...(await keptStaff(tx, tenantId)),
  }));
  const reading = await readFiles(program, tenantId, run, kept.organisations);
  const tools = { newId, locateZip: places().locateZip, today: localDay(program.zone, now()) };
  const plan = await planOrganisations(
    kept.organisations,
    reading.needsChoice ? [] : reading.branches,
    tools,
  );
  const staff = await planStaff(kept, reading.staff, plan.places, tools);
  await keepPlan(db, { tenantId, runId }, [...plan.rows, ...staff], onProgress);
  await inTenants(db, [tenantId], async (tx) => {
    const counts = countsOf([...plan.rows, ...staff]);
    await tx
      .updateTable("import_runs")
      .set({
        kind: reading.kind,
        state: reading.needsChoice ? "choosing" : "previewed",
        findings: json({ ...reading.findings, counts }),
        basis: kept.basis,
        write_count: 2 * (counts.new + counts.changed),
        written_count: 0,
        problem: null,
        changed_at: now(),
      })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", runId)
      .execute();
  });
}

async function readFiles(
  program: ImportProgram,
  tenantId: string,
  run: ImportRun,
  organisations: Awaited<ReturnType<typeof keptOrganisations>>,
): Promise<ImportReading> {
  const files = [];
  for (const { name, digest } of run.files)
    files.push({ name, bytes: new Uint8Array(await buffer(await program.files.read(tenantId, digest))) });
  return readImport(files, run.choices, organisations[0]?.kind);
}

// Rows that write come first and without gaps: their place is the cursor by which they are written.
async function keepPlan(
  db: Db<PeopleTables>,
  { tenantId, runId }: { readonly tenantId: string; readonly runId: string },
  rows: readonly PlannedRow[],
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<void> {
  const kept = [
    ...rows.filter(({ outcome }) => outcome === "new" || outcome === "changed"),
    ...rows.filter(({ outcome }) => outcome === "bad" || outcome === "missing"),
  ];
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .deleteFrom("import_rows")
      .where("tenant_id", "=", tenantId)
      .where("run_id", "=", runId)
      .execute();
  });
  for (let from = 0; from < kept.length; from += batchSize) {
    const batch = kept.slice(from, from + batchSize);
    await inTenants(db, [tenantId], async (tx) => {
      await tx
        .insertInto("import_rows")
        .values(
          batch.map((row, at) => ({
            tenant_id: tenantId,
            run_id: runId,
            place: from + at,
            ...columnsOf(row),
          })),
        )
        .execute();
    });
    await onProgress(Math.min(from + batchSize, kept.length), kept.length);
  }
}

function columnsOf(row: PlannedRow) {
  return {
    row_name: row.rowName,
    part: row.part,
    outcome: row.outcome === "unchanged" ? "missing" : row.outcome,
    label: row.label.slice(0, 300),
    changes: json(row.changes),
    problems: json(row.problems),
    writes: row.writes === undefined ? null : json(row.writes),
  };
}

/** How many rows have which outcome. */
export function countsOf(rows: readonly PlannedRow[]): ImportCounts {
  const counts = { new: 0, changed: 0, unchanged: 0, bad: 0, missing: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
