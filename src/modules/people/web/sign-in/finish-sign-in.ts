import {
  clearCookie,
  noteEvent,
  ownPath,
  readCookie,
  seeOther,
  type WebContext,
  writeCookie,
} from "#platform/http";
import { endSession } from "../../actions/sign-in/end-sessions.ts";
import { type Arrival, secondStepMinutes, signIn } from "../../actions/sign-in/sign-in.ts";
import { deviceName } from "../../rules/sign-in/device-name.ts";
import type { PeopleSite } from "../site.ts";
import { keepSession, sessionOf } from "../viewer.ts";

const deviceDays = 365;

/**
 * Lets someone in who has shown that an account is theirs: the one way by which sessions come to be, whatever the proof.
 *
 * Asks for the second factor first when the way is only one; begins a new session, in place of the browser's old one; and
 * leads to the page that was wanted, if it is one of ours.
 *
 * @throws NotAllowed when the account is closed.
 */
export async function finishSignIn(
  c: WebContext,
  site: PeopleSite,
  arrival: Pick<Arrival, "accountId" | "way" | "isWhole" | "confirmedAt" | "providerSession"> & {
    readonly then: string | undefined;
  },
): Promise<Response> {
  const { then, ...proof } = arrival;
  const leadsTo = wantedPath(then);
  const outcome = await signIn(
    site.db,
    { ...proof, leadsTo, device: deviceOf(c), deviceSecret: deviceSecretOf(c) },
    site,
  );
  if (outcome.kind === "second step") {
    writeCookie(c, "second-step", outcome.token, secondStepMinutes * 60);
    return seeOther(c, "/sign-in/second-step");
  }
  const before = sessionOf(c);
  if (before !== undefined) await endSession(site.db, before);
  keepSession(c, outcome.token);
  noteEvent(c, "someone signed in", { way: proof.way });
  writeCookie(c, "device", outcome.deviceSecret, deviceDays * 86_400);
  clearCookie(c, "second-step");
  clearCookie(c, "sign-in");
  return seeOther(c, leadsTo);
}

/** The page to go to after signing in: one of ours that is not about signing in, else the first. */
export function wantedPath(then: string | undefined): string {
  const path = ownPath(then);
  return path === undefined || /^\/sign-(in|out)\b/.test(path) ? "/" : path;
}

/** The browser that asks, as its owner knows it. */
export function deviceOf(c: WebContext): string {
  return deviceName(c.req.header("user-agent"));
}

/** The secret by which a browser that was signed in from before is known; undefined for a new one. */
export function deviceSecretOf(c: WebContext): string | undefined {
  return readCookie(c, "device");
}
