import { unitsWords } from "../../record/amount-words.ts";
import type { Category, PackVersion } from "../pack.ts";
import type { Predicate } from "../predicate.ts";
import { monthsWords, sentence } from "./lists.ts";
import { clauseWords, evidenceList } from "./predicate-words.ts";

/** What an entry must be to count, and what doing the same again is worth. */
export function acceptanceSentences(
  version: PackVersion,
  categories: readonly Category[],
): readonly string[] {
  const nameOf = (id: string) => version.roles.find((role) => role.id === id)?.name ?? id;
  const whom = (roles: readonly string[] | undefined) =>
    roles === undefined ? "" : ` (for ${roles.map(nameOf).join(", ")})`;
  const accepts = version.accepts.map(
    ({ otherwise, roles, when }) =>
      `${acceptedWords(when, categories, whom(roles))} What does not count stays on the record, with the reason: “${otherwise}”.`,
  );
  const { preApproval } = version;
  const approval =
    preApproval === undefined
      ? []
      : [
          `${whatWords(preApproval.when, categories)} counts only when it was approved ${aheadWords(preApproval.daysAhead)} by ${preApproval.by}${whom(preApproval.roles)}.`,
        ];
  const repeats = version.repeats.map(({ counts, when }) => {
    const which = "everything" in when ? "" : `, if it ${clauseWords(when, categories)}`;
    return counts === "first only"
      ? `Of the same activity only the first time counts${which}.`
      : `The same activity counts once in each cycle${which}.`;
  });
  return [...accepts, ...approval, ...repeats];
}

/** “Only what is not X, or is Y counts” is said the way people do: X counts only if it is Y, and without Y not at all. */
function acceptedWords(when: Predicate, categories: readonly Category[], whom: string): string {
  const either = "any" in when ? when.any : [when];
  const [denied, others] = [
    either.filter((each) => "not" in each),
    either.filter((each) => !("not" in each)),
  ];
  if (denied.length === 0) return `Only what ${clauseWords(when, categories)} counts${whom}.`;
  const what = whatWords({ not: { any: denied } }, categories);
  return others.length === 0
    ? `${what} does not count${whom}.`
    : `${what} counts only if it ${clauseWords({ any: others }, categories)}${whom}.`;
}

/** The sort of thing, to begin a sentence with. */
function whatWords(when: Predicate, categories: readonly Category[]): string {
  if ("everything" in when) return "Everything";
  return `What ${clauseWords(when, categories)}`;
}

function aheadWords(days: number | undefined): string {
  return days === undefined || days === 0 ? "beforehand" : `at least ${days} days ahead`;
}

/** What the categories are. */
export function categorySentences(categories: readonly Category[]): readonly string[] {
  return categories.map(({ name, when }) =>
    when === undefined
      ? `“${name}” is what you file there yourself.`
      : `“${name}” is anything that ${clauseWords(when, categories)}, and what else you file there.`,
  );
}

/** Who needs less, and what comes over from the cycle before. */
export function leniencySentences(version: PackVersion, categories: readonly Category[]): readonly string[] {
  const { carryOver, cycle, exemptions, proration, roleChange, unit } = version;
  const exempt = exemptions.map(({ note, required, when }) => {
    const who =
      "circumstance" in when
        ? `Where “${when.circumstance}” is true of you`
        : `If you work less than ${when.shareBelow} percent of full time`;
    const needed = required === undefined ? "nothing is needed" : `${unitsWords(required, unit)} are enough`;
    return `${who}, ${needed}. ${sentence(note)}`;
  });
  return [
    ...(proration === undefined ? [] : [prorationSentence(proration, unit)]),
    ...(roleChange === undefined ? [] : [roleWords[roleChange]]),
    ...exempt,
    ...(cycle === undefined ? [] : [carryOverSentence(carryOver, unit, categories)]),
  ];
}

