import { z } from "zod";
import { withTables } from "#platform/db";
import { defineJob, type JobHandler, onJob } from "#platform/jobs";
import { sendLetters } from "../actions/letters/send-letters.ts";
import type { LetterTools } from "../queries/letters/letters.ts";

/** Often enough for those who want it at once. */
const lettersJob = defineJob({
  name: "reflections.letters",
  schema: z.unknown(),
  retries: 1,
  runsAlone: true,
  longestRunSeconds: 3_600,
  schedule: { at: "*/5 * * * *" },
});

/** Writes the letters about what others said that are due. */
export function letterJobs(tools: Omit<LetterTools, "db">): readonly JobHandler[] {
  return [
    onJob(lettersJob, async (_payload, { db, signal }) =>
      sendLetters({ ...tools, db: withTables(db) }, signal),
    ),
  ];
}
