import { z } from "zod";
import { withTables } from "#platform/db";
import { defineJob, type JobHandler, onJob } from "#platform/jobs";
import { tidySignIn } from "./actions/sign-in/tidy-sign-in.ts";
import { importJobs } from "./jobs/imports.ts";
import { recordJobs } from "./jobs/records.ts";
import type { PeopleProgram } from "./queries/program.ts";
import type { PeopleTables } from "./tables.ts";

/** Forgets what signing in no longer needs. */
const tidySignInJob = defineJob({
  name: "people.tidy-sign-in",
  schema: z.unknown(),
  retries: 1,
  runsAlone: true,
  schedule: { at: "23 4 * * *" },
});

/** People's work in the background. */
export function peopleJobs(program: PeopleProgram): readonly JobHandler[] {
  return [
    onJob(tidySignInJob, async (_payload, { db }) => tidySignIn(withTables<PeopleTables>(db))),
    ...importJobs(program),
    ...recordJobs(program),
  ];
}
