import { type Db, inTenants } from "#platform/db";
import { NotAllowed } from "#platform/errors";
import { newId } from "#platform/ids";
import { sendMail } from "#platform/mail";
import { digest, randomSecret } from "#platform/secrets";
import { now } from "#platform/time";
import { signInSettings } from "../../queries/sign-in/sign-in-settings.ts";
import { type ConfirmationWay, confirmationWays } from "../../rules/sign-in/confirmation-ways.ts";
import { confirmationLetter, letterMinutes } from "../../rules/sign-in/letters.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { checkSecondFactor } from "./second-factor.ts";
import { isPasswordOf } from "./password-hash.ts";
import { issueTicket, useCode } from "./tickets.ts";
import { type Counted, giveBackTry, takeTry } from "./tries.ts";

type ProofAnswer = { readonly kind: "right" | "wrong" } | { readonly kind: "wait"; readonly seconds: number };

/** When it is right, with the text for the browser's cookie: the session goes on under another secret. */
export type ConfirmationAnswer =
  | { readonly kind: "right"; readonly token: string }
  | { readonly kind: "wrong" }
  | { readonly kind: "wait"; readonly seconds: number };

// Whoever calls has seen the proof. Someone else who came by the session's old secret must not profit from it.
async function confirmSession(db: Db<PeopleTables>, viewer: Viewer): Promise<string> {
  const secret = randomSecret();
  await inTenants(db, [viewer.accountId], async (tx) => {
    await tx
      .updateTable("account_sessions")
      .set({ confirmed_at: now(), token_digest: digest(secret) })
      .where("tenant_id", "=", viewer.accountId)
      .where("id", "=", viewer.sessionId)
      .execute();
  });
  return `${viewer.accountId}.${secret}`;
}

/** The ways by which the viewer can prove again who they are. */
export async function waysToConfirm(
  db: Db<PeopleTables>,
  viewer: Viewer,
): Promise<readonly ConfirmationWay[]> {
  const settings = await signInSettings(db, viewer.accountId);
  return confirmationWays({
    hasAuthenticator: settings.authenticatorConfirmedAt !== undefined,
    hasPassword: settings.passwordChangedAt !== undefined,
    hasEmail: viewer.email !== undefined,
  });
}

/**
 * Confirms the viewer's session by what they typed, in one of their ways.
 *
 * @throws NotAllowed when the account does not have that way.
 */
export async function confirmByProof(
  db: Db<PeopleTables>,
  viewer: Viewer,
  proof: { readonly way: ConfirmationWay; readonly text: string; readonly secret: string },
): Promise<ConfirmationAnswer> {
  permit(viewer, "change own sign-in", { tenantId: viewer.accountId });
  if (!(await waysToConfirm(db, viewer)).includes(proof.way))
    throw new NotAllowed("This account cannot be confirmed in this way. Go back and choose another.");
  const answer = await check(db, viewer, proof);
  if (answer.kind === "wait") return answer;
  if (answer.kind === "wrong") return { kind: "wrong" };
  return { kind: "right", token: await confirmSession(db, viewer) };
}

/**
 * Sends the viewer a code to confirm their session with. Too many have to wait: so many seconds, 0 when it was sent.
 *
 * @throws NotAllowed when a letter is not one of their ways.
 */
export async function sendConfirmationCode(
  db: Db<PeopleTables>,
  viewer: Viewer,
  site: { readonly secret: string; readonly publicUrl: string },
): Promise<number> {
  const { accountId, email } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  if (email === undefined || !(await waysToConfirm(db, viewer)).includes("letter"))
    throw new NotAllowed("This account cannot be confirmed by a letter. Go back and choose another way.");
  // Not the budget of letters to sign in with: strangers can use that one up.
  const seconds = await takeTry(db, site.secret, [{ budget: "letter", of: `confirm ${accountId}` }]);
  if (seconds > 0) return seconds;
  await inTenants(db, [accountId], async (tx) => {
    const { code } = await issueTicket(tx, accountId, {
      kind: "confirmation",
      minutes: letterMinutes,
      asker: { id: viewer.sessionId, secret: site.secret },
    });
    await sendMail(tx, {
      tenantId: accountId,
      key: `confirmation ${newId()}`,
      to: email,
      ...confirmationLetter({ siteUrl: site.publicUrl, code }),
    });
  });
  return 0;
}

async function check(
  db: Db<PeopleTables>,
  { accountId, sessionId }: Viewer,
  { way, text, secret }: { readonly way: ConfirmationWay; readonly text: string; readonly secret: string },
): Promise<ProofAnswer> {
  // Who is signed in has tries of their own.
  const counted: readonly Counted[] = [{ budget: "device", of: `session ${accountId}` }];
  switch (way) {
    case "authenticator": {
      const answer = await checkSecondFactor(db, secret, {
        accountId,
        code: text,
        knownDevice: `session ${accountId}`,
      });
      return answer.kind === "wait" ? answer : { kind: answer.kind };
    }
    case "password":
      return counting(db, secret, counted, async () =>
        isPasswordOf(await passwordHashOf(db, accountId), text),
      );
    case "letter":
      return counting(db, secret, counted, async () => {
        const asker = { id: sessionId, secret };
        const ticket = await useCode(db, "confirmation", { accountId, code: text, asker });
        return typeof ticket === "object";
      });
    default:
      return way satisfies never;
  }
}

async function counting(
  db: Db<PeopleTables>,
  secret: string,
  counted: readonly Counted[],
  isRight: () => Promise<boolean>,
): Promise<ProofAnswer> {
  const seconds = await takeTry(db, secret, counted);
  if (seconds > 0) return { kind: "wait", seconds };
  if (!(await isRight())) return { kind: "wrong" };
  await giveBackTry(db, secret, counted);
  return { kind: "right" };
}

async function passwordHashOf(db: Db<PeopleTables>, accountId: string): Promise<string | undefined> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx.selectFrom("account_passwords").select("hash").where("tenant_id", "=", accountId).executeTakeFirst(),
  );
  return row?.hash;
}