function prorationSentence({ by }: NonNullable<PackVersion["proration"]>, unit: PackVersion["unit"]): string {
  if (by.kind === "months")
    return `Whoever holds it for a part of the cycle needs that part of the amount, counted in ${by.roundsUp ? "months begun" : "whole months"}.`;
  const rows = by.rows.map(
    ({ belowMonths, units }) =>
      `for less than ${monthsWords(belowMonths)}, ${units.numerator === 0n ? "nothing" : unitsWords(units, unit)}`,
  );
  return `Whoever holds it for only a part of the cycle needs less: ${rows.join("; ")}.`;
}

const roleWords = {
  "held longest": "When the position changed, the one held longest in the cycle decides.",
  "majority of time": "When the position changed, the one held for most of the time decides.",
  "at cycle start": "When the position changed, the one at the beginning of the cycle decides.",
  "at cycle end": "When the position changed, the one at the end of the cycle decides.",
} as const satisfies Record<NonNullable<PackVersion["roleChange"]>, string>;

function carryOverSentence(
  carryOver: PackVersion["carryOver"],
  unit: PackVersion["unit"],
  categories: readonly Category[],
): string {
  if (carryOver === undefined) return "Nothing is carried over into the next cycle.";
  const { counts, earnedInLastMonths, maximum } = carryOver;
  const when =
    earnedInLastMonths === undefined
      ? ""
      : `, if they were earned in the last ${monthsWords(earnedInLastMonths)} of the cycle`;
  const joint = when === "" ? ", if" : ", and if";
  const which = counts === undefined ? "" : `${joint} it ${clauseWords(counts, categories)}`;
  return `Up to ${unitsWords(maximum, unit)} beyond what was needed may be carried into the next cycle${when}${which}.`;
}

/** How it is reported, renewed and proved. */
export function renewalSentences({ evidence, renewal, reporting }: PackVersion): readonly string[] {
  const { keep, kinds, note } = evidence;
  const kept = [
    ...(keep?.days === undefined ? [] : [`${keep.days} days`]),
    ...(keep?.months === undefined ? [] : [monthsWords(keep.months)]),
  ].join(" and ");
  return [
    ...(reporting === undefined ? [] : reportingSentences(reporting)),
    ...(renewal?.opensDaysBeforeDue === undefined
      ? []
      : [`One may renew from ${renewal.opensDaysBeforeDue} days before the cycle ends.`]),
    ...(renewal === undefined ? [] : lateSentences(renewal)),
    ...(kinds.length === 0 ? [] : [`Proof is ${evidenceList(kinds)}.`]),
    ...(kept === "" ? [] : [`It is kept for ${kept} after the cycle.`]),
    ...(note === undefined ? [] : [sentence(note)]),
  ];
}

function reportingSentences(reporting: NonNullable<PackVersion["reporting"]>): readonly string[] {
  const { daysAfterActivity, daysAfterDue, daysBeforeDue, to } = reporting;
  return [
    sentence(`it is reported to ${to.replace(/^(?:The|Your|Nobody)\b/u, (word) => word.toLowerCase())}`),
    ...(daysAfterActivity === undefined
      ? []
      : [`Each activity is reported within ${daysAfterActivity} days.`]),
    ...(daysBeforeDue === undefined
      ? []
      : [`Everything is reported ${daysBeforeDue} days before the cycle ends.`]),
    ...(daysAfterDue === undefined
      ? []
      : [
          daysAfterDue === 0
            ? "Everything is reported by the end of the cycle."
            : `Everything is reported within ${daysAfterDue} days after the cycle ends.`,
        ]),
  ];
}

function lateSentences({ late, lateKeepsAnchor }: NonNullable<PackVersion["renewal"]>): readonly string[] {
  const anchor = lateKeepsAnchor
    ? "A late renewal does not move the next cycle."
    : "After a late renewal the next cycle begins on the day of renewal.";
  return [anchor, ...(late === undefined ? [] : [sentence(late.note)])];
}
