import type { WebContext } from "./web-context.ts";

/**
 * After a change: answers 303, so that the browser fetches the page at `path` and a reload changes nothing again.
 *
 * Only ever leads to a page of ours. A path that came from outside (`?return=`) goes through `ownPath` first.
 */
export function seeOther(c: WebContext, path: string): Response {
  if (ownPath(path) === undefined) throw new Error(`Not a path of this site: ${path}`);
  return c.redirect(path, 303);
}

/** The path when it stays on this site, else undefined: `//host`, `/\host` and whole addresses lead away. */
export function ownPath(path: string | undefined): string | undefined {
  if (path === undefined || !/^\/(?![/\\])/.test(path)) return undefined;
  // Browsers drop tabs and line ends before they read an address, which could uncover a second slash.
  return /[\p{Cc}]/u.test(path) ? undefined : path;
}
