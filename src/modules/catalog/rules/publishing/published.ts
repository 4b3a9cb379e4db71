import type { Listing } from "../listing.ts";

/** An offering as it leaves the house: what every feed, calendar and structured page is made from. */
export interface PublishedOffering {
  readonly id: string;
  readonly offering: Listing;
  /** Address of its own page here, absolute. */
  readonly pageUrl: string;
  /** UTC instant of its last change here. */
  readonly updatedAt: string;
}

/** What a feed says about itself. Addresses are absolute. */
export interface FeedHead {
  readonly title: string;
  readonly description: string;
  readonly feedUrl: string;
  readonly pageUrl: string;
  /** UTC instant of the newest change among its items, or of the making of an empty one. */
  readonly updatedAt: string;
}
