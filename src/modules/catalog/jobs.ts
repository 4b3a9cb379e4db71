import { z } from "zod";
import { withTables } from "#platform/db";
import type { Fetcher } from "#platform/fetch";
import { defineJob, enqueue, type JobHandler, onJob } from "#platform/jobs";
import { now } from "#platform/time";
import { harvestSource } from "./actions/harvest-source.ts";
import type { FieldWords } from "./queries/field-words.ts";
import { dueSources } from "./queries/sources.ts";
import type { CatalogTables } from "./tables.ts";

/** Reads one source now. A failure of the source is no failure of the job: it is kept in the source's history. */
export const harvestJob = defineJob({
  name: "catalog.harvest",
  schema: z.object({ sourceId: z.string(), acceptsShrink: z.boolean().optional() }),
  // Several hosts are asked side by side; each host only once a second.
  atOnce: 4,
});

/** Puts every source whose time has come into the queue. */
const dueHarvestsJob = defineJob({
  name: "catalog.due-harvests",
  schema: z.unknown(),
  schedule: { at: "* * * * *" },
});

/** The catalogue's work in the background. */
export function catalogJobs(tools: {
  readonly fetch: Fetcher;
  readonly words: FieldWords;
  readonly harvests: boolean;
}): readonly JobHandler[] {
  return [
    onJob(harvestJob, async ({ sourceId, acceptsShrink }, { db, progress }) => {
      await harvestSource(withTables<CatalogTables>(db), sourceId, {
        ...tools,
        acceptsShrink: acceptsShrink ?? false,
        onProgress: (done, total) => void progress(done, total),
      });
    }),
    onJob(dueHarvestsJob, async (_payload, { db }) => {
      if (!tools.harvests) return;
      for (const sourceId of await dueSources(withTables<CatalogTables>(db), now()))
        await enqueue(db, harvestJob, { sourceId }, { key: sourceId });
    }),
  ];
}
