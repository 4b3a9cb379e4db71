import type { JobHandler } from "#platform/jobs";
import type { PeopleProgram } from "./queries/program.ts";

/** People's work in the background. */
export function peopleJobs(_program: PeopleProgram): readonly JobHandler[] {
  return [];
}
