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

/**
 * Queues a harvest, in the caller's transaction; its job's id, or undefined when one waits already, which is enough. Two
 * of one source never run at the same time: the older reading would mark as gone what the newer one has just brought.
 */
export async function harvestLater(
  db: Db<CatalogTables>,
  sourceId: string,
  options: { readonly acceptsShrink?: boolean; readonly progressTenant?: string } = {},
): Promise<string | undefined> {
  const { acceptsShrink, ...shown } = options;
  // What a person accepted waits beside an ordinary harvest, which would not know of it.
  const key = acceptsShrink === true ? `${sourceId} accepts-shrink` : sourceId;
  return enqueue(
    withTables<object>(db),
    harvestJob,
    { sourceId, ...(acceptsShrink === undefined ? {} : { acceptsShrink }) },
    { key, aloneBy: sourceId, ...shown },
  );
}
