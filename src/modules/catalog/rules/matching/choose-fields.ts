import type { Cost, Listing, ListingStatus } from "../listing.ts";
import { mergeSessions } from "./merge-sessions.ts";
import {
  compareText,
  inPreferredOrder,
  isFull,
  isStated,
  type FieldPreference,
  type SourcedListing,
} from "./prefer-listing.ts";

/** An offering made of all its listings, and for each field which listings it came from. */
export interface MergedOffering {
  readonly listing: Listing;
  /** Field → ids of the listings it was taken from; fields that no listing states are left out. */
  readonly from: FieldOrigins;
}

type FieldOrigins = Readonly<Partial<Record<keyof Listing, readonly string[]>>>;

/**
 * The better fields of several listings of one offering.
 *
 * A field comes whole from one listing: of those that state it well, the one whose source ranks best, then the most
 * complete, then the last updated, then by id. Sessions, topics, audiences, ways, credit, price tiers, reasons and
 * warnings are united. A cancellation or postponement wins when a listing updated no earlier than the preferred one
 * states it. The order of the listings does not matter, and a listing given twice counts once. To unmerge, choose
 * again without it: nothing of it stays behind.
 *
 * @throws RangeError when no listing is given.
 */
export function chooseFields(
  listings: readonly SourcedListing[],
  preference: FieldPreference = {},
): MergedOffering {
  const distinct = [...new Map(listings.map((each) => [each.id, each])).values()];
  const ordered = inPreferredOrder(distinct, preference);
  const preferred = ordered[0];
  if (preferred === undefined) throw new RangeError("An offering needs at least one listing.");
  const orderedFor = (field: keyof Listing): readonly SourcedListing[] =>
    preference.fieldRanks?.[field] === undefined ? ordered : inPreferredOrder(ordered, preference, field);
  const origins: { -readonly [Field in keyof Listing]?: readonly string[] } = {};
  const chosen: Partial<Record<keyof Listing, unknown>> = {};
  const keep = (field: keyof Listing, choice: Choice | undefined): void => {
    if (choice === undefined || choice.from.length === 0) return;
    chosen[field] = choice.value;
    origins[field] = choice.from;
  };
  for (const field of SINGLE_FIELDS) keep(field, singleField(orderedFor(field), field));
  for (const field of UNITED_FIELDS) keep(field, unitedField(ordered, field));
  keep("sessions", sessionsField(orderedFor("sessions")));
  keep("status", statusField(ordered, preferred));
  keep("cost", costField(orderedFor("cost")));
  const always = { sessions: [], ways: [], credit: [], topics: [], audiences: [], reasons: [], warnings: [] };
  // Every required field is stated by each listing or stands in `always`.
  return { listing: { ...always, ...chosen } as unknown as Listing, from: origins };
}

interface Choice {
  readonly value: unknown;
  readonly from: readonly string[];
}

const SINGLE_FIELDS = [
  "sourceKey",
  "title",
  "summary",
  "kind",
  "provider",
  "url",
  "registrationUrl",
  "canonicalUrl",
  "place",
  "durationMinutes",
  "capacity",
  "level",
  "language",
  "hasCaptions",
  "isRecorded",
  "imageUrl",
  "publishedAt",
  "updatedAt",
] as const satisfies readonly (keyof Listing)[];

const UNITED_FIELDS = ["ways", "credit", "topics", "audiences", "reasons", "warnings"] as const;

function singleField(ordered: readonly SourcedListing[], field: keyof Listing): Choice | undefined {
  const best =
    ordered.find(({ listing }) => isFull(field, listing)) ??
    ordered.find(({ listing }) => isStated(listing[field])) ??
    ordered[0];
  const value = best?.listing[field];
  return best === undefined || value === undefined ? undefined : { value, from: [best.id] };
}

/** All values of all listings, each once, the preferred listing's first. */
function unitedField(ordered: readonly SourcedListing[], field: (typeof UNITED_FIELDS)[number]): Choice {
  const stating = ordered.filter(({ listing }) => listing[field].length > 0);
  const from = stating.map(({ id }) => id);
  const [first] = stating;
  if (first === undefined || (stating.length === 1 && first.listing[field].length === 1))
    return { value: first?.listing[field], from };
  const values = new Map<string, unknown>();
  // One listing writes its values all alike; only several may order their fields differently, which takes longer to name.
  const named: (value: object) => string = stating.length === 1 ? JSON.stringify : fieldName;
  for (const { listing } of stating) {
    for (const value of listing[field]) {
      const name = typeof value === "string" ? value : named(value);
      if (!values.has(name)) values.set(name, value);
    }
  }
  return { value: [...values.values()], from };
}

/** An object's fields in one order, so that equal ones have one name. */
function fieldName(value: object): string {
  return JSON.stringify(value, Object.keys(value).toSorted(compareText));
}

function sessionsField(ordered: readonly SourcedListing[]): Choice {
  const merged = mergeSessions(ordered.map(({ listing }) => listing.sessions));
  return { value: merged.sessions, from: merged.listed.flatMap((index) => ordered[index]?.id ?? []) };
}

const CALLED_OFF: readonly ListingStatus[] = ["cancelled", "postponed"];

function statusField(ordered: readonly SourcedListing[], preferred: SourcedListing): Choice {
  const since = preferred.listing.updatedAt ?? "";
  const calledOff = CALLED_OFF.flatMap((status) =>
    ordered.filter(({ listing }) => listing.status === status && (listing.updatedAt ?? "") >= since),
  );
  const best = calledOff[0] ?? preferred;
  return { value: best.listing.status, from: [best.id] };
}

/** Cost of the first listing that knows it, with the price tiers of all others in its currency. */
function costField(ordered: readonly SourcedListing[]): Choice | undefined {
  const best = ordered.find(({ listing }) => listing.cost.known) ?? ordered[0];
  if (best === undefined) return undefined;
  const { cost } = best.listing;
  const tiers = new Map<string, Cost["tiers"][number]>();
  const from = [best.id];
  for (const { id, listing } of [best, ...ordered]) {
    if (listing.cost.currency !== cost.currency) continue;
    for (const tier of listing.cost.tiers) {
      const name = `${tier.amountCents} ${tier.label?.toLowerCase() ?? ""} ${tier.until ?? ""}`;
      if (tiers.has(name)) continue;
      tiers.set(name, tier);
      if (!from.includes(id)) from.push(id);
    }
  }
  const cheapestFirst = [...tiers.entries()].toSorted(
    ([nameA, a], [nameB, b]) => a.amountCents - b.amountCents || (nameA < nameB ? -1 : 1),
  );
  return { value: { ...cost, tiers: cheapestFirst.map(([, tier]) => tier) }, from };
}
