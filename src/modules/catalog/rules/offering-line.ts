import { listingLine } from "./listing-line.ts";
import type { Listing } from "./listing.ts";

/** What is known of a stored offering beside its merged listing. */
interface StoredOffering {
  readonly id: string;
  readonly offering: Listing;
  readonly listingCount: number;
  readonly isGone: boolean;
  readonly updatedAt: string;
}

/** An offering as programs get it, over HTTP and from the terminal: the documented line of a listing, without what is its source's own. */
export function offeringLine({ id, offering, listingCount, isGone, updatedAt }: StoredOffering) {
  const {
    source: _source,
    format: _format,
    sourceKey: _key,
    publishedAt: _published,
    ...line
  } = listingLine(offering, "", "");
  return { id, ...line, listings: listingCount, gone: isGone, updatedAt };
}
