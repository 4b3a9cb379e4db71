import type { JobHandler } from "#platform/jobs";
import { renewalJobs } from "./jobs/renewals.ts";
import { sessionJobs } from "./jobs/sessions.ts";
import type { CreditProgram } from "./queries/program.ts";

/** Credit's work in the background. */
export function creditJobs(program: CreditProgram): readonly JobHandler[] {
  return [...sessionJobs(), ...renewalJobs(program)];
}
