import { hash } from "node:crypto";
import type { Listing } from "../../rules/listing.ts";
import { inSlices } from "../../queries/reading/in-slices.ts";
import { offeringAlone } from "./merged-offering.ts";
import { type StoredKey, storedKeys } from "./stored-keys.ts";

/** A listing with all that is made of it alone, so that it can be made before its turn comes. */
export interface PreparedListing {
  readonly listing: Listing;
  /** Changes when anything a reader would see changes. */
  readonly contentHash: string;
  /** The listing as JSON; made once, when first asked for, as are its keys: most listings of most harvests are known. */
  readonly json: () => string;
  readonly keys: () => readonly StoredKey[];
}

/** Prepares listings some at a time; wholly those that are likely to be written. */
export async function prepareListings(
  listings: readonly Listing[],
  isLikelyWritten: (prepared: PreparedListing) => boolean,
): Promise<readonly PreparedListing[]> {
  return inSlices(listings, (listing) => {
    const prepared = preparedListing(listing);
    if (isLikelyWritten(prepared)) {
      prepared.json();
      prepared.keys();
      // Most stand by themselves.
      offeringAlone(listing, prepared.json);
    }
    return prepared;
  });
}

function preparedListing(listing: Listing): PreparedListing {
  const isWhole = listing.updatedAt === undefined && listing.publishedAt === undefined;
  const seenJson = JSON.stringify(isWhole ? listing : seenOf(listing));
  let json = isWhole ? seenJson : undefined;
  let keys: readonly StoredKey[] | undefined;
  return {
    listing,
    contentHash: hash("sha256", seenJson, "base64url").slice(0, 22),
    json: () => (json ??= JSON.stringify(listing)),
    keys: () => (keys ??= storedKeys(listing)),
  };
}

/** The source's own time stamps do not count: many renew them at every fetch. */
function seenOf({ updatedAt: _updated, publishedAt: _published, ...seen }: Listing): object {
  return seen;
}
