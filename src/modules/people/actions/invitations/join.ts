import { type Db, inTenants, inTransaction, isUniqueViolation } from "#platform/db";
import { Conflict, InvalidInput } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { OpenInvitation } from "../../queries/invitations/invitations.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { askAddress } from "../me/change-email.ts";
import { startSession } from "../sign-in/start-session.ts";
import { announce } from "../webhooks/announce.ts";
import { writeAudit } from "../write-audit.ts";
import { zoneOfWork } from "../../queries/zone-of-work.ts";

/** Who takes a place up without an account. */
export interface NewPerson {
  readonly name: string;
  /** Where they can be reached and sign in: theirs at once when the invitation's letter went there, else when they open a letter. */
  readonly email: string | undefined;
  readonly device: string;
}

/**
 * Takes a place up with the account that is signed in: someone who changes libraries keeps one account.
 *
 * @throws Conflict when the place is taken, or the account has one at this library already.
 */
export async function joinWithAccount(
  db: Db<PeopleTables>,
  viewer: Viewer,
  invitation: OpenInvitation,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await take(tx, invitation, { accountId: viewer.accountId, name: viewer.name });
  });
}

/**
 * Takes a place up with a new account, and signs it in. The text for the session cookie. An address that nothing proves yet
 * becomes the account's when the letter there is opened; that it has an account already, only its reader is told.
 *
 * @throws InvalidInput when the invitation's own address is another account's: its owner signs in instead. Conflict when the
 * place is taken.
 */
export async function joinAsNew(
  db: Db<PeopleTables>,
  person: NewPerson,
  invitation: OpenInvitation,
  site: { readonly publicUrl: string },
): Promise<string> {
  const accountId = newId();
  const isProved = person.email !== undefined && person.email === invitation.sentTo;
  return inTransaction(db, async (tx) => {
    const { tenantId, staffId } = invitation;
    const zone = await inTenants(tx, [tenantId], (own) => zoneOfWork(own, tenantId, staffId));
    await tx.insertInto("tenants").values({ id: accountId, name: person.name, kind: "person" }).execute();
    try {
      await inTenants(tx, [accountId], async (own) => {
        await own
          .insertInto("accounts")
          .values({
            tenant_id: accountId,
            email: isProved ? person.email : null,
            email_confirmed_at: isProved ? now() : null,
            name: person.name,
            zone,
            closes_at: null,
            created_at: now(),
          })
          .execute();
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const message =
        "This address cannot be used here. If it is yours, sign in with it first, then open this page again.";
      throw new InvalidInput([{ where: "email", message }], { cause: error });
    }
    await take(tx, invitation, { accountId, name: person.name });
    if (person.email !== undefined && !isProved)
      await askAddress(tx, accountId, { email: person.email, ...site });
    return startSession(tx, accountId, { way: "invitation", device: person.device });
  });
}

async function take(
  tx: Db<PeopleTables>,
  { tenantId, id, staffId }: OpenInvitation,
  person: { readonly accountId: string; readonly name: string },
): Promise<void> {
  const { accountId } = person;
  await inTenants(tx, [tenantId], async (own) => {
    const { numUpdatedRows: taken } = await own
      .updateTable("invitations")
      .set({ taken_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .where("taken_at", "is", null)
      .where("revoked_at", "is", null)
      .executeTakeFirstOrThrow();
    if (taken === 0n) throw new Conflict("This invitation was used already.");
    try {
      const { numUpdatedRows: linked } = await own
        .updateTable("staff")
        .set({ account_id: accountId, changed_at: now() })
        .where("tenant_id", "=", tenantId)
        .where("id", "=", staffId)
        .where("account_id", "is", null)
        .executeTakeFirstOrThrow();
      if (linked === 0n) throw new Conflict("This place was taken up already.");
    } catch (error) {
      if (isUniqueViolation(error))
        throw new Conflict("You have a place at this library already. Ask them to put the two together.", {
          cause: error,
        });
      throw error;
    }
    await writeAudit(own, tenantId, person, {
      act: "take up an invitation",
      subject: `staff ${staffId}`,
    });
    await announce(own, tenantId, "invitation.accepted", { staffId, invitationId: id });
  });
  await inTenants(tx, [accountId], async (own) => {
    await own
      .insertInto("account_employments")
      .values({ tenant_id: accountId, employer_id: tenantId, staff_id: staffId, joined_at: now() })
      .onConflict((conflict) =>
        conflict
          .columns(["tenant_id", "employer_id", "staff_id"])
          .doUpdateSet({ left_at: null, joined_at: now() }),
      )
      .execute();
  });
}
