import { z } from "zod";
import { withTables } from "#platform/db";
import { defineJob, type JobHandler, onJob } from "#platform/jobs";
import { destroyClosedAccounts } from "../actions/my-data/destroy-account.ts";
import { exportJob, packExport } from "../actions/my-data/make-export.ts";
import { forgetPacked } from "../actions/my-data/take-export.ts";
import { carryOutDestruction } from "../actions/retention/carry-out-destruction.ts";
import { destroyJob } from "../actions/retention/decide-destruction.ts";
import { proposeDestruction } from "../actions/retention/propose-destruction.ts";
import { deliverJob } from "../actions/webhooks/announce.ts";
import { deliver, forgetDeliveries } from "../actions/webhooks/deliver.ts";
import { recordClassesOf } from "../queries/my-data/classes/index.ts";
import type { PeopleProgram } from "../queries/program.ts";
import type { PeopleTables } from "../tables.ts";

const nightly = { schema: z.unknown(), retries: 1, runsAlone: true } as const;

/** Closes accounts whose time to come back is over, and removes ZIPs that nobody came for and old deliveries. */
const closeJob = defineJob({
  ...nightly,
  name: "people.close-accounts",
  longestRunSeconds: 3600,
  schedule: { at: "35 * * * *" },
});

/** Proposes what was kept long enough. Destroys nothing. */
const proposeJob = defineJob({
  ...nightly,
  name: "people.propose-destruction",
  longestRunSeconds: 3600,
  schedule: { at: "10 7 * * *" },
});

/** Work on records and webhooks in the background. */
export function recordJobs(program: PeopleProgram): readonly JobHandler[] {
  const classes = recordClassesOf(program);
  const { files } = program;
  return [
    onJob(exportJob, async (key, { db, progress }) =>
      packExport(withTables<PeopleTables>(db), key, { ...program, classes }, progress),
    ),
    onJob(closeJob, async (_payload, { db }) => {
      await destroyClosedAccounts(withTables<PeopleTables>(db), { files, classes });
      await forgetPacked(withTables<PeopleTables>(db), files);
      await forgetDeliveries(withTables<PeopleTables>(db));
    }),
    onJob(proposeJob, async (_payload, { db }) => {
      await proposeDestruction(withTables<PeopleTables>(db), classes);
    }),
    onJob(destroyJob, async (key, { db }) => carryOutDestruction(withTables<PeopleTables>(db), key, classes)),
    onJob(deliverJob, async (key, { db }) =>
      deliver({ ...program, db: withTables<PeopleTables>(db) }, key, Math.random()),
    ),
  ];
}
