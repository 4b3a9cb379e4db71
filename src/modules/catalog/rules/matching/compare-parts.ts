import { addressRelation, type AddressRelation, type AddressTraits } from "./address.ts";
import type { ListingTraits } from "./listing-traits.ts";
import { eventWordFrequency, wordBits } from "./word-weight.ts";

/** The part of two listings' providers' words that agree: 1 when one holds the other; undefined when not stated. */
export function providerAgreement(a: ListingTraits, b: ListingTraits): number | undefined {
  return nameAgreement(a.provider, b.provider);
}

/** The same for the names of the venues; 1 when one does not say. */
export function venueAgreement(a: ListingTraits, b: ListingTraits): number {
  return nameAgreement(a.venue, b.venue) ?? 1;
}

/** Words of a shorter name that a longer one has too, by what they tell: many are a library or a university. */
function nameAgreement(a: readonly string[], b: readonly string[]): number | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  if (initialsOf(more) === fewer.join("")) return 1;
  let [shared, all] = [0, 0];
  for (const word of fewer) {
    const bits = wordBits(word, eventWordFrequency);
    all += bits;
    if (more.includes(word)) shared += bits;
  }
  return shared / all;
}

/** True when everything two listings state of title, dates, place, provider, addresses and text is equal. */
export function saysTheSame(a: ListingTraits, b: ListingTraits): boolean {
  return a.title.text === b.title.text && a.summary === b.summary && factsOf(a) === factsOf(b);
}

function factsOf({ times, provider, city, venue, addresses }: ListingTraits): string {
  return JSON.stringify([times.minutes, times.days, provider, city, venue, addresses.map(({ key }) => key)]);
}

/** Whether two places are one city: by coordinates when both have them, else by name; undefined when not stated. */
export function isSameCity(a: ListingTraits, b: ListingTraits): boolean | undefined {
  if (a.city.length > 0 && b.city.length > 0 && sharesAll(a.city, b.city)) return true;
  if (a.point && b.point) return kilometresApart(a.point, b.point) <= SAME_CITY_KILOMETRES;
  if (a.city.length === 0 || b.city.length === 0) return undefined;
  return false;
}

/** How two listings' addresses relate, the closest pair counting; undefined when one has none. */
export function closestAddresses(
  a: ListingTraits,
  b: ListingTraits,
): { relation: AddressRelation; address: AddressTraits } | undefined {
  let closest: { relation: AddressRelation; address: AddressTraits } | undefined;
  for (const one of a.addresses) {
    for (const other of b.addresses) {
      const relation = addressRelation(one, other);
      if (!closest || CLOSENESS[relation] > CLOSENESS[closest.relation]) closest = { relation, address: one };
    }
  }
  return closest;
}

/** The share of the shorter description that the longer one holds; undefined when one is too short to tell. */
export function descriptionOverlap(a: ListingTraits, b: ListingTraits): number | undefined {
  const [one, other] = [a.shingles(), b.shingles()];
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  if (fewer.size < LEAST_SHINGLES) return undefined;
  let shared = 0;
  for (const shingle of fewer) if (more.has(shingle)) shared += 1;
  return shared / fewer.size;
}

const CLOSENESS = { same: 3, below: 2, "same-site": 1, "other-site": 0 } satisfies Record<
  AddressRelation,
  number
>;
/** Suburb to centre of a large city. */
const SAME_CITY_KILOMETRES = 40;
const LEAST_SHINGLES = 8;

function initialsOf(words: readonly string[]): string {
  return words.length < 2 ? "" : words.map((word) => word.charAt(0)).join("");
}

function sharesAll(a: readonly string[], b: readonly string[]): boolean {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  return fewer.every((word) => more.includes(word));
}

function kilometresApart(a: readonly [number, number], b: readonly [number, number]): number {
  const radians = Math.PI / 180;
  const [latitudeA, latitudeB] = [a[0] * radians, b[0] * radians];
  const halfLatitude = Math.sin((latitudeB - latitudeA) / 2);
  const halfLongitude = Math.sin(((b[1] - a[1]) * radians) / 2);
  const chord = halfLatitude ** 2 + Math.cos(latitudeA) * Math.cos(latitudeB) * halfLongitude ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord)));
}
