import { withTables } from "#platform/db";
import { type JobHandler, onJob } from "#platform/jobs";
import type { PeopleTables } from "#modules/people";
import { awardAll } from "../actions/sessions/award-credit.ts";
import { awardCreditJob, deliverAwardsJob } from "../actions/sessions/award-jobs.ts";
import { deliverWaiting } from "../actions/sessions/deliver-award.ts";
import type { CreditTables } from "../tables.ts";

/** Awarding credit to many, and delivering what waited. */
export function sessionJobs(): readonly JobHandler[] {
  return [
    onJob(awardCreditJob, async (payload, { db, progress, signal }) =>
      awardAll(withTables<CreditTables & PeopleTables>(db), payload, {
        onProgress: async (done, total) => progress(done, total),
        signal,
      }),
    ),
    onJob(deliverAwardsJob, async (_payload, { db, signal }) => {
      await deliverWaiting(withTables<CreditTables & PeopleTables>(db), signal);
    }),
  ];
}
