import { z } from "zod";
import { withTables } from "#platform/db";
import type { Fetcher } from "#platform/fetch";
import { defineJob, type JobHandler, onJob } from "#platform/jobs";
import { now } from "#platform/time";
import { harvestJob, harvestLater } from "./actions/harvest-later.ts";
import { harvestSource } from "./actions/harvest-source.ts";
import type { FieldWords } from "./queries/field-words.ts";
import { dueSources } from "./queries/sources.ts";
import type { CatalogTables } from "./tables.ts";

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
        await harvestLater(withTables<CatalogTables>(db), sourceId);
    }),
  ];
}
