import { type Db, inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { sendMail } from "#platform/mail";
import { open, randomSecret, seal } from "#platform/secrets";
import { accountToSignIn } from "../../queries/sign-in/account-to-sign-in.ts";
import { letterMinutes, signInLetter } from "../../rules/sign-in/letters.ts";
import { isThisMachine } from "../../rules/sign-in/tries.ts";
import type { PeopleTables } from "../../tables.ts";
import type { SignInTry } from "./check-password.ts";
import { issueTicket } from "./tickets.ts";
import { isKnownDevice } from "./sign-in.ts";
import { type Counted, takeTry } from "./tries.ts";

/** What the browser keeps that asked for a letter: where the letter's code may be typed. */
export interface AskedForLink {
  readonly email: string;
  /** The account, or an id of none: nobody can tell, since the browser gets it sealed. */
  readonly accountId: string;
  readonly asker: string;
  readonly leadsTo: string;
}

/**
 * Sends a link and a code to an address, when it has an account, and gives what the browser is to keep. The answer is the
 * same when it has none. Too many letters to one address, or from one of the net, have to wait: so many seconds. From a
 * browser the account knows, only that browser's own letters count.
 */
export async function askForLink(
  db: Db<PeopleTables>,
  { leadsTo, ...asking }: SignInTry & { readonly leadsTo: string },
  site: { readonly secret: string; readonly publicUrl: string },
): Promise<{ readonly sealed: string } | { readonly waitSeconds: number }> {
  const { email } = asking;
  const account = await accountToSignIn(db, email, undefined);
  const waitSeconds = await takeTry(db, site.secret, await lettersCounted(db, asking, account?.id));
  if (waitSeconds > 0) return { waitSeconds };
  const asked: AskedForLink = { email, accountId: account?.id ?? newId(), asker: randomSecret(), leadsTo };
  if (account?.email !== undefined) await sendLink(db, asked, { to: account.email, ...site });
  return { sealed: seal(site.secret, purpose, JSON.stringify(asked)) };
}

/** What `askForLink` gave the browser; undefined when it is not ours. */
export function readAskedForLink(secret: string, sealed: string): AskedForLink | undefined {
  const text = open(secret, purpose, sealed);
  return text === undefined ? undefined : (JSON.parse(text) as AskedForLink); // sealed, so written by `askForLink`
}

const purpose = "asked for a link";

async function lettersCounted(
  db: Db<PeopleTables>,
  { email, address, deviceSecret }: SignInTry,
  accountId = newId(),
): Promise<readonly Counted[]> {
  if (await isKnownDevice(db, accountId, deviceSecret))
    return [{ budget: "letter", of: `${deviceSecret} ${accountId}` }];
  return [
    { budget: "letter", of: email },
    ...(isThisMachine(address) ? [] : [{ budget: "letter from", of: address } as const]),
  ];
}

async function sendLink(
  db: Db<PeopleTables>,
  { accountId, asker, leadsTo }: AskedForLink,
  site: { readonly to: string; readonly secret: string; readonly publicUrl: string },
): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    const ticket = await issueTicket(tx, accountId, {
      kind: "sign-in",
      minutes: letterMinutes,
      asker: { id: asker, secret: site.secret },
      leadsTo,
    });
    await sendMail(tx, {
      tenantId: accountId,
      key: `sign-in ${ticket.id}`,
      to: site.to,
      ...signInLetter({
        siteUrl: site.publicUrl,
        url: `${site.publicUrl}/sign-in/link/${ticket.token}`,
        code: ticket.code,
      }),
    });
  });
}
