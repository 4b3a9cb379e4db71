import { withTables } from "#platform/db";
import { type JobHandler, onJob } from "#platform/jobs";
import { applyRun } from "../actions/imports/apply-run.ts";
import { forgetImports } from "../actions/imports/forget-imports.ts";
import {
  applyImportJob,
  forgetImportsJob,
  readImportJob,
  resumeImportsJob,
} from "../actions/imports/jobs.ts";
import { readRun } from "../actions/imports/read-run.ts";
import { resumeImports } from "../actions/imports/resume-imports.ts";
import type { PeopleProgram } from "../queries/program.ts";
import type { PeopleTables } from "../tables.ts";

/** Reading and writing large imports, and forgetting old ones. */
export function importJobs(program: PeopleProgram): readonly JobHandler[] {
  return [
    onJob(readImportJob, async ({ tenantId, runId }, { db, progress }) =>
      readRun({ ...program, db: withTables<PeopleTables>(db) }, tenantId, runId, progress),
    ),
    onJob(applyImportJob, async (key, { db, progress, signal }) =>
      applyRun({ db: withTables<PeopleTables>(db) }, key, { onProgress: progress, signal }),
    ),
    onJob(resumeImportsJob, async (_payload, { db }) => {
      await resumeImports(withTables<PeopleTables>(db));
    }),
    onJob(forgetImportsJob, async (_payload, { db }) => {
      await forgetImports(withTables<PeopleTables>(db), program.files);
    }),
  ];
}
