import type { Listing } from "../listing.ts";
import { clusterListings } from "./cluster.ts";
import { compareTraits, type PairContext } from "./compare-pair.ts";
import type { PairVerdict } from "./evidence.ts";
import { createKeyIndex } from "./key-index.ts";
import { listingTraits, type ListingTraits } from "./listing-traits.ts";
import { traitKeys } from "./match-keys.ts";
import type { MergeDecision } from "./merge-decisions.ts";
import { eventWordFrequency, type WordFrequency } from "./word-weight.ts";

/** A listing with the name it is known by while matching. */
export interface IdentifiedListing {
  readonly id: string;
  readonly listing: Listing;
  /** The source that lists it: repeats within one source are judged more strictly. */
  readonly sourceId?: string;
}

export interface MatchedPair extends PairVerdict {
  readonly a: string;
  readonly b: string;
}

export interface MatcherOptions extends Omit<PairContext, "isOneSource" | "titlesAtAddress"> {
  /** Keys shared by more listings than this find no candidates: they are boilerplate. Default 200. */
  readonly mostPerKey?: number;
}

/** Finds and groups listings of one offering in memory, as listings come in. */
export interface Matcher {
  /** Adds a listing and judges it against those already there: all pairs that are not `different`. */
  add(identified: IdentifiedListing): readonly MatchedPair[];
  /** Adds a listing without judging it: those that are added later are judged against it, none that came before. */
  know(identified: IdentifiedListing): void;
  /** All pairs that are `doubtful`, judged by what is known now: they wait for a person. */
  doubtful(): readonly MatchedPair[];
  /**
   * Groups of ids, each an offering, singles included; a person's decisions come first. The order of adding
   * does not matter as long as no key is shared by more than `mostPerKey`.
   */
  clusters(decisions?: readonly MergeDecision[]): readonly (readonly string[])[];
}

/** A matcher without listings. */
export function createMatcher(options: MatcherOptions = {}): Matcher {
  const frequency = options.frequency ?? eventWordFrequency;
  const entries: Entry[] = [];
  const index = createKeyIndex(options.mostPerKey ?? MOST_PER_KEY);
  const titles = createAddressTitles();
  const close: (readonly [Entry, Entry])[] = [];
  const between: PairContext = { ...options, frequency, titlesAtAddress: titles.count };
  const within: PairContext = { ...between, isOneSource: true };
  const judge = (a: Entry, b: Entry): PairVerdict =>
    compareTraits(
      a.traits,
      b.traits,
      a.sourceId !== undefined && a.sourceId === b.sourceId ? within : between,
    );
  // Judged again when asked for: an address may have turned out to be a landing page since.
  const pairs = (): readonly MatchedPair[] => close.map(([a, b]) => ({ a: a.id, b: b.id, ...judge(a, b) }));

  return {
    add: (identified) => {
      const entry = entryOf(identified, frequency);
      const keys = traitKeys(entry.traits);
      const found: MatchedPair[] = [];
      titles.file(entry.traits);
      for (const position of index.sharing(keys)) {
        const other = entries[position];
        const verdict = other ? judge(entry, other) : undefined;
        if (!other || !verdict || verdict.verdict === "different") continue;
        found.push({ a: other.id, b: entry.id, ...verdict });
        close.push([other, entry]);
      }
      entries.push(entry);
      index.file(keys);
      return found;
    },
    know: (identified) => {
      const entry = entryOf(identified, frequency);
      titles.file(entry.traits);
      entries.push(entry);
      index.file(traitKeys(entry.traits));
    },
    doubtful: () => pairs().filter((pair) => pair.verdict === "doubtful"),
    clusters: (decisions = []) => {
      const byId = new Map(entries.map((entry) => [entry.id, entry]));
      const contradicts = (a: string, b: string): boolean => {
        const [one, other] = [byId.get(a), byId.get(b)];
        return one !== undefined && other !== undefined && judge(one, other).verdict === "different";
      };
      return clusterListings({ ids: [...byId.keys()], pairs: pairs(), decisions, contradicts });
    },
  };
}

/** All pairs of listings worth comparing: those that share a key. Each pair once, by position, the lower first. */
export function candidatePairs(
  listings: readonly Listing[],
  options: MatcherOptions = {},
): readonly (readonly [number, number])[] {
  const frequency = options.frequency ?? eventWordFrequency;
  const index = createKeyIndex(options.mostPerKey ?? MOST_PER_KEY);
  return listings.flatMap((listing, position) => {
    const keys = traitKeys(listingTraits(listing, frequency));
    const pairs = [...index.sharing(keys)].map((other) => [other, position] as const);
    index.file(keys);
    return pairs;
  });
}

/** A block this large holds a form letter or a series' boilerplate; true copies meet under narrower keys too. */
const MOST_PER_KEY = 200;

interface Entry {
  readonly id: string;
  readonly sourceId: string | undefined;
  readonly traits: ListingTraits;
}

function entryOf({ id, listing, sourceId }: IdentifiedListing, frequency: WordFrequency): Entry {
  return { id, sourceId, traits: listingTraits(listing, frequency) };
}

/** How many different titles each address carries. */
function createAddressTitles(): { file: (traits: ListingTraits) => void; count: (key: string) => number } {
  const titles = new Map<string, Set<string>>();
  return {
    file: (traits) => {
      for (const { key } of traits.addresses) {
        const known = titles.get(key);
        if (known) known.add(traits.title.text);
        else titles.set(key, new Set([traits.title.text]));
      }
    },
    count: (key) => titles.get(key)?.size ?? 1,
  };
}
