import type { Listing } from "../listing.ts";
import { titleTraits } from "../matching/title-traits.ts";
import { eventWordFrequency, type WordFrequency } from "../matching/word-weight.ts";

/** An offering as far as likeness goes: its merged fields and the id it is known by. */
export interface ComparedOffering {
  readonly id: string;
  readonly listing: Pick<Listing, "title" | "topics" | "audiences" | "level">;
}

interface SimilarOffering {
  readonly id: string;
  /** From 0 to 1; only offerings that share a topic or a telling word are given. */
  readonly score: number;
  /** What the two share, for a reader: "topic: weeding", "words: small libraries". */
  readonly because: readonly string[];
}

/**
 * Offerings that may interest a reader of this one, the most similar first, ties by id.
 *
 * Topics count most, then telling words of the title, then audience and level. The offering itself is left out; so
 * is one with the same title words, which is this one on another date rather than another thing to learn.
 */
export function similarOfferings(
  offering: ComparedOffering,
  candidates: readonly ComparedOffering[],
  { limit = 5, frequency = eventWordFrequency }: { limit?: number; frequency?: WordFrequency } = {},
): readonly SimilarOffering[] {
  const own = termsOf(offering, frequency);
  return candidates
    .filter((candidate) => candidate.id !== offering.id)
    .flatMap((candidate) => likeness(own, termsOf(candidate, frequency)) ?? [])
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

const SHARES = { topics: 0.5, words: 0.3, audiences: 0.15, level: 0.05 };
/** Words that tell less than this ("webinar", "library") make nothing similar. */
const TELLING_FROM_BITS = 4;
/** When or how often something is says nothing of what it is about. */
const WHEN =
  /^(?:days?|weeks?|months?|years?|today|tomorrow|annual|annually|daily|weekly|monthly|yearly|quarterly|mornings?|afternoons?|evenings?)$/;

interface Terms {
  readonly id: string;
  readonly topics: ReadonlySet<string>;
  readonly audiences: ReadonlySet<string>;
  readonly level: string | undefined;
  /** Plain word → bits, and how the title spells it. */
  readonly words: ReadonlyMap<string, { readonly bits: number; readonly spelled: string }>;
  readonly titleText: string;
}

function termsOf({ id, listing }: ComparedOffering, frequency: WordFrequency): Terms {
  const title = titleTraits(listing.title, frequency);
  const words = title.words.map((word, index) => {
    return [word, { bits: title.bits[index] ?? 0, spelled: title.spelled[index] ?? word }] as const;
  });
  return {
    id,
    topics: new Set(listing.topics),
    audiences: new Set(listing.audiences),
    level: listing.level,
    words: new Map(words.filter(([, { bits, spelled }]) => bits >= TELLING_FROM_BITS && !WHEN.test(spelled))),
    titleText: title.text,
  };
}

function likeness(own: Terms, other: Terms): SimilarOffering | undefined {
  if (own.titleText === other.titleText) return undefined;
  const topics = own.topics.intersection(other.topics);
  const words = [...own.words.keys()].filter((word) => other.words.has(word));
  if (topics.size === 0 && words.length === 0) return undefined;
  const audiences = own.audiences.intersection(other.audiences);
  const score =
    SHARES.topics * shareOf(topics.size, own.topics.size, other.topics.size) +
    SHARES.words * wordShare(own, other, words) +
    SHARES.audiences * shareOf(audiences.size, own.audiences.size, other.audiences.size) +
    (own.level !== undefined && own.level === other.level ? SHARES.level : 0);
  const spelled = words.map((word) => other.words.get(word)?.spelled ?? word);
  const because = [
    ...[...topics].map((topic) => `topic: ${topic}`),
    ...(spelled.length > 0 ? [`words: ${spelled.join(" ")}`] : []),
    ...[...audiences].map((audience) => `audience: ${audience}`),
  ];
  return { id: other.id, score, because };
}

/** The shared part of two sets together (Dice). */
function shareOf(shared: number, one: number, other: number): number {
  return shared === 0 ? 0 : (2 * shared) / (one + other);
}

function wordShare(own: Terms, other: Terms, shared: readonly string[]): number {
  const bits = (terms: Terms, words: Iterable<string>): number =>
    [...words].reduce((sum, word) => sum + (terms.words.get(word)?.bits ?? 0), 0);
  return shareOf(bits(own, shared), bits(own, own.words.keys()), bits(other, other.words.keys()));
}
