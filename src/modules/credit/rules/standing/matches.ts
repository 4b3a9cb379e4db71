import type { LedgerEntry } from "../ledger/entry.ts";
import { ownValue } from "../own-value.ts";
import type { RulePack } from "../packs/pack.ts";
import type { Predicate } from "../packs/predicate.ts";

/** Whether an entry is of the sort that a predicate of the pack speaks of. */
export type Matches = (predicate: Predicate, entry: LedgerEntry) => boolean;

/** Answers for one pack. What categories an entry is in is worked out once for each entry. */
export function matching(pack: RulePack): Matches {
  const known = new Map<LedgerEntry, ReadonlySet<string>>();
  const matches = (predicate: Predicate, entry: LedgerEntry): boolean => {
    if ("everything" in predicate) return true;
    if ("all" in predicate) return predicate.all.every((each) => matches(each, entry));
    if ("any" in predicate) return predicate.any.some((each) => matches(each, entry));
    if ("not" in predicate) return !matches(predicate.not, entry);
    if ("category" in predicate) return holdsAny(categoriesOf(entry), predicate.category);
    return matchesFact(predicate, entry, pack.id);
  };
  function categoriesOf(entry: LedgerEntry): ReadonlySet<string> {
    const found = known.get(entry);
    if (found !== undefined) return found;
    const categories = new Set(ownValue(entry.categories, pack.id));
    // Known before it is complete: a category may build on those above it in the pack, and none waits for itself.
    known.set(entry, categories);
    for (const { id, when } of pack.categories)
      if (when !== undefined && matches(when, entry)) categories.add(id);
    return categories;
  }
  return matches;
}

type Fact = Exclude<
  Predicate,
  | { readonly everything: true }
  | { readonly all: unknown }
  | { readonly any: unknown }
  | { readonly not: unknown }
  | { readonly category: unknown }
>;

function matchesFact(fact: Fact, entry: LedgerEntry, packId: string): boolean {
  if ("mode" in fact) return fact.mode.includes(entry.mode);
  if ("topic" in fact)
    return entry.topics.some((topic) => fact.topic.some((each) => isSameWord(each, topic)));
  if ("measuredIn" in fact) return fact.measuredIn.some((each) => isSameWord(each, measureOf(entry)));
  if ("approvedProvider" in fact) return entry.approvedBy.includes(packId) === fact.approvedProvider;
  if ("preApproved" in fact) return isApprovedBeforehand(entry, packId) === fact.preApproved;
  if ("evidence" in fact) return entry.evidence.some((kind) => fact.evidence.includes(kind));
  if ("completedFrom" in fact) return entry.to >= fact.completedFrom;
  return entry.endorsements.some((endorsement) => fact.endorsement.includes(endorsement));
}

function isApprovedBeforehand(entry: LedgerEntry, packId: string): boolean {
  const approvedOn = ownValue(entry.preApproved, packId);
  return approvedOn !== undefined && approvedOn <= entry.from;
}

function measureOf({ measured }: LedgerEntry): string {
  return "minutes" in measured ? "minutes" : measured.measure;
}

export function isSameWord(a: string, b: string): boolean {
  return a === b || a.trim().toLowerCase() === b.trim().toLowerCase();
}

function holdsAny(set: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.some((each) => set.has(each));
}
