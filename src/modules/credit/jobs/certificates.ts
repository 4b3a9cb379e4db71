import { withTables } from "#platform/db";
import { type JobHandler, onJob } from "#platform/jobs";
import type { PeopleTables } from "#modules/people";
import { issueCertificates } from "../actions/certificates/issue-certificates.ts";
import { issueCertificatesJob } from "../actions/certificates/issue-jobs.ts";
import { signAnew } from "../actions/certificates/sign-anew.ts";
import type { SigningSite } from "../actions/certificates/signing-keys.ts";
import type { CreditTables } from "../tables.ts";

/** Issuing certificates: to many, and again after a key was stolen. */
export function certificateJobs({ secret, publicUrl }: SigningSite): readonly JobHandler[] {
  return [
    onJob(issueCertificatesJob, async ({ tenantId }, context) => {
      const db = withTables<CreditTables & PeopleTables>(context.db);
      const { signal } = context;
      const onProgress = async (done: number, total: number) => context.progress(done, total);
      await issueCertificates(db, { secret, publicUrl }, tenantId, { onProgress, signal });
      await signAnew(db, { secret, publicUrl }, tenantId, { signal });
    }),
  ];
}
