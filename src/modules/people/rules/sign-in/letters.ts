import { plainMoment } from "#platform/words";

/** A letter's words: short, and nothing in them that a stranger could have written. */
export interface LetterWords {
  readonly subject: string;
  readonly text: string;
}

/** How long what a letter brings can be used. */
export const letterMinutes = 15;

/** The link and the code to sign in with. */
export function signInLetter({
  siteUrl,
  url,
  code,
}: {
  readonly siteUrl: string;
  readonly url: string;
  readonly code: string;
}): LetterWords {
  return {
    subject: `Sign in to Carrel: ${code}`,
    text: paragraphs(
      `Open this address to sign in at ${siteUrl}:\n${url}`,
      `Or type this code on the page where you asked for it: ${code}`,
      `Either works once, for ${letterMinutes} minutes. Nobody from your library will ever ask you for it.`,
      "You did not ask for this? Then leave it: without this letter nobody gets in.",
    ),
  };
}

/** The code that proves again who someone is, before a sensitive act. */
export function confirmationLetter({
  siteUrl,
  code,
}: {
  readonly siteUrl: string;
  readonly code: string;
}): LetterWords {
  return {
    subject: `Your code for Carrel: ${code}`,
    text: paragraphs(
      `Type this code on the page that asked for it, at ${siteUrl}: ${code}`,
      `It works once, for ${letterMinutes} minutes.`,
      `You did not ask for it? Then someone may be using your account: end their sessions at ${siteUrl}/me/sign-in`,
    ),
  };
}

/** Asks whoever reads an address whether it shall be their account's. */
export function newAddressLetter({
  siteUrl,
  url,
}: {
  readonly siteUrl: string;
  readonly url: string;
}): LetterWords {
  return {
    subject: "Please confirm your new e-mail address",
    text: paragraphs(
      `Someone, most likely you, wants to sign in at ${siteUrl} with this address from now on. Open this to say yes:\n${url}`,
      `It works once, for ${letterMinutes} minutes. If it was not you, leave it: nothing changes.`,
    ),
  };
}

/** To the new address, when it has an account already: only its reader may know. */
export function addressTakenLetter({ siteUrl }: { readonly siteUrl: string }): LetterWords {
  return {
    subject: "This address has an account already",
    text: paragraphs(
      `Someone, most likely you, wants to use this address for another account at ${siteUrl}. It has an account already, so nothing was changed.`,
      `To sign in with it: ${siteUrl}/sign-in`,
    ),
  };
}

/** To the address that was the account's until now. */
export function oldAddressLetter({ siteUrl }: { readonly siteUrl: string }): LetterWords {
  return {
    subject: "Your e-mail address for Carrel was changed",
    text: paragraphs(
      `Your account at ${siteUrl} has another e-mail address now. Letters no longer come here, and signing in with this address no longer works.`,
      "If that was not you, tell the person who runs Carrel at your library today: they can give you your account back.",
    ),
  };
}

/** Says that a browser was used for the first time. */
export function newDeviceLetter({
  device,
  at,
  zone,
  siteUrl,
}: {
  readonly device: string;
  readonly at: string;
  readonly zone: string;
  readonly siteUrl: string;
}): LetterWords {
  return {
    subject: "A new browser signed in to Carrel",
    text: paragraphs(
      `${device}, ${inWords(at, zone)}.`,
      "If that was you, there is nothing to do.",
      `If not, end that session and change how you sign in: ${siteUrl}/me/sign-in`,
    ),
  };
}

/** What was changed about signing in: `Your password was set.` */
export function changeLetter({
  change,
  siteUrl,
}: {
  readonly change: string;
  readonly siteUrl: string;
}): LetterWords {
  return {
    subject: "How you sign in to Carrel was changed",
    text: paragraphs(
      `${change} You were signed out everywhere else.`,
      `If that was not you, sign in by a link at ${siteUrl}/sign-in and change it back; and tell the person who runs Carrel at your library.`,
    ),
  };
}

/** An instant for a person: `Sunday, November 22, 2026, 9:14 am EST`. */
export function inWords(instant: string, zone: string): string {
  const format = new Intl.DateTimeFormat("en-US", {
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone: zone,
    timeZoneName: "short",
  });
  return plainMoment(format.format(new Date(instant)));
}

/** The same for a line of a page: `Nov 22, 2026, 9:14 am`. */
export function inFewWords(instant: string, zone: string): string {
  const format = new Intl.DateTimeFormat("en-US", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  });
  return plainMoment(format.format(new Date(instant)));
}

function paragraphs(...each: readonly string[]): string {
  return each.join("\n\n");
}
