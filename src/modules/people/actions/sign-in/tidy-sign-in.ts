import { type Db, inTenants } from "#platform/db";
import { now } from "#platform/time";
import { later } from "../../rules/sign-in/session-life.ts";
import type { PeopleTables } from "../../tables.ts";

const dayMinutes = 24 * 60;
const deviceDays = 365;

/** Forgets what signing in no longer needs: sessions and tickets that are over, tries of long ago, browsers not seen for a year. */
export async function tidySignIn(db: Db<PeopleTables>): Promise<void> {
  const at = now();
  const ago = (days: number) => later(at, { minutes: -days * dayMinutes });
  await inTenants(db, "every tenant", async (tx) => {
    await tx.deleteFrom("account_sessions").where("ends_at", "<", at).execute();
    await tx.deleteFrom("sign_in_tickets").where("ends_at", "<", ago(1)).execute();
    await tx.deleteFrom("account_devices").where("last_seen_at", "<", ago(deviceDays)).execute();
    // An app that was never shown to work.
    await tx
      .deleteFrom("account_authenticators")
      .where("confirmed_at", "is", null)
      .where("made_at", "<", ago(1))
      .execute();
    await tx.deleteFrom("sign_in_tries").where("last_failed_at", "<", ago(2)).execute();
  });
}
