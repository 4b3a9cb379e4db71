import type { JobHandler } from "#platform/jobs";
import { sessionJobs } from "./jobs/sessions.ts";

/** Credit's work in the background. */
export function creditJobs(): readonly JobHandler[] {
  return [...sessionJobs()];
}
