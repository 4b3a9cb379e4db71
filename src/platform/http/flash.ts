import { clearCookie, readCookie, writeCookie } from "./signed-cookies.ts";
import type { WebContext } from "./web-context.ts";

/** What was just done, to be said on the next page. */
export interface Flash {
  /** A sentence, past tense: `Added “Infopeople” to the sources.` */
  readonly message: string;
  /** Where a form is sent that takes it back. */
  readonly undo?: string | undefined;
}

// Long enough for a slow redirect, short enough not to turn up on a page opened later.
const lifeSeconds = 60;

/** Keeps a message for the page that the redirect leads to. */
export function setFlash(c: WebContext, flash: Flash): void {
  writeCookie(c, "flash", JSON.stringify(flash), lifeSeconds);
}

/** The message kept by `setFlash`, once: it is gone afterwards. */
export function takeFlash(c: WebContext): Flash | undefined {
  const kept = readCookie(c, "flash");
  if (kept === undefined) return undefined;
  clearCookie(c, "flash");
  return JSON.parse(kept) as Flash; // signed, so written by `setFlash`
}
