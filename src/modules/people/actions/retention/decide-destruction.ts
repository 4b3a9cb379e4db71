import { createHash } from "node:crypto";
import { z } from "zod";
import { type Db, inTenants } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { defineJob, enqueue } from "#platform/jobs";
import { now } from "#platform/time";
import { linesOf } from "../../queries/retention/destruction-lists.ts";
import { lineKey, listText } from "../../rules/retention/destruction-list.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { writeAudit } from "../write-audit.ts";

/** Carries an approved list out. */
export const destroyJob = defineJob({
  name: "people.destroy-records",
  schema: z.object({ tenantId: z.string(), listId: z.string() }),
  retries: 3,
  longestRunSeconds: 3600,
  runsAlone: true,
});

/**
 * Approves a list without the lines named to be kept; a job then destroys the rest. What is approved is what stands on the list
 * when it is sent: its digest is written down with the approval.
 *
 * @throws NotFound when this employer has no such list; Conflict when it was decided already.
 */
export async function approveDestruction(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, listId }: { readonly tenantId: string; readonly listId: string },
  kept: readonly string[],
): Promise<void> {
  permit(viewer, "approve destruction", { tenantId });
  await inTenants(db, [tenantId], async (tx) => {
    await lockProposed(tx, tenantId, listId);
    for (const line of await linesOf(tx, tenantId, listId))
      if (kept.includes(lineKey(line)))
        await tx
          .updateTable("destruction_lines")
          .set({ state: "kept" })
          .where("tenant_id", "=", tenantId)
          .where("list_id", "=", listId)
          .where("record_class", "=", line.recordClass)
          .where("row_key", "=", line.rowKey)
          .execute();
    const lines = (await linesOf(tx, tenantId, listId)).filter(({ state }) => state === "due");
    const digest = createHash("sha256").update(listText(listId, lines)).digest("hex");
    await tx
      .updateTable("destruction_lists")
      .set({ state: "approved", approved_by_name: viewer.name, approved_at: now(), digest })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", listId)
      .execute();
    const details = { rows: lines.length, kept: kept.length, digest };
    const line = { act: "approve destruction", subject: `destruction list ${listId}`, details };
    await writeAudit(tx, tenantId, viewer, line);
    await enqueue(tx, destroyJob, { tenantId, listId });
  });
}

/** Puts a list away without destroying anything: what is still due comes on the next one. */
export async function withdrawDestruction(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, listId }: { readonly tenantId: string; readonly listId: string },
): Promise<void> {
  permit(viewer, "approve destruction", { tenantId });
  await inTenants(db, [tenantId], async (tx) => {
    await lockProposed(tx, tenantId, listId);
    await tx
      .updateTable("destruction_lists")
      .set({ state: "withdrawn" })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", listId)
      .execute();
    const line = { act: "withdraw a destruction list", subject: `destruction list ${listId}` };
    await writeAudit(tx, tenantId, viewer, line);
  });
}

async function lockProposed(tx: Db<PeopleTables>, tenantId: string, listId: string): Promise<void> {
  const list = await tx
    .selectFrom("destruction_lists")
    .select("state")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", listId)
    .forUpdate()
    .executeTakeFirst();
  if (list === undefined) throw new NotFound("There is no such list.");
  if (list.state !== "proposed") throw new Conflict("This list was decided already. Look at it again.");
}
