import type { Listing } from "../../rules/listing.ts";
import { chooseFields, isItsOwnOffering, speaking } from "../../rules/matching/index.ts";
import type { PlacedListing } from "./neighbourhood.ts";

/** What an offering says, and the same as JSON. Where it is what its only listing says, `listing` is that very listing. */
interface MergedOffering {
  readonly listing: Listing;
  readonly json: string;
}

const alone = new WeakMap<Listing, MergedOffering>();

/** The offering of a listing that stands by itself; made once, so that it can be made before the listing's turn comes. */
export function offeringAlone(
  listing: Listing,
  json: () => string = () => JSON.stringify(listing),
): MergedOffering {
  const known = alone.get(listing);
  if (known !== undefined) return known;
  const made = isItsOwnOffering(listing)
    ? { listing, json: json() }
    : offeringOf([{ id: "", sourceId: "", listing }], new Map());
  alone.set(listing, made);
  return made;
}

/** The better fields of a group's listings; those still listed speak before those that are gone. */
export function mergedOffering(
  members: readonly PlacedListing[],
  sourceRanks: ReadonlyMap<string, number>,
): MergedOffering {
  const heard = speaking(members);
  const [only] = heard;
  return only !== undefined && heard.length === 1
    ? offeringAlone(only.listing)
    : offeringOf(heard, sourceRanks);
}

function offeringOf(
  listings: readonly Pick<PlacedListing, "id" | "sourceId" | "listing">[],
  sourceRanks: ReadonlyMap<string, number>,
): MergedOffering {
  const { listing } = chooseFields(listings, { sourceRanks });
  return { listing, json: JSON.stringify(listing) };
}
