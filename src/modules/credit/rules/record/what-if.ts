import { dayWords } from "#platform/words";
import { equals, rational, type Rational, subtract, zero } from "../exact/rational.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { EntryFacts } from "../ledger/kept-entry.ts";
import type { LocalDate } from "../local-date.ts";
import type { RulePack } from "../packs/pack.ts";
import { amountWords, unitsWords } from "./amount-words.ts";
import { reasonWords } from "./reason-words.ts";
import type { ClearStood, Stood } from "./stood.ts";

/** Ids that no entry has: what is only tried stands last among those of its day. */
const tried = "ffffffff-ffff-7fff-bfff-ffffffffff";

/** An entry as if it had been done today; `place` among all that is tried, below 256. */
export function triedEntry(facts: EntryFacts, today: LocalDate, place: number): LedgerEntry {
  return {
    id: `${tried}${place.toString(16).padStart(2, "0")}`,
    title: facts.title,
    from: today,
    to: today,
    measured: facts.measured ?? { quantity: rational(0), measure: "minutes" },
    mode: facts.mode,
    topics: facts.topics,
    categories: facts.categories,
    approvedBy: facts.approvedBy,
    preApproved: facts.preApproved,
    endorsements: facts.endorsements,
    evidence: [],
    status: "earned",
    decisions: {},
  };
}

/** The pack as if one of its versions bound everyone at all times; unchanged when it has none of that name. */
export function packWithVersion(pack: RulePack, name: string): RulePack {
  const chosen = pack.versions.find((version) => version.name === name);
  if (chosen === undefined) return pack;
  return { ...pack, versions: [{ ...chosen, from: "0001-01-01", to: undefined, appliesTo: "everyone" }] };
}

/** What differs between two standings, a sentence for each; empty when nothing does. */
export function changesBetween(before: Stood, after: Stood): readonly string[] {
  if (!("standing" in before) || !("standing" in after)) return [];
  const [one, other] = [before.standing, after.standing];
  const unit = after.version.unit;
  const isOtherUnit = before.version.unit.name !== unit.name || before.version.unit.minutes !== unit.minutes;
  return [
    ...(one.cycle?.to === other.cycle?.to
      ? []
      : [`Due ${dueWords(other.cycle?.to)} instead of ${dueWords(one.cycle?.to)}.`]),
    ...(isOtherUnit
      ? [`Counted in ${unit.plural} of ${unit.minutes} minutes, not in ${before.version.unit.plural}.`]
      : []),
    ...amountChange("Required", one.required, other.required, unit),
    ...amountChange("Counted", one.counted, other.counted, unit),
    ...amountChange("Still short in all", one.short, other.short, unit),
    ...other.requirements.flatMap((each) => {
      const was = one.requirements.find(({ id, sense }) => id === each.id && sense === each.sense);
      if (was === undefined) return before.pack.id === after.pack.id ? [`New: ${each.name}.`] : [];
      return amountChange(each.name, was.counted, each.counted, unit);
    }),
    ...lostWords(before, after),
  ];
}

/** Why entries that count now would not: a sentence for each reason, with how many it is. */
function lostWords(before: ClearStood, after: ClearStood): readonly string[] {
  const counted = new Set(
    before.standing.entries
      .filter(({ parts }) => parts.some(({ outcome }) => outcome !== "not counted"))
      .map(({ entryId }) => entryId),
  );
  const reasons = new Map<string, number>();
  for (const { entryId, parts } of after.standing.entries) {
    const [first] = parts;
    const isLost = parts.every(({ outcome }) => outcome === "not counted");
    if (!counted.has(entryId) || !isLost || first?.outcome !== "not counted") continue;
    const words = reasonWords(first.reason, { version: after.version, titleOf: () => undefined });
    reasons.set(words, (reasons.get(words) ?? 0) + 1);
  }
  return [...reasons].map(
    ([words, count]) =>
      `${count === 1 ? "1 entry that counts" : `${count} entries that count`} now would not. ${words}`,
  );
}

function amountChange(
  what: string,
  one: Rational,
  other: Rational,
  unit: { readonly name: string; readonly plural: string },
): readonly string[] {
  if (equals(one, other)) return [];
  const more = subtract(other, one);
  const change =
    more.numerator > 0n ? `${amountWords(more)} more` : `${amountWords(subtract(zero, more))} less`;
  return [`${what}: ${unitsWords(other, unit)} instead of ${amountWords(one)} (${change}).`];
}

function dueWords(day: LocalDate | undefined): string {
  return day === undefined ? "never" : dayWords(day);
}
