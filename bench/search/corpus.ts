import { existsSync, readFileSync } from "node:fs";

/** An offering as the benchmark makes them: about 800 bytes of text, and the facets of Find. */
export interface SampleOffering {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly provider: string;
  readonly kind: string;
  readonly topics: readonly string[];
  readonly ways: readonly string[];
  readonly costBand: string;
  readonly language: string;
  readonly audiences: readonly string[];
  readonly credit: readonly string[];
  readonly costCents: number;
  readonly minutes: number;
  readonly sessions: readonly {
    readonly start: number;
    readonly latitude: number;
    readonly longitude: number;
  }[];
}

/** Day 0 of the benchmark, in minutes since 1970: a constant, so that every run asks the same. */
const benchNow = 29_700_000;

/** A small repeatable source of randomness (mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Real sentences cut into words: talks and abstracts. */
function realWords(): readonly (readonly string[])[] {
  const files = [
    "../shared/data/catalogue/pyvideo_data/talks.jsonl",
    "../shared/data/relevance/documents.jsonl",
  ].filter((file) => existsSync(file));
  if (files.length === 0)
    throw new Error("The texts of ../shared/data are absent: there is nothing to mix from.");
  const texts = files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as { title?: string; description?: string; text?: string }),
  );
  return texts
    .map((text) => `${text.title ?? ""} ${text.description ?? text.text ?? ""}`.split(/\s+/))
    .filter((words) => words.length > 20);
}

const kinds = [
  "webinar",
  "workshop",
  "conference",
  "course",
  "lesson",
  "chat",
  "article",
  "degree-program",
  "meeting",
  "other",
];
const ways = ["live-online", "in-person", "own-pace"];
const costBands = ["free", "under-25", "under-100", "under-500", "more", "unknown"];
const languages = ["en", "en", "en", "en", "en", "en", "en", "en", "es", "fr"];
const audiences = ["public", "academic", "school", "special", "children", "teens", "adults", "all"];
const credits = ["leu", "ce", "pdp", "cpe", "cmp", "clock-hour"];
const topics = Array.from({ length: 30 }, (_, i) => `topic-${i}`);
const providers = Array.from({ length: 500 }, (_, i) => `provider-${i}`);

/** Makes offerings one after another; the same ones for the same seed. */
export function sampleOfferings(seed = 1): () => SampleOffering {
  const random = randomSource(seed);
  const texts = realWords();
  const skewed = <T>(list: readonly T[]): T => pick(list, random() ** 2);
  let made = 0;
  return () => {
    const offering: SampleOffering = {
      id: `0193-offering-${String(made).padStart(8, "0")}`,
      title: mixedText(texts, random, 60),
      summary: mixedText(texts, random, 640),
      provider: skewed(providers),
      kind: skewed(kinds),
      topics: some(topics, 1 + Math.floor(random() * 3), skewed),
      ways: some(ways, random() < 0.2 ? 2 : 1, skewed),
      costBand: skewed(costBands),
      language: pick(languages, random()),
      audiences: some(audiences, 1 + Math.floor(random() * 2), skewed),
      credit: random() < 0.4 ? some(credits, 1, skewed) : [],
      costCents: random() < 0.5 ? 0 : Math.floor(random() * 60) * 500,
      minutes: 15 * (1 + Math.floor(random() * 24)),
      sessions: Array.from({ length: 1 + Math.floor(random() ** 3 * 3) }, () => ({
        start: benchNow + Math.floor((random() - 0.5) * 525_600),
        latitude: random() < 0.5 ? 25 + random() * 24 : Number.NaN,
        longitude: -124 + random() * 57,
      })),
    };
    made += 1;
    return offering;
  };
}

/** Runs of real words, and one word in fifty made up: vocabularies keep growing with the collection. */
function mixedText(texts: readonly (readonly string[])[], random: () => number, length: number): string {
  const words: string[] = [];
  let size = 0;
  while (size < length) {
    const text = pick(texts, random());
    const start = Math.floor(random() * (text.length - 8));
    for (const word of text.slice(start, start + 8)) {
      const used = random() < 0.02 ? madeUpWord(random) : word;
      words.push(used);
      size += used.length + 1;
    }
  }
  return words.join(" ");
}

function madeUpWord(random: () => number): string {
  let rest = Math.floor(40_000 ** random() * (1 + random() * 4));
  let word = "";
  do {
    word += "bcdfglmnprstv".charAt(rest % 13) + "aeiou".charAt((rest >> 2) % 5);
    rest = Math.floor(rest / 13);
  } while (rest > 0);
  return `${word}x`;
}

function some<T>(list: readonly T[], count: number, choose: (list: readonly T[]) => T): readonly T[] {
  return [...new Set(Array.from({ length: count }, () => choose(list)))];
}

function pick<T>(list: readonly T[], share: number): T {
  const found = list[Math.min(list.length - 1, Math.floor(share * list.length))];
  if (found === undefined) throw new RangeError("There is nothing to pick from.");
  return found;
}

/** What each question asks beside its words: a free webinar or workshop within 90 days. */
export const askedKinds: ReadonlySet<string> = new Set(["webinar", "workshop"]);
export const askedCost = "free";
export const askedFrom = benchNow;
export const askedTo = benchNow + 90 * 1440;

export const facetNames = [
  "kind",
  "topic",
  "way",
  "cost",
  "language",
  "audience",
  "provider",
  "credit",
] as const;
export type FacetName = (typeof facetNames)[number];

export function facetValues(offering: SampleOffering, facet: FacetName): readonly string[] {
  switch (facet) {
    case "kind":
      return [offering.kind];
    case "topic":
      return offering.topics;
    case "way":
      return offering.ways;
    case "cost":
      return [offering.costBand];
    case "language":
      return [offering.language];
    case "audience":
      return offering.audiences;
    case "provider":
      return [offering.provider];
    case "credit":
      return offering.credit;
    default:
      return facet satisfies never;
  }
}

/** Questions of one to four words taken from the collection itself: half common words, some mistyped. */
export function sampleQuestions(count: number, seed = 2): readonly string[] {
  const random = randomSource(seed);
  const texts = realWords()
    .map((words) =>
      words.map((word) => word.toLowerCase().replace(/[^a-z]/g, "")).filter((word) => word.length > 3),
    )
    .filter((words) => words.length > 5);
  return Array.from({ length: count }, () => {
    const words = pick(texts, random());
    const asked = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(words, random()));
    return asked.map((word) => (random() < 0.05 ? mistyped(word, random) : word)).join(" ");
  });
}

function mistyped(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  return random() < 0.5
    ? word.slice(0, at) + word.slice(at + 1)
    : word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}
