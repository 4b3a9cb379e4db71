import type { JobHandler } from "#platform/jobs";
import { fediverseJobs } from "./jobs/fediverse.ts";
import { letterJobs } from "./jobs/letters.ts";
import type { FediverseProgram } from "./queries/fediverse/program.ts";
import type { LetterTools } from "./queries/letters/letters.ts";

/** The work of reflections in the background. */
export function reflectionJobs(program: Omit<FediverseProgram & LetterTools, "db">): readonly JobHandler[] {
  return [...fediverseJobs(program), ...letterJobs(program)];
}
