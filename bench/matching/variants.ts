import type { Listing } from "../../src/modules/catalog/rules/listing.ts";
import { allDay, canonical, slug, timed } from "./catalogue.ts";
import type { Chance } from "./random.ts";
import { reword } from "./rewording.ts";

const OTHER_ZONES = ["America/Denver", "America/New_York", "Europe/Paris", "Asia/Kolkata", "UTC"] as const;
const HOUR = 3_600_000;

/** The same offering as another source lists it: title, link, zone, description and provider drawn apart. */
export function variantOf(listing: Listing, chance: Chance): Listing {
  const title = chance.is(0.8) ? reword(listing.title, chance, listing.provider) : listing.title;
  let variant: Listing = { ...listing, title, sourceKey: `${listing.sourceKey}~` };
  variant = otherLink(variant, chance);
  variant = otherZone(variant, chance);
  variant = otherText(variant, chance);
  return otherNames(variant, chance);
}

function otherLink(listing: Listing, chance: Chance): Listing {
  if (listing.url === undefined) return listing;
  if (chance.is(0.15)) return withoutLink(listing);
  const decorated = decorate(listing.url, chance);
  return { ...listing, url: decorated, canonicalUrl: canonical(decorated) };
}

function withoutLink(listing: Listing): Listing {
  const { url: _, canonicalUrl: __, ...rest } = listing;
  return rest;
}

function decorate(url: string, chance: Chance): string {
  const parsed = new URL(url);
  if (chance.is(0.5)) parsed.protocol = parsed.protocol === "https:" ? "http:" : "https:";
  if (chance.is(0.3) && !parsed.host.startsWith("www.")) parsed.host = `www.${parsed.host}`;
  if (chance.is(0.6))
    parsed.searchParams.append("utm_source", chance.pick(["newsletter", "twitter", "calendar"]));
  if (chance.is(0.2)) parsed.searchParams.append("fbclid", slug(String(chance.next())));
  if (chance.is(0.3)) parsed.hash = "register";
  if (chance.is(0.3) && !parsed.pathname.endsWith("/")) parsed.pathname += "/";
  return parsed.href;
}

function otherZone(listing: Listing, chance: Chance): Listing {
  const session = listing.sessions[0];
  if (session === undefined) return listing;
  if (session.isAllDay) {
    // A conference listed with its first hour only.
    if (!chance.is(0.15)) return listing;
    return {
      ...listing,
      sessions: [timed(Date.parse(`${session.start}T15:00:00Z`), undefined, chance.pick(OTHER_ZONES))],
    };
  }
  const start = Date.parse(session.start);
  const minutes = session.end === undefined ? undefined : (Date.parse(session.end) - start) / 60_000;
  const zone = chance.pick(OTHER_ZONES);
  const draw = chance.next();
  if (draw < 0.5) return { ...listing, sessions: [timed(start, minutes, zone)] };
  if (draw < 0.7)
    return {
      ...listing,
      sessions: [timed(start + chance.pick([-5, -3, -1, 1, 2, 5, 6]) * HOUR, minutes, zone)],
    };
  const day = session.start.slice(0, 10);
  return draw < 0.8 ? { ...listing, sessions: [allDay(day, day)] } : listing;
}

function otherText(listing: Listing, chance: Chance): Listing {
  if (listing.summary === "") return listing;
  const sentences = listing.summary.split(/(?<=[.!?])\s+/);
  const draw = chance.next();
  if (draw < 0.15) return { ...listing, summary: "" };
  if (draw < 0.35) return { ...listing, summary: `${listing.summary.slice(0, 180)}…` };
  if (draw < 0.5) return { ...listing, summary: `Join us! ${sentences.toReversed().join(" ")}` };
  return listing;
}

function otherNames(listing: Listing, chance: Chance): Listing {
  const draw = chance.next();
  const { provider: _, ...anonymous } = listing;
  if (draw < 0.2) return anonymous;
  return draw < 0.3
    ? { ...listing, provider: chance.pick(["Events Weekly", "State Library Calendar", "Tech Agenda"]) }
    : listing;
}
