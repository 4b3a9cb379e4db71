import type { Listing } from "../listing.ts";
import type { RecordSession } from "../record.ts";

/** An offering without what no card shows: the words about it, which are most of it, and how it was read. */
export type ShownListing = Omit<
  Listing,
  "sourceKey" | "canonicalUrl" | "summary" | "imageUrl" | "reasons" | "warnings" | "sessions"
> & { readonly sessions: readonly CardSession[] };

/** A session without how its source wrote it. */
export type CardSession = Pick<RecordSession, "start" | "end" | "zone" | "isAllDay" | "status" | "place">;

/** One offering that was found, with what a reader wants to know at once. */
export interface FoundOffering<Offering extends ShownListing = Listing> {
  readonly id: string;
  readonly offering: Offering;
  /** Its topics as people call them, in the offering's order. */
  readonly topicNames: readonly string[];
  /** How many listings it was merged from. */
  readonly listingCount: number;
  readonly isGone: boolean;
  readonly updatedAt: string;
  /** The session shown: the next one, or the last when all are over; undefined at one's own pace. */
  readonly session?: Offering["sessions"][number] | undefined;
  /** Sessions still to come beside the one shown. */
  readonly moreSessions: number;
  readonly milesAway?: number | undefined;
  /** Whether the session shown fits the schedule of who asks, and why; undefined when nothing is claimed. */
  readonly fit?: { readonly fits: boolean; readonly words: string } | undefined;
  /** Why it fits, in plain words, the weightiest first. */
  readonly reasons: readonly string[];
}

/** One value of a facet with how many results it would leave, its own facet's choices set aside. */
export interface FacetChoice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** The facets of Find, by the name of their parameter. */
export interface Facets {
  readonly way: readonly FacetChoice[];
  readonly kind: readonly FacetChoice[];
  readonly topic: readonly FacetChoice[];
  readonly audience: readonly FacetChoice[];
  readonly credit: readonly FacetChoice[];
  readonly language: readonly FacetChoice[];
  readonly cost: readonly FacetChoice[];
}

/** One page of what was found. */
export interface Found<Offering extends ShownListing = Listing> {
  readonly total: number;
  /** Which page this is, the first being 1. */
  readonly page: number;
  readonly pages: number;
  readonly offerings: readonly FoundOffering<Offering>[];
  readonly facets: Facets;
  /** The words as they were understood when something was mistyped. */
  readonly corrected?: string | undefined;
  /** Set when the place asked for is not known: nothing was left out for distance. */
  readonly unknownPlace?: string | undefined;
}
