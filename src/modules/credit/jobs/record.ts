import { z } from "zod";
import { withTables } from "#platform/db";
import { defineJob, type JobHandler, onEvent, onJob } from "#platform/jobs";
import { formatDate, now, parseDate } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import { ledgerChanged } from "../actions/record/ledger-changed.ts";
import { noteRetention } from "../actions/record/note-retention.ts";
import { tidyLedger } from "../actions/record/tidy-ledger.ts";
import { packsOfAccount } from "../queries/packs/packs-for.ts";
import type { CreditProgram } from "../queries/program.ts";
import type { CreditTables } from "../tables.ts";

/** How long what was removed can be brought back. */
const undoDays = 30;

const tidyLedgerJob = defineJob({
  name: "credit.tidy-ledger",
  schema: z.unknown(),
  retries: 1,
  runsAlone: true,
  schedule: { at: "41 3 * * *" },
});

/** What follows a change of someone's record, and forgetting what was removed. */
export function recordJobs({ files, packs }: CreditProgram): readonly JobHandler[] {
  return [
    onEvent(ledgerChanged, { name: "note-retention" }, async ({ accountId }, context) => {
      const db = withTables<CreditTables & PeopleTables>(context.db);
      await noteRetention(db, await packsOfAccount({ db, packs }, accountId), accountId);
    }),
    onJob(tidyLedgerJob, async (_payload, { db }) => {
      const today = now().slice(0, 10);
      const removedBefore = `${formatDate((parseDate(today) ?? 0) - undoDays)}T00:00:00Z`;
      const broughtBefore = `${formatDate((parseDate(today) ?? 0) - 1)}T00:00:00Z`;
      await tidyLedger({ db: withTables<CreditTables>(db), files }, { broughtBefore, removedBefore, today });
    }),
  ];
}
