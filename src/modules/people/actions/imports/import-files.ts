import { type Db, inTenants, json } from "#platform/db";
import { Conflict, InvalidInput } from "#platform/errors";
import { newId } from "#platform/ids";
import { enqueue } from "#platform/jobs";
import { now } from "#platform/time";
import { basisOf } from "../../queries/imports/kept.ts";
import { importRun } from "../../queries/imports/runs.ts";
import type { ImportFile } from "../../rules/imports/archive.ts";
import type { ImportChoices, KeptFile } from "../../rules/imports/run.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import type { Actor } from "../write-audit.ts";
import { applyRun } from "./apply-run.ts";
import { applyImportJob, readImportJob } from "./jobs.ts";
import { type ImportProgram, readRun } from "./read-run.ts";

/** What is larger is read in the background. */
const readAtOnceBytes = 400_000;
/** Written while the page waits; it is one transaction. */
const writtenAtOnce = 2000;
const mostBytes = 100_000_000;

export interface NewImport {
  readonly tenantId: string;
  readonly files: readonly ImportFile[];
  readonly choices: ImportChoices;
}

/**
 * Takes the files of an import in and reads them, or has them read in the background; nothing is changed yet. The run's id.
 *
 * @throws NotAllowed, or InvalidInput when there is no file.
 */
export async function takeImport(program: ImportProgram, viewer: Viewer, asked: NewImport): Promise<string> {
  permit(viewer, "import staff", { tenantId: asked.tenantId });
  const runId = await keepRun(program, viewer, asked);
  const isSmall = asked.files.reduce((sum, { bytes }) => sum + bytes.length, 0) <= readAtOnceBytes;
  if (isSmall) await readRun(program, asked.tenantId, runId);
  else await readLater(program.db, asked.tenantId, runId);
  return runId;
}

/** Keeps the files and a run for them, unread. For whoever has asked for permission. */
export async function keepRun(
  { db, files: store }: ImportProgram,
  actor: Actor,
  { tenantId, files, choices }: NewImport,
): Promise<string> {
  if (files.length === 0) throw new InvalidInput([{ where: "file", message: "Choose a file first." }]);
  const kept: KeptFile[] = [];
  for (const { name, bytes } of files) {
    const { digest } = await store.put(tenantId, once(bytes), { maximumBytes: mostBytes });
    kept.push({ name: plainName(name), digest });
  }
  const id = newId();
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("import_runs")
      .values({
        tenant_id: tenantId,
        id,
        kind: choices.kind ?? "staff",
        state: "reading",
        files: json(kept),
        choices: json(choices),
        findings: json({ columns: [], problems: [], leftOut: [], rowCount: 0 }),
        basis: "",
        write_count: 0,
        written_count: 0,
        made_by: actor === "Carrel" ? null : actor.accountId,
        made_by_name: actor === "Carrel" ? "Carrel" : actor.name,
        made_at: now(),
        changed_at: now(),
      })
      .execute();
  });
  return id;
}

/**
 * Reads an import again with other choices: columns, kind, state, system.
 *
 * @throws Conflict when it is being written or has been.
 */
export async function chooseForImport(
  program: ImportProgram,
  viewer: Viewer,
  {
    tenantId,
    runId,
    choices,
  }: { readonly tenantId: string; readonly runId: string; readonly choices: ImportChoices },
): Promise<void> {
  permit(viewer, "import staff", { tenantId });
  const isLarge = await inTenants(program.db, [tenantId], async (tx) => {
    const run = await importRun(tx, tenantId, runId);
    const { numUpdatedRows } = await tx
      .updateTable("import_runs")
      .set({ choices: json(choices), state: "reading", changed_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", runId)
      .where("state", "in", ["choosing", "previewed", "stopped", "reading"])
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new Conflict("This import is being written already, or is done.");
    return run.findings.rowCount > 5000 && run.kind !== "outlets";
  });
  if (isLarge) await readLater(program.db, tenantId, runId);
  else await readRun(program, tenantId, runId);
}

/**
 * Confirms what the preview showed, and writes it: at once when it is one transaction, else in the background.
 *
 * @throws Conflict when it was confirmed before, or when anything of the staff changed since the preview.
 */
export async function confirmImport(
  program: ImportProgram,
  viewer: Viewer,
  { tenantId, runId }: { readonly tenantId: string; readonly runId: string },
): Promise<void> {
  permit(viewer, "import staff", { tenantId });
  await inTenants(program.db, [tenantId], async (tx) => {
    const writeCount = await confirmRun(tx, { tenantId, runId });
    // In the transaction that confirms it: a program that stops here has confirmed and asked for it, or neither.
    if (writeCount <= writtenAtOnce) await applyRun({ db: tx }, { tenantId, runId });
    else await enqueue(tx, applyImportJob, { tenantId, runId }, { key: runId });
  });
}

/** Marks a previewed run as confirmed. For whoever has asked for permission. */
export async function confirmRun(
  db: Db<PeopleTables>,
  { tenantId, runId }: { readonly tenantId: string; readonly runId: string },
): Promise<number> {
  return inTenants(db, [tenantId], async (tx) => {
    const run = await importRun(tx, tenantId, runId);
    if (run.state !== "previewed")
      throw new Conflict("This import was confirmed before, or it is not ready to be.");
    if (run.basis !== (await basisOf(tx, tenantId)))
      throw new Conflict(
        "Someone changed the staff or the branches since this preview was made. Look at the file again before you confirm.",
      );
    await tx
      .updateTable("import_runs")
      .set({ state: "applying", changed_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", runId)
      .execute();
    return run.writeCount;
  });
}

/** Drops an import that was not confirmed, with what it read. */
export async function dropImport(
  program: ImportProgram,
  viewer: Viewer,
  { tenantId, runId }: { readonly tenantId: string; readonly runId: string },
): Promise<void> {
  permit(viewer, "import staff", { tenantId });
  await inTenants(program.db, [tenantId], async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom("import_runs")
      .where("tenant_id", "=", tenantId)
      .where("id", "=", runId)
      .where("state", "not in", ["applying", "applied"])
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) throw new Conflict("This import is being written, or is done.");
  });
}

async function readLater(db: Db<PeopleTables>, tenantId: string, runId: string): Promise<void> {
  await inTenants(db, [tenantId], async (tx) => {
    await enqueue(tx, readImportJob, { tenantId, runId }, { key: runId });
  });
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

function plainName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? "";
  return (
    last
      .replaceAll(/[\p{Cc}\p{Cf}]+/gu, "")
      .trim()
      .slice(0, 120) || "file"
  );
}
