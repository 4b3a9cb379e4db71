import type { LedgerEntry } from "../ledger/entry.ts";
import { ownValue } from "../own-value.ts";
import type { RulePack } from "../packs/pack.ts";
import type { Predicate } from "../packs/predicate.ts";

/** Whether an entry is of the sort that a predicate of the pack speaks of. */
export type Matches = (predicate: Predicate, entry: LedgerEntry) => boolean;

/** An entry as a pack sees it. */
interface Seen {
  readonly entry: LedgerEntry;
  readonly packId: string;
  /** As they are compared. */
  readonly topics: readonly string[];
  readonly categories: ReadonlySet<string>;
}

type Test = (seen: Seen) => boolean;

/** Answers for one pack. What categories an entry is in is worked out once for each entry. */
export function matching(pack: RulePack): Matches {
  const known = new Map<LedgerEntry, Seen>();
  const seenOf = (entry: LedgerEntry): Seen => {
    const found = known.get(entry);
    if (found !== undefined) return found;
    const categories = new Set(ownValue(entry.categories, pack.id));
    const seen = { entry, packId: pack.id, topics: entry.topics.map(asCompared), categories };
    known.set(entry, seen);
    // Told of as they are found: a category may build on those above it in the pack, and none waits for itself.
    for (const { id, when } of pack.categories)
      if (when !== undefined && testFor(when)(seen)) categories.add(id);
    return seen;
  };
  return (predicate, entry) => testFor(predicate)(seenOf(entry));
}

/** Predicates are read once, since a pack stays as it is while thousands of entries are held against it. */
const tests = new WeakMap<Predicate, Test>();

function testFor(predicate: Predicate): Test {
  const known = tests.get(predicate);
  if (known !== undefined) return known;
  const test = testOf(predicate);
  tests.set(predicate, test);
  return test;
}

function testOf(predicate: Predicate): Test {
  if ("everything" in predicate) return () => true;
  if ("all" in predicate) {
    const each = predicate.all.map(testFor);
    return (seen) => each.every((test) => test(seen));
  }
  if ("any" in predicate) {
    const each = predicate.any.map(testFor);
    return (seen) => each.some((test) => test(seen));
  }
  if ("not" in predicate) {
    const test = testFor(predicate.not);
    return (seen) => !test(seen);
  }
  if ("category" in predicate) return ({ categories }) => predicate.category.some((id) => categories.has(id));
  return testOfFact(predicate);
}

type Fact = Exclude<
  Predicate,
  | { readonly everything: true }
  | { readonly all: unknown }
  | { readonly any: unknown }
  | { readonly not: unknown }
  | { readonly category: unknown }
>;

function testOfFact(fact: Fact): Test {
  if ("mode" in fact) return ({ entry }) => fact.mode.includes(entry.mode);
  if ("topic" in fact) {
    const wanted = new Set(fact.topic.map(asCompared));
    return ({ topics }) => topics.some((topic) => wanted.has(topic));
  }
  if ("measuredIn" in fact) {
    const wanted = new Set(fact.measuredIn.map(asCompared));
    return ({ entry }) => wanted.has(asCompared(measureOf(entry)));
  }
  if ("approvedProvider" in fact)
    return ({ entry, packId }) => entry.approvedBy.includes(packId) === fact.approvedProvider;
  if ("preApproved" in fact)
    return ({ entry, packId }) => isApprovedBeforehand(entry, packId) === fact.preApproved;
  if ("evidence" in fact) return ({ entry }) => entry.evidence.some((kind) => fact.evidence.includes(kind));
  if ("completedFrom" in fact) return ({ entry }) => entry.to >= fact.completedFrom;
  return ({ entry }) => entry.endorsements.some((endorsement) => fact.endorsement.includes(endorsement));
}

function isApprovedBeforehand(entry: LedgerEntry, packId: string): boolean {
  const approvedOn = ownValue(entry.preApproved, packId);
  return approvedOn !== undefined && approvedOn <= entry.from;
}

function measureOf({ measured }: LedgerEntry): string {
  return "minutes" in measured ? "minutes" : measured.measure;
}

export function isSameWord(a: string, b: string): boolean {
  return a === b || asCompared(a) === asCompared(b);
}

/** Words are the same without regard to case, and to blanks around them. */
export function asCompared(word: string): string {
  return word.trim().toLowerCase();
}
