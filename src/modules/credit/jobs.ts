import type { JobHandler } from "#platform/jobs";
import { certificateJobs } from "./jobs/certificates.ts";
import { recordJobs } from "./jobs/record.ts";
import { renewalJobs } from "./jobs/renewals.ts";
import { sessionJobs } from "./jobs/sessions.ts";
import type { CreditProgram } from "./queries/program.ts";

/** Credit's work in the background. */
export function creditJobs(program: CreditProgram): readonly JobHandler[] {
  return [...recordJobs(program), ...sessionJobs(), ...certificateJobs(program), ...renewalJobs(program)];
}
