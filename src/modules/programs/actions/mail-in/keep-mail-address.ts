import { randomBytes } from "node:crypto";
import { inTenants } from "#platform/db";
import { digest, seal } from "#platform/secrets";
import { now } from "#platform/time";
import { mailTokenOf } from "#modules/credit";
import { type Viewer, writeAudit } from "#modules/people";
import type { ProgramsDb } from "../../queries/program.ts";
import { sealPurpose } from "../../queries/mail-in/mail-address.ts";

/** Gives somebody an address for mail about programs; the one they had before is nobody's from then on. */
export async function renewMailAddress(db: ProgramsDb, secret: string, viewer: Viewer): Promise<void> {
  const { accountId } = viewer;
  const token = mailTokenOf(randomBytes(24));
  const columns = {
    token_digest: digest(token),
    sealed_token: seal(secret, sealPurpose(accountId), token),
    made_at: now(),
  };
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .insertInto("program_mail_addresses")
      .values({ tenant_id: accountId, ...columns })
      .onConflict((conflict) => conflict.column("tenant_id").doUpdateSet(columns))
      .execute();
    await writeAudit(tx, accountId, viewer, { act: "renew mail address", subject: "programs" });
  });
}

/** Takes the address away: mail to it is refused. Without one nothing happens. */
export async function removeMailAddress(db: ProgramsDb, viewer: Viewer): Promise<void> {
  const { accountId } = viewer;
  await inTenants(db, [accountId], async (tx) => {
    await tx.deleteFrom("program_mail_addresses").where("tenant_id", "=", accountId).execute();
    await writeAudit(tx, accountId, viewer, { act: "remove mail address", subject: "programs" });
  });
}
