import type { Readable } from "node:stream";
import { type Db, inTenants } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import type { FileStore } from "#platform/files";
import { isSameSecret, keyedDigest } from "#platform/secrets";
import { formatInstant, now, nowMilliseconds } from "#platform/time";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";

/** The secret part of an export's address: only the installation can make it, and only its owner's page shows it. */
export function exportProof(secret: string, exportId: string): string {
  return keyedDigest(secret, "address of an export", exportId);
}

/**
 * The ZIP of an export, once: from the first byte on its address leads nowhere, and the bytes are removed when they were sent.
 *
 * @throws NotFound when it is not the viewer's, the address is wrong, or it ended; Conflict when it was taken already.
 */
export async function takeExport(
  program: { readonly db: Db<PeopleTables>; readonly files: FileStore; readonly secret: string },
  viewer: Viewer,
  { id, proof }: { readonly id: string; readonly proof: string },
): Promise<{ readonly bytes: Readable; readonly sizeBytes: number }> {
  const tenantId = viewer.accountId;
  permit(viewer, "see a personal record", { tenantId });
  if (!isSameSecret(proof, exportProof(program.secret, id))) throw new NotFound("There is no such export.");
  const taken = await inTenants(program.db, [tenantId], async (tx) => {
    const row = await tx
      .updateTable("record_exports")
      .set({ state: "taken" })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .where("state", "=", "ready")
      .where("ends_at", ">", now())
      .returning(["digest", "size_bytes"])
      .executeTakeFirst();
    return row ?? (await whyNot(tx, tenantId, id));
  });
  const digest = taken.digest ?? "";
  const bytes = await program.files.read(tenantId, digest);
  bytes.once("close", () => void program.files.remove(tenantId, digest));
  return { bytes, sizeBytes: taken.size_bytes ?? 0 };
}

async function whyNot(tx: Db<PeopleTables>, tenantId: string, id: string): Promise<never> {
  const row = await tx
    .selectFrom("record_exports")
    .select("state")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row?.state === "taken")
    throw new Conflict(
      "This ZIP was downloaded already, and its address works once. Ask for a new one at My data.",
    );
  throw new NotFound("This ZIP is gone. Ask for a new one at My data.");
}

/** Removes exports and imports that nobody came for, with their bytes. */
export async function forgetPacked(db: Db<PeopleTables>, files: FileStore): Promise<void> {
  const dayAgo = formatInstant(Math.floor(nowMilliseconds() / 1000) - 86_400);
  const gone = await inTenants(db, "every tenant", async (tx) => {
    const ended = await tx
      .updateTable("record_exports")
      .set({ state: "ended" })
      .where("ends_at", "<=", now())
      .where("state", "in", ["waiting", "ready", "failed"])
      .returning(["tenant_id", "digest"])
      .execute();
    const left = await tx
      .deleteFrom("record_imports")
      .where("made_at", "<", dayAgo)
      .returning(["tenant_id", "digest"])
      .execute();
    return [...ended, ...left];
  });
  for (const { tenant_id: tenantId, digest } of gone)
    if (digest !== null) await files.remove(tenantId, digest);
}
