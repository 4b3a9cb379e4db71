import { z } from "zod";
import { withTables } from "#platform/db";
import { defineJob, type JobHandler, onJob } from "#platform/jobs";
import { dueCalendars, readCalendar } from "./actions/calendars/read-calendar.ts";
import { sendNeighbourDigests } from "./actions/digests/send-digests.ts";
import type { ProgramsProgram } from "./queries/program.ts";

/** Reads the branches' calendars whose time has come. */
const calendarsJob = defineJob({
  name: "programs.read-calendars",
  schema: z.unknown(),
  retries: 1,
  runsAlone: true,
  longestRunSeconds: 3_600,
  schedule: { at: "*/10 * * * *" },
});

/** Sends the weekly letters about neighbours that are due. */
const digestsJob = defineJob({
  name: "programs.neighbour-letters",
  schema: z.unknown(),
  retries: 1,
  runsAlone: true,
  longestRunSeconds: 3_600,
  schedule: { at: "25 * * * *" },
});

/** The work of programs in the background. Calendars are read only where sources are, as `HARVESTS` says. */
export function programJobs(
  program: Omit<ProgramsProgram, "db"> & { readonly harvests: boolean },
): readonly JobHandler[] {
  return [
    onJob(calendarsJob, async (_payload, { db: outer, signal }) => {
      if (!program.harvests) return;
      const db: ProgramsProgram["db"] = withTables(outer);
      for (const which of await dueCalendars(db)) {
        signal.throwIfAborted();
        await readCalendar({ ...program, db }, which);
      }
    }),
    onJob(digestsJob, async (_payload, { db, signal }) => {
      await sendNeighbourDigests({ ...program, db: withTables(db) }, signal);
    }),
  ];
}
