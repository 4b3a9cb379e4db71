import { z } from "zod";
import type { Db } from "#platform/db";
import { defineJob, enqueue } from "#platform/jobs";

/** Issues what certificates an employer's awards still lack, and signs anew what a stolen key had signed. */
export const issueCertificatesJob = defineJob({
  name: "credit.issue-certificates",
  schema: z.object({ tenantId: z.string() }),
  retries: 5,
  firstRetrySeconds: 10,
  longestRunSeconds: 3600,
});

/** Lets an employer's new awards get their certificates, in the transaction that made them. While one such job waits, it stays one. */
export async function askForCertificates(tx: Db, tenantId: string): Promise<void> {
  await enqueue(
    tx,
    issueCertificatesJob,
    { tenantId },
    { key: tenantId, aloneBy: tenantId, progressTenant: tenantId },
  );
}
