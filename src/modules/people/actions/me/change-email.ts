import { type Db, inTenants, isUniqueViolation } from "#platform/db";
import { Conflict, InvalidInput } from "#platform/errors";
import { newId } from "#platform/ids";
import { sendMail } from "#platform/mail";
import { now } from "#platform/time";
import {
  addressTakenLetter,
  letterMinutes,
  newAddressLetter,
  oldAddressLetter,
} from "../../rules/sign-in/letters.ts";
import { waitInWords } from "../../rules/sign-in/tries.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { issueTicket, type Ticket, useTicket, voidTickets } from "../sign-in/tickets.ts";
import { takeTry } from "../sign-in/tries.ts";
import { writeAudit } from "../write-audit.ts";

/**
 * Asks the reader of a new address whether it shall be the viewer's. Until they say so, the old one stays. Whether the
 * address has an account already, only its reader is told.
 *
 * @throws InvalidInput when it is no address, it is the viewer's own, or several were tried just now.
 */
export async function askForNewEmail(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { email, ...site }: { readonly email: string; readonly secret: string; readonly publicUrl: string },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  const refuse = (message: string) => new InvalidInput([{ where: "email", message }]);
  if (!/^[^\s@]+@[^\s@]+$/u.test(email))
    throw refuse("Write the whole address, with an @: ana@library.example.");
  if (email === viewer.email) throw refuse("This is your address already.");
  const seconds = await takeTry(db, site.secret, [
    { budget: "letter", of: email },
    { budget: "letter", of: `addresses of ${accountId}` },
  ]);
  if (seconds > 0) throw refuse(`Several letters were just asked for. Wait ${waitInWords(seconds)}.`);
  await askAddress(db, accountId, { email, publicUrl: site.publicUrl });
}

/** Sends the letter that asks an address whether it shall be the account's, or tells its reader that it has one already. */
export async function askAddress(
  db: Db<PeopleTables>,
  accountId: string,
  { email, publicUrl }: { readonly email: string; readonly publicUrl: string },
): Promise<void> {
  const isTaken = await inTenants(db, "every tenant", async (tx) =>
    tx.selectFrom("accounts").select("tenant_id").where("email", "=", email).executeTakeFirst(),
  );
  await inTenants(db, [accountId], async (tx) => {
    const ticket = await issueTicket(tx, accountId, { kind: "address", minutes: letterMinutes, email });
    const url = `${publicUrl}/sign-in/address/${ticket.token}`;
    await sendMail(tx, {
      tenantId: accountId,
      key: `new address ${ticket.id}`,
      to: email,
      ...(isTaken === undefined
        ? newAddressLetter({ siteUrl: publicUrl, url })
        : addressTakenLetter({ siteUrl: publicUrl })),
    });
  });
}

/**
 * Makes the address of a ticket the account's. Whoever read the letter at the new address has said so; the old address is
 * told. Atomic; doing it again does nothing.
 *
 * @throws Conflict when the address has become another account's meanwhile.
 */
export async function takeNewEmail(
  db: Db<PeopleTables>,
  ticket: Ticket,
  { publicUrl }: { readonly publicUrl: string },
): Promise<boolean> {
  const { accountId, email } = ticket;
  if (email === undefined) return false;
  try {
    return await inTenants(db, [accountId], async (tx) => {
      if (!(await useTicket(tx, ticket))) return false;
      const account = await tx
        .selectFrom("accounts")
        .select(["email", "name"])
        .where("tenant_id", "=", accountId)
        .executeTakeFirstOrThrow();
      await tx
        .updateTable("accounts")
        .set({ email, email_confirmed_at: now() })
        .where("tenant_id", "=", accountId)
        .execute();
      await voidTickets(tx, accountId);
      const actor = { accountId, name: account.name };
      await writeAudit(tx, accountId, actor, {
        act: "change the e-mail address",
        subject: `account ${accountId}`,
      });
      if (account.email !== null)
        await sendMail(tx, {
          tenantId: accountId,
          key: `old address ${newId()}`,
          to: account.email,
          ...oldAddressLetter({ siteUrl: publicUrl }),
        });
      return true;
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new Conflict("This address belongs to another account by now, so nothing was changed.", {
        cause: error,
      });
    throw error;
  }
}
