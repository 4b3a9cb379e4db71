import { z } from "zod";
import { type Db, withTables } from "#platform/db";
import { defineJob, enqueue } from "#platform/jobs";
import type { CatalogTables } from "../tables.ts";

/** Reads one source now. A failure of the source is no failure of the job: it is kept in the source's history. */
export const harvestJob = defineJob({
  name: "catalog.harvest",
  schema: z.object({ sourceId: z.string(), acceptsShrink: z.boolean().optional() }),
  // Several hosts are asked side by side; each host only once a second.
  atOnce: 4,
});

/** Queues a harvest, in the caller's transaction; one that waits already is enough. */
export async function harvestLater(
  db: Db<CatalogTables>,
  sourceId: string,
  options: { readonly acceptsShrink?: boolean } = {},
): Promise<void> {
  await enqueue(withTables<object>(db), harvestJob, { sourceId, ...options }, { key: sourceId });
}
