import { z } from "zod";
import { withTables } from "#platform/db";
import { defineJob, type JobHandler, onEvent, onJob } from "#platform/jobs";
import { localDay, now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import { ledgerChanged } from "../actions/record/ledger-changed.ts";
import { shareStandings, sharersAfter } from "../actions/renewals/share-standings.ts";
import { packsOfAccount } from "../queries/packs/packs-for.ts";
import type { CreditProgram } from "../queries/program.ts";
import type { CreditTables } from "../tables.ts";

type Tables = CreditTables & PeopleTables;

/** Each day, how everyone stands who lets their employer see it: a due date draws nearer though nothing was entered. */
const dailyJob = defineJob({
  name: "credit.share-standings",
  schema: z.unknown(),
  retries: 1,
  runsAlone: true,
  longestRunSeconds: 3600,
  schedule: { at: "45 4 * * *" },
});

const batch = 200;

/** Keeps what employers may see of renewals up to date. */
export function renewalJobs({ packs, zone }: Pick<CreditProgram, "packs" | "zone">): readonly JobHandler[] {
  const today = () => localDay(zone, now());
  return [
    onEvent(ledgerChanged, { name: "share-standing", retries: 5 }, async ({ accountId }, context) => {
      const db = withTables<Tables>(context.db);
      const own = await packsOfAccount({ db, packs }, accountId);
      await shareStandings(db, { packs: own, accountId, today: today() });
    }),
    onJob(dailyJob, async (_payload, context) => {
      const db = withTables<Tables>(context.db);
      let after: string | undefined;
      do {
        const accounts = await sharersAfter(db, { after, limit: batch });
        for (const accountId of accounts) {
          const own = await packsOfAccount({ db, packs }, accountId);
          await shareStandings(db, { packs: own, accountId, today: today() });
        }
        after = accounts.length < batch ? undefined : accounts.at(-1);
      } while (after !== undefined);
    }),
  ];
}
