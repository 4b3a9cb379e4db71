import type { Listing } from "../../src/modules/catalog/rules/listing.ts";
import { createMatcher } from "../../src/modules/catalog/rules/matching/index.ts";
import type { KnownListing } from "./catalogue.ts";
import { chanceFrom } from "./random.ts";
import { variantOf } from "./variants.ts";

export interface SpeedFigures {
  readonly indexed: number;
  /** Listings a CPU second taken apart, filed, looked up and compared, with `indexed` already there. */
  readonly listingsPerSecond: number;
  readonly runs: readonly number[];
}

const INDEXED = 100_000;
const ADDED = 5_000;

/** CPU time of adding listings, a third of them copies, to a matcher that holds 100,000: the median of five runs. */
export function measureSpeed(known: readonly KnownListing[]): SpeedFigures {
  const chance = chanceFrom(5);
  const matcher = createMatcher();
  const base = known.map((each) => each.listing);
  for (let index = 0; index < INDEXED; index += 1) {
    const listing = base[index % base.length];
    if (listing)
      matcher.add({
        id: `i${index}`,
        listing: later(listing, Math.floor(index / base.length)),
        sourceId: "indexed",
      });
  }
  const runs = Array.from({ length: 5 }, (_, run) => {
    const added = Array.from({ length: ADDED }, (__, index) => {
      const listing = base[(index * 5 + run) % base.length] ?? base[0]!;
      return index % 3 === 0 ? variantOf(listing, chance) : later(listing, 40 + run);
    });
    const before = process.cpuUsage();
    for (const [index, listing] of added.entries())
      matcher.add({ id: `a${run}-${index}`, listing, sourceId: "added" });
    const { user, system } = process.cpuUsage(before);
    return Math.round(ADDED / ((user + system) / 1e6));
  });
  return { indexed: INDEXED, listingsPerSecond: runs.toSorted((a, b) => a - b)[2] ?? 0, runs };
}

/** The same event in another year: real titles over and over would make blocks no catalogue has. */
function later(listing: Listing, round: number): Listing {
  if (round === 0) return listing;
  const year = (text: string): string =>
    `${Number(text.slice(0, 4)) + round}${text.slice(4).replace(/-02-29/, "-02-28")}`;
  const words = listing.title.split(" ");
  const turned = [...words.slice(round % words.length), ...words.slice(0, round % words.length)];
  return {
    ...listing,
    title: turned
      .map((word, index) => (index % 2 === 0 ? word + String.fromCharCode(97 + (round % 26)) : word))
      .join(" "),
    sourceKey: `${listing.sourceKey}#${round}`,
    ...(listing.url === undefined
      ? {}
      : { url: `${listing.url}/${round}`, canonicalUrl: `${listing.canonicalUrl}/${round}` }),
    sessions: listing.sessions.map((session) => ({
      ...session,
      start: year(session.start),
      ...(session.end === undefined ? {} : { end: year(session.end) }),
    })),
  };
}
