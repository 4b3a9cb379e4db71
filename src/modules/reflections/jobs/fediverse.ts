import { withTables } from "#platform/db";
import { enqueue, type JobHandler, onJob } from "#platform/jobs";
import { deliver } from "../actions/fediverse/deliver.ts";
import { tidyMemory } from "../actions/fediverse/memory.ts";
import { deliverJob, publishJob, tidyJob } from "../actions/fediverse/outgoing.ts";
import { publishJournal } from "../actions/fediverse/publish.ts";
import { fediverseAccounts } from "../queries/fediverse/actors.ts";
import type { FediverseProgram } from "../queries/fediverse/program.ts";

/** What other servers are told, and when. */
export function fediverseJobs(program: Omit<FediverseProgram, "db">): readonly JobHandler[] {
  return [
    onJob(deliverJob, async (delivery, { db }) => deliver({ ...program, db: withTables(db) }, delivery)),
    onJob(publishJob, async ({ accountId }, { db }) =>
      publishJournal({ ...program, db: withTables(db) }, accountId),
    ),
    onJob(tidyJob, async (_payload, { db: outer }) => {
      const db: FediverseProgram["db"] = withTables(outer);
      await tidyMemory(db);
      for (const accountId of await fediverseAccounts(db))
        await enqueue(db, publishJob, { accountId }, { key: accountId });
    }),
  ];
}
