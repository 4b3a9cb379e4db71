import type { Kind, Listing, Way } from "../listing.ts";
import { addressTraits, type AddressTraits } from "./address.ts";
import { foldText, hashText, wordsOf } from "./fold.ts";
import { sessionTimes, type SessionTimes } from "./session-times.ts";
import { nameWords, titleTraits, type TitleTraits } from "./title-traits.ts";
import type { WordFrequency } from "./word-weight.ts";

/** A listing taken apart once, so that it can be compared with many others quickly. */
export interface ListingTraits {
  readonly title: TitleTraits;
  readonly times: SessionTimes;
  /** Registration address first, then the page about it, each once. */
  readonly addresses: readonly AddressTraits[];
  readonly provider: readonly string[];
  readonly city: readonly string[];
  readonly venue: readonly string[];
  readonly point?: readonly [latitude: number, longitude: number];
  /** Words the listing says outside its title: provider, place, host; made when first asked for. */
  readonly contextWords: () => ReadonlySet<string>;
  readonly kind: Kind;
  readonly ways: readonly Way[];
  readonly language: string;
  readonly summary: string;
  /** Hashes of runs of words of the description; made when first asked for. */
  readonly shingles: () => ReadonlySet<number>;
}

const known = new WeakMap<Listing, { readonly frequency: WordFrequency; readonly traits: ListingTraits }>();

/** Takes a listing apart, once however often it is asked for; `frequency` says how common title words are. */
export function listingTraits(listing: Listing, frequency: WordFrequency): ListingTraits {
  const before = known.get(listing);
  if (before?.frequency === frequency) return before.traits;
  const traits = takenApart(listing, frequency);
  known.set(listing, { frequency, traits });
  return traits;
}

function takenApart(listing: Listing, frequency: WordFrequency): ListingTraits {
  const times = sessionTimes(listing);
  const provider = listing.provider === undefined ? [] : nameWords(listing.provider);
  const place = listing.place;
  const city = place?.city === undefined ? [] : nameWords(place.city);
  const venue = place?.name === undefined ? [] : nameWords(place.name);
  const addresses = addressesOf(listing);
  const title = withoutOwnDate(titleTraits(listing.title, frequency), times);
  let contextWords: ReadonlySet<string> | undefined;
  let shingles: ReadonlySet<number> | undefined;
  return {
    title,
    times,
    addresses,
    provider,
    city,
    venue,
    ...(place?.latitude === undefined || place.longitude === undefined
      ? {}
      : { point: [place.latitude, place.longitude] as const }),
    contextWords: () =>
      (contextWords ??= new Set([
        ...provider,
        ...city,
        ...venue,
        ...nameWords(`${place?.region ?? ""} ${place?.country ?? ""}`),
        ...addresses.flatMap((address) => address.host.split(/[.-]/)),
      ])),
    kind: listing.kind,
    ways: listing.ways,
    language: listing.language,
    summary: listing.summary,
    shingles: () => (shingles ??= shinglesOf(listing.summary)),
  };
}

/** Hashes of all runs of four words of a text's beginning. */
function shinglesOf(text: string): ReadonlySet<number> {
  const words = wordsOf(foldText(text.slice(0, LONGEST_TEXT)));
  const shingles = new Set<number>();
  for (let index = 0; index + RUN_LENGTH <= words.length; index += 1) {
    shingles.add(hashText(words.slice(index, index + RUN_LENGTH).join(" ")));
  }
  return shingles;
}

const RUN_LENGTH = 4;
/** Enough to know a description again, and a bound on the work. */
const LONGEST_TEXT = 1500;

function addressesOf(listing: Listing): readonly AddressTraits[] {
  const found: AddressTraits[] = [];
  for (const url of [listing.canonicalUrl, listing.registrationUrl, listing.url]) {
    const address = url === undefined ? undefined : addressTraits(url);
    if (address && !found.some((each) => each.key === address.key)) found.push(address);
  }
  return found;
}

/** A year in the title that the sessions have too says nothing more: "Staff Day 2026" is "Staff Day". */
function withoutOwnDate(title: TitleTraits, times: SessionTimes): TitleTraits {
  if (title.years.length === 0 || !title.years.every((year) => times.years.includes(year))) return title;
  return { ...title, years: [], text: [...title.words, ...title.numbers, ...title.dates].join(" ") };
}
