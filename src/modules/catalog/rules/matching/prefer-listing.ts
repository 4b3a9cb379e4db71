import type { Listing } from "../listing.ts";

/** One source's listing, as it takes part in a merged offering. */
export interface SourcedListing {
  readonly id: string;
  readonly sourceId: string;
  readonly listing: Listing;
}

/** Which source's words are preferred: ranks by source, the lower the better; without a rank a source comes last. */
export interface FieldPreference {
  readonly sourceRanks?: ReadonlyMap<string, number>;
  /** Ranks for single fields, where a source is better or worse at them than at the rest. */
  readonly fieldRanks?: Readonly<Partial<Record<keyof Listing, ReadonlyMap<string, number>>>>;
}

/** Listings with the preferred first: by rank, completeness, date of update and id. */
export function inPreferredOrder(
  listings: readonly SourcedListing[],
  preference: FieldPreference,
  field?: keyof Listing,
): readonly SourcedListing[] {
  if (listings.length < 2) return listings;
  const ranks = (field === undefined ? undefined : preference.fieldRanks?.[field]) ?? preference.sourceRanks;
  const rank = (each: SourcedListing): number => ranks?.get(each.sourceId) ?? Number.MAX_SAFE_INTEGER;
  return listings.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      statedCount(b.listing) - statedCount(a.listing) ||
      compareText(b.listing.updatedAt ?? "", a.listing.updatedAt ?? "") ||
      compareText(a.id, b.id),
  );
}

/** True when a field says anything at all. */
export function isStated(value: unknown): boolean {
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** True when a listing states a field well enough to be taken from a preferred source before a fuller one. */
export function isFull(field: keyof Listing, listing: Listing): boolean {
  if (!isStated(listing[field])) return false;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- most fields are full when stated
  switch (field) {
    case "title":
      return listing.title !== listing.title.toUpperCase();
    case "summary":
      return listing.summary.length >= STUB_CHARACTERS;
    case "kind":
      return listing.kind !== "other";
    case "place":
      return listing.place?.city !== undefined || listing.place?.latitude !== undefined;
    default:
      return true;
  }
}

/** A summary shorter than a sentence or two gives way to a real one. */
const STUB_CHARACTERS = 80;

function statedCount(listing: Listing): number {
  return Object.values(listing).filter(isStated).length;
}

/** Order of two texts by code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
