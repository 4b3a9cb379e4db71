import { dayWords } from "#platform/words";
import type { PackVersion } from "../packs/pack.ts";
import type { EntryPart, Reason } from "../standing/standing.ts";
import { amountWords, minutesWords, unitsWords } from "./amount-words.ts";

/** What the words of a reason need beside it: names of requirements and of entries. */
export interface ReasonContext {
  readonly version: Pick<PackVersion, "requirements" | "unit">;
  readonly titleOf: (entryId: string) => string | undefined;
  /** It is planned: there is still time to ask for approval. */
  readonly isToCome?: boolean | undefined;
}

/** Why minutes did not count, as a sentence a tired reader can act on. */
export function reasonWords(reason: Reason, { version, titleOf, isToCome }: ReasonContext): string {
  const nameOf = (id: string) => version.requirements.find((each) => each.id === id)?.name ?? id;
  switch (reason.code) {
    case "outside the cycle":
      return `It was complete outside this cycle, which runs from ${dayWords(reason.from)} to ${dayWords(reason.to)}.`;
    case "after the day asked for":
      return "It lies after the day this was worked out for.";
    case "not accepted":
      return `The rule does not take it: ${sentence(reason.because)}`;
    case "too short":
      return `It was shorter than ${minutesWords(reason.minimumMinutes)}, the least that counts.`;
    case "unknown measure":
      return `The rule does not say what one ${reason.measure} is worth. Give its length in minutes or hours instead.`;
    case "over a maximum":
      return `“${nameOf(reason.requirementId)}” counts only up to its limit, and that is reached.`;
    case "too little of one topic":
      return `“${nameOf(reason.requirementId)}” counts a topic only from ${unitsWords(reason.minimum, version.unit)} of it on.`;
    case "repeated":
      return repeatedWords(titleOf(reason.entryId), reason.rule);
    case "not approved beforehand":
      return isToCome === true
        ? `It needs approval beforehand, by ${reason.by}. Ask before you go, and enter the day of approval here.`
        : `It needed approval beforehand, by ${reason.by}. If you have it, enter the day of approval.`;
    case "returned":
      return `It was returned: ${sentence(reason.because)}`;
    case "adjusted":
      return `Its amount was changed when it was decided: ${sentence(reason.because)}`;
    case "rounded down":
      return `The rule rounds down to ${stepWords(version)}; this is what was left over.`;
    case "carried to the next cycle":
      return "It was carried over and counts in the next cycle.";
    case "made up the cycle before":
      return "It made up what the cycle before was short of, and no hour counts in two cycles.";
    case "nothing is due":
      return "Nothing is due for this credential, so nothing needs to count.";
    default:
      return reason satisfies never;
  }
}

/** The parts of an entry that did not count, each with its minutes: `15 minutes: The rule rounds down…`. */
export function notCountedWords(parts: readonly EntryPart[], context: ReasonContext): readonly string[] {
  const lost = parts.filter((part) => part.outcome === "not counted");
  return lost.map((part) => {
    const words = reasonWords(part.reason, context);
    if (parts.length === 1) return words;
    const { numerator, denominator } = part.minutes;
    const length =
      denominator === 1n ? minutesWords(Number(numerator)) : `${amountWords(part.minutes)} minutes`;
    return `${length}: ${words}`;
  });
}

function repeatedWords(title: string | undefined, rule: "first only" | "once per cycle"): string {
  const same = title === undefined ? "the same" : `“${title}”`;
  return rule === "first only"
    ? `It repeats ${same}, and only the first time counts.`
    : `It repeats ${same}, which counts once in each cycle.`;
}

function stepWords({ unit }: Pick<PackVersion, "unit">): string {
  const { rounding } = unit;
  return rounding === undefined || rounding.how === "table"
    ? "whole steps of its table"
    : `steps of ${unitsWords(rounding.step, unit)}`;
}

function sentence(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}
