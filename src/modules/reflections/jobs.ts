import type { JobHandler } from "#platform/jobs";
import { fediverseJobs } from "./jobs/fediverse.ts";
import type { FediverseProgram } from "./queries/fediverse/program.ts";

/** The work of reflections in the background. */
export function reflectionJobs(program: Omit<FediverseProgram, "db">): readonly JobHandler[] {
  return [...fediverseJobs(program)];
}
