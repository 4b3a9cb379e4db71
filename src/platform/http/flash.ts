import type { MiddlewareHandler } from "hono";
import { clearCookie, readCookie, writeCookie } from "./signed-cookies.ts";
import { isReading, type WebContext, type WebEnv } from "./web-context.ts";

/** What was just done, to be said on the next page. */
export interface Flash {
  /** A sentence, past tense: `Added “Infopeople” to the sources.` */
  readonly message: string;
  /** Where a form is sent that takes it back. */
  readonly undo?: string | undefined;
}

interface KeptFlash extends Flash {
  /** The path of the page that it is for; absent: whichever comes next. */
  readonly page?: string | undefined;
}

// Long enough for a slow redirect, short enough not to turn up on a page opened later.
const lifeSeconds = 60;

/** Keeps a message for the page that the redirect leads to. */
export function setFlash(c: WebContext, flash: Flash): void {
  c.set("flash", flash);
}

/** The message kept by `setFlash` for this page, once: it is gone afterwards. */
export function takeFlash(c: WebContext): Flash | undefined {
  const kept = keptFlash(c);
  if (kept === undefined || !isFor(c, kept)) return undefined;
  clearCookie(c, "flash");
  const { page: _page, ...flash } = kept;
  return flash;
}

/**
 * Sends a message along with the answer that was given, for the page that it leads to and no other: where that page shows none,
 * it must not turn up on one opened later. A page that leads on passes it on.
 */
export const carryFlash: MiddlewareHandler<WebEnv> = async (c, next) => {
  await next();
  const location = c.res.headers.get("location");
  const flash = c.var.flash ?? (location !== null && isReading(c) ? passedOn(c) : undefined);
  if (flash === undefined) return;
  const page = location === null ? undefined : new URL(location, c.req.url).pathname;
  writeCookie(c, "flash", JSON.stringify({ ...flash, page } satisfies KeptFlash), lifeSeconds);
};

function passedOn(c: WebContext): Flash | undefined {
  const kept = keptFlash(c);
  return kept?.page !== undefined && isFor(c, kept) ? kept : undefined;
}

function isFor(c: WebContext, { page }: KeptFlash): boolean {
  return page === undefined || page === new URL(c.req.url).pathname;
}

function keptFlash(c: WebContext): KeptFlash | undefined {
  const kept = readCookie(c, "flash");
  return kept === undefined ? undefined : (JSON.parse(kept) as KeptFlash); // signed, so written by `carryFlash`
}
