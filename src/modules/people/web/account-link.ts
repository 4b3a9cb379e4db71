import type { WebContext } from "#platform/http";
import type { PageLink, Shell } from "#ui";
import { readerBefore } from "./viewer.ts";
import { onDay } from "../rules/on-day.ts";

/** Whom a page may offer what only someone signed in, or at work somewhere, can use. */
export function audienceOf(c: WebContext): "visitor" | "alone" | "employed" {
  const viewer = readerBefore(c)?.viewer;
  if (viewer === undefined) return "visitor";
  return viewer.positions.length === 0 ? "alone" : "employed";
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

/** For every page of someone whose account is being closed: until when they can come back, and where. */
export function closingAlert(c: WebContext, siteZone: string): Shell["alert"] {
  const { closesAt, zone = siteZone } = readerBefore(c)?.viewer ?? {};
  if (closesAt === undefined) return undefined;
  return {
    message: `Your account is being closed: on ${onDay(closesAt, zone)} everything that is yours is destroyed.`,
    link: { href: "/me/data/closing", label: "Keep my account" },
  };
}
