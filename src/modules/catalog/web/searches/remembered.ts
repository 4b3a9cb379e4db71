import { readCookie, type WebContext, writeCookie } from "#platform/http";
import { isId } from "#platform/ids";

// About 2.5 kB: cookies end at 4.
const most = 50;
const yearSeconds = 365 * 86_400;
const name = "searches";

/**
 * Ids of the searches saved in this browser, newest first. They are kept there, not here: without sign-in nobody but the
 * reader's own browser knows which searches are theirs.
 */
export function rememberedSearches(c: WebContext): readonly string[] {
  return (readCookie(c, name) ?? "").split(",").filter(isId);
}

/** Adds a search to those of this browser; the oldest is forgotten when there are too many. */
export function rememberSearch(c: WebContext, id: string): void {
  const others = rememberedSearches(c).filter((each) => each !== id);
  writeCookie(c, name, [id, ...others].slice(0, most).join(","), yearSeconds);
}
