import { unitsWords } from "../../record/amount-words.ts";
import type { Category, PackVersion } from "../pack.ts";
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
      `Only what ${clauseWords(when, categories)} counts${whom(roles)}. Otherwise one reads: “${otherwise}”.`,
  );
  const { preApproval } = version;
  const approval =
    preApproval === undefined
      ? []
      : [
          `What ${clauseWords(preApproval.when, categories)} counts only when it was approved ${aheadWords(preApproval.daysAhead)} by ${preApproval.by}${whom(preApproval.roles)}.`,
        ];
  const repeats = version.repeats.map(({ counts, when }) =>
    counts === "first only"
      ? `Of the same activity only the first time counts, if it ${clauseWords(when, categories)}.`
      : `The same activity counts once in each cycle, if it ${clauseWords(when, categories)}.`,
  );
  return [...accepts, ...approval, ...repeats];
}

function aheadWords(days: number | undefined): string {
  return days === undefined || days === 0 ? "beforehand" : `at least ${days} days ahead`;
}

/** What the categories are. */
export function categorySentences(categories: readonly Category[]): readonly string[] {
  return categories.map(({ name, when }) =>
    when === undefined
      ? `“${name}” is whatever somebody puts there.`
      : `“${name}” is anything that ${clauseWords(when, categories)}, and whatever somebody puts there.`,
  );
}

/** Who needs less, and what comes over from the cycle before. */
export function leniencySentences(version: PackVersion, categories: readonly Category[]): readonly string[] {
  const { carryOver, cycle, exemptions, proration, roleChange, unit } = version;
  const exempt = exemptions.map(({ note, required, when }) => {
    const who =
      "circumstance" in when
        ? `who is “${when.circumstance}”`
        : `who works less than ${when.shareBelow} percent`;
    return `${sentence(`${who} needs ${required === undefined ? "nothing" : unitsWords(required, unit)}`)} ${sentence(note)}`;
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
    return `Whoever holds it for a part of the cycle needs that part of the amount, by ${by.roundsUp ? "begun" : "whole"} months.`;
  const rows = by.rows.map(
    ({ belowMonths, units }) => `less than ${monthsWords(belowMonths)}, ${unitsWords(units, unit)}`,
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
      : `, if earned in the last ${monthsWords(earnedInLastMonths)} of the cycle`;
  const which = counts === undefined ? "" : `, if it ${clauseWords(counts, categories)}`;
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
    sentence(`it is reported to: ${to}`),
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
