import { z } from "zod";
import { withTables } from "#platform/db";
import { defineJob, type JobHandler, onJob } from "#platform/jobs";
import { formatInstant, now, nowMilliseconds } from "#platform/time";
import { harvestJob, harvestLater } from "./actions/harvest-later.ts";
import { harvestSource } from "./actions/harvest-source.ts";
import { forgetUploads } from "./actions/keep-upload.ts";
import { forgetSearches, sendDigests } from "./actions/searches/send-digests.ts";
import type { CatalogProgram } from "./queries/program.ts";
import { installationTenant } from "./queries/saved-searches.ts";
import { dueSources, sourceToHarvest } from "./queries/sources.ts";
import type { CatalogTables } from "./tables.ts";

/** Puts every source whose time has come into the queue. */
const dueHarvestsJob = defineJob({
  name: "catalog.due-harvests",
  schema: z.unknown(),
  schedule: { at: "* * * * *" },
});

/** Sends what is due: within ten minutes of its time, and in one go after the program was away. */
const digestsJob = defineJob({
  name: "catalog.digests",
  schema: z.unknown(),
  retries: 1,
  runsAlone: true,
  schedule: { at: "*/10 * * * *" },
});

/** Removes files that were uploaded to be looked at and not kept. */
const uploadsJob = defineJob({
  name: "catalog.forget-uploads",
  schema: z.unknown(),
  retries: 1,
  runsAlone: true,
  schedule: { at: "17 4 * * *" },
});

/** The catalogue's work in the background. The finder must be started. */
export function catalogJobs(
  tools: Pick<CatalogProgram, "fetch" | "files" | "finder" | "words" | "zone" | "publicUrl"> & {
    readonly harvests: boolean;
  },
): readonly JobHandler[] {
  return [
    onJob(harvestJob, async ({ sourceId, acceptsShrink }, { db: outer, progress, signal }) => {
      const db = withTables<CatalogTables>(outer);
      // Paused or taken back while it waited in the queue: reading it would bring everything back.
      if ((await sourceToHarvest(db, sourceId))?.status === "paused") return;
      await harvestSource(db, sourceId, {
        ...tools,
        acceptsShrink: acceptsShrink ?? false,
        onProgress: (done, total) => {
          // What is saved stays; the next harvest goes on.
          signal.throwIfAborted();
          void progress(done, total);
        },
      });
    }),
    onJob(dueHarvestsJob, async (_payload, { db }) => {
      if (!tools.harvests) return;
      for (const sourceId of await dueSources(withTables<CatalogTables>(db), now()))
        await harvestLater(withTables<CatalogTables>(db), sourceId);
    }),
    onJob(uploadsJob, async (_payload, { db }) => {
      const dayAgo = formatInstant(Math.floor(nowMilliseconds() / 1000) - 86_400);
      await forgetUploads(withTables<CatalogTables>(db), tools.files, dayAgo);
    }),
    onJob(digestsJob, async (_payload, { db: outer, signal }) => {
      const db = withTables<CatalogTables>(outer);
      const tenantId = await installationTenant(db);
      await forgetSearches(db, tenantId, now());
      await sendDigests(db, tenantId, { tools, now: now(), signal });
    }),
  ];
}
