import { z } from "zod";
import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { FileStore } from "#platform/files";
import { newId } from "#platform/ids";
import { defineJob, enqueue } from "#platform/jobs";
import { formatInstant, now, parseInstant } from "#platform/time";
import { exportEntries } from "../../queries/my-data/export-entries.ts";
import { holderOf } from "../../queries/my-data/held-records.ts";
import type { RecordClass } from "../../queries/my-data/record-class.ts";
import { zipStream } from "../../queries/my-data/zip-stream.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { writeAudit } from "../write-audit.ts";

/** Packs an export in the background. */
export const exportJob = defineJob({
  name: "people.export-record",
  schema: z.object({ accountId: z.string(), exportId: z.string() }),
  retries: 2,
  longestRunSeconds: 3600,
});

const keptDays = 2;
const largestExportBytes = 20_000_000_000;

/** Asks for everything that is held about the viewer, as a ZIP. Returns the export's id; a job packs it. */
export async function askForExport(db: Db<PeopleTables>, viewer: Viewer): Promise<string> {
  const tenantId = viewer.accountId;
  permit(viewer, "see a personal record", { tenantId });
  const [id, madeAt] = [newId(), now()];
  await inTenants(db, [tenantId], async (tx) => {
    const endsAt = formatInstant((parseInstant(madeAt) ?? 0) + keptDays * 86_400);
    const options = { progressTenant: tenantId };
    const jobId = await enqueue(tx, exportJob, { accountId: tenantId, exportId: id }, options);
    await tx
      .insertInto("record_exports")
      .values({ tenant_id: tenantId, id, made_at: madeAt, ends_at: endsAt, job_id: jobId ?? null })
      .execute();
    await writeAudit(tx, tenantId, viewer, { act: "export a record", subject: `export ${id}` });
  });
  return id;
}

/** What packing an export needs of the program. */
export interface ExportTools {
  readonly files: FileStore;
  readonly publicUrl: string;
  readonly classes: readonly RecordClass[];
}

/** Packs an export that was asked for; once packed, doing it again changes nothing. */
export async function packExport(
  db: Db<PeopleTables>,
  { accountId, exportId }: { readonly accountId: string; readonly exportId: string },
  tools: ExportTools,
  onProgress?: (done: number, total: number) => Promise<void>,
): Promise<void> {
  const asked = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("record_exports")
      .select(["state", "made_at"])
      .where("tenant_id", "=", accountId)
      .where("id", "=", exportId)
      .executeTakeFirst(),
  );
  if (asked === undefined) throw new NotFound("There is no such export.");
  if (asked.state !== "waiting") return;
  const entries = exportEntries({
    db,
    files: tools.files,
    classes: tools.classes,
    holder: await holderOf(db, accountId),
    about: { id: exportId, madeAt: asked.made_at, source: tools.publicUrl },
    onProgress,
  });
  const limit = { maximumBytes: largestExportBytes };
  const { digest, sizeBytes } = await tools.files.put(accountId, zipStream(entries), limit);
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .updateTable("record_exports")
      .set({ state: "ready", digest, size_bytes: sizeBytes })
      .where("tenant_id", "=", accountId)
      .where("id", "=", exportId)
      .where("state", "=", "waiting")
      .execute();
  });
}
