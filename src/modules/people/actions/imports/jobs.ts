import { z } from "zod";
import { defineJob } from "#platform/jobs";

const key = z.object({ tenantId: z.string(), runId: z.string() });

/** Reads a file too large to be read while someone waits for the page. */
export const readImportJob = defineJob({
  name: "people.read-import",
  schema: key,
  retries: 2,
  longestRunSeconds: 1800,
});

/** Writes an import that is more than one transaction. Goes on where a try before it was. */
export const applyImportJob = defineJob({
  name: "people.apply-import",
  schema: key,
  retries: 5,
  firstRetrySeconds: 10,
  longestRunSeconds: 3600,
});

/** Goes on with imports that stopped half-way with the program that wrote them. */
export const resumeImportsJob = defineJob({
  name: "people.resume-imports",
  schema: z.object({}).optional(),
  schedule: { at: "*/15 * * * *" },
});

/** Forgets what files said when nobody needs it any more: previews hold names and addresses. */
export const forgetImportsJob = defineJob({
  name: "people.forget-imports",
  schema: z.object({}).optional(),
  schedule: { at: "40 3 * * *" },
});
