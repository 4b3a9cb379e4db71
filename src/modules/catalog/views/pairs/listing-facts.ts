import { kindLabels, wayLabels } from "../../rules/finding/labels.ts";
import { sessionLine } from "../../rules/finding/when.ts";
import type { Listing } from "../../rules/listing.ts";
import { costLine, placeLine } from "../../rules/publishing/index.ts";

/** A listing, with who lists it. */
export interface ShownListing {
  readonly id: string;
  readonly offeringId: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly listing: Listing;
}

const shownSessions = 3;
const longestSummary = 300;

/** What a person compares, by its name, in one order. */
export function listingFacts(
  { listing, sourceName }: ShownListing,
  zone: string,
): Readonly<Record<string, string>> {
  const rest = listing.sessions.length - shownSessions;
  const dates = listing.sessions.slice(0, shownSessions).map((session) => sessionLine(session, zone));
  return {
    Source: sourceName,
    Title: listing.title,
    "Who offers it": listing.provider ?? "not said",
    When: dates.length === 0 ? "At any time" : [...dates, ...(rest > 0 ? [`${rest} more`] : [])].join("; "),
    Kind: kindLabels[listing.kind],
    How: listing.ways.map((way) => wayLabels[way]).join(", ") || "not said",
    Where: placeLine(listing.place) ?? "not said",
    Cost: costLine(listing.cost) ?? "not said",
    "Web page": listing.registrationUrl ?? listing.url ?? "none",
    About:
      listing.summary.length > longestSummary
        ? `${listing.summary.slice(0, longestSummary)}…`
        : listing.summary || "nothing said",
  };
}
