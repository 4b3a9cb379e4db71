import type { WebContext } from "#platform/http";
import type { PageLink } from "#ui";
import { readerBefore } from "./viewer.ts";

/** Whether a page may offer what only someone signed in can use. */
export function isSignedIn(c: WebContext): boolean {
  return readerBefore(c)?.viewer !== undefined;
}

/** Who is reading, for the end of the header: `Librarian · Eastside`, or the way to sign in or set up. */
export function accountLink(c: WebContext): PageLink | undefined {
  const reader = readerBefore(c);
  if (reader === undefined) return undefined;
  const { viewer, installation } = reader;
  if (viewer !== undefined) {
    const [position] = viewer.positions;
    return {
      href: "/me",
      label: position === undefined ? viewer.name : `${viewer.name} · ${position.organisationName}`,
    };
  }
  return installation === undefined
    ? { href: "/set-up", label: "Set up" }
    : { href: "/sign-in", label: "Sign in" };
}
