// A state's people by a seed: the same people on every machine, each made when it is their turn and kept by nobody.
import type { LedgerEntry, Subject } from "../../src/modules/credit/rules/ledger/entry.ts";
import { modes } from "../../src/modules/credit/rules/ledger/entry.ts";
import type { RulePack } from "../../src/modules/credit/rules/packs/pack.ts";

export interface MadePerson {
  readonly pack: RulePack;
  readonly subject: Subject;
  readonly entries: readonly LedgerEntry[];
}

/** The words that a pack asks about; entries carry some of them. */
export interface PackWords {
  readonly pack: RulePack;
  readonly topics: readonly string[];
  readonly measures: readonly string[];
  readonly roles: readonly string[];
}

export function wordsOf(pack: RulePack): PackWords {
  const topics = new Set<string>(["library service", "books"]);
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "topic" && Array.isArray(inner)) for (const topic of inner) topics.add(String(topic));
      else visit(inner);
    }
  };
  visit(pack);
  return {
    pack,
    topics: [...topics],
    measures: pack.versions.flatMap(({ conversions }) =>
      conversions.flatMap(({ from }) => ("measure" in from ? [from.measure] : [])),
    ),
    roles: pack.versions.at(-1)?.roles.map(({ id }) => id) ?? [],
  };
}

/** One person by number: 20 to 200 entries over eight years, or as many as asked, for the pack given. */
export function madePerson(number: number, words: PackWords, count?: number): MadePerson {
  const draw = randomFrom(number + 1);
  const { pack } = words;
  const entries = Array.from({ length: count ?? 20 + below(draw, 181) }, (_, place) =>
    madeEntry(place, words, draw),
  );
  const [role] = [pick(draw, words.roles)];
  return {
    pack,
    entries,
    subject: {
      role,
      issuedOn: day(draw, 2018, 700),
      birthMonth: 1 + below(draw, 12),
      positions: [],
      endorsements: draw() < 0.3 ? ["library", "english"] : ["library"],
      circumstances: [],
    },
  };
}

function madeEntry(place: number, { measures, pack, topics }: PackWords, draw: () => number): LedgerEntry {
  const to = day(draw, 2019, 2900);
  const measure = draw() < 0.05 ? pick(draw, measures) : undefined;
  const isPlanned = to > "2026-11-22";
  return {
    id: `entry-${String(place).padStart(4, "0")}`,
    title: `Something learned ${place}`,
    from: to,
    to,
    measured:
      measure === undefined
        ? { minutes: 15 * (1 + below(draw, 16)) }
        : { quantity: { numerator: 1n, denominator: 1n }, measure },
    mode: pick(draw, modes) ?? "live",
    topics: [pick(draw, topics) ?? "books", pick(draw, topics) ?? "books"],
    categories: draw() < 0.5 ? { [pack.id]: [pick(draw, pack.categories)?.id ?? "none"] } : {},
    activity: draw() < 0.15 ? `activity ${below(draw, 20)}` : undefined,
    approvedBy: draw() < 0.8 ? [pack.id] : [],
    preApproved: draw() < 0.8 ? { [pack.id]: "2018-01-01" } : {},
    endorsements: draw() < 0.5 ? ["library"] : [],
    evidence: ["certificate"],
    status: isPlanned ? "planned" : "earned",
    decisions: {},
  };
}

function day(draw: () => number, year: number, days: number): string {
  return new Date(Date.UTC(year, 0, 1 + below(draw, days))).toISOString().slice(0, 10);
}

function pick<Item>(draw: () => number, items: readonly Item[]): Item | undefined {
  return items[below(draw, items.length)];
}

function below(draw: () => number, limit: number): number {
  return Math.floor(draw() * limit);
}

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
