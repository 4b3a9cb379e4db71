import type { Db } from "#platform/db";
import { newId } from "#platform/ids";
import { sendMail } from "#platform/mail";
import { changeLetter } from "../../rules/sign-in/letters.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { writeAudit } from "../write-audit.ts";
import { endSessions } from "./end-sessions.ts";
import { voidTickets } from "./tickets.ts";

/** What a change of how someone signs in is given by the site. */
export interface SignInChange {
  readonly secret: string;
  readonly publicUrl: string;
}

/**
 * What follows each change of how someone signs in, in its transaction: every other session ends, open links and codes are
 * worthless, the audit log says so, and the owner gets a letter.
 */
export async function noteChange(
  tx: Db<PeopleTables>,
  viewer: Viewer,
  {
    publicUrl,
    act,
    change,
  }: Pick<SignInChange, "publicUrl"> & { readonly act: string; readonly change: string },
): Promise<void> {
  const { accountId, email } = viewer;
  await endSessions(tx, accountId, { except: viewer.sessionId });
  await voidTickets(tx, accountId);
  await writeAudit(tx, accountId, viewer, { act, subject: `account ${accountId}` });
  if (email !== undefined)
    await sendMail(tx, {
      tenantId: accountId,
      key: `sign-in changed ${newId()}`,
      to: email,
      ...changeLetter({ change, siteUrl: publicUrl }),
    });
}
