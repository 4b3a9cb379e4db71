import { amountWords, measureName, minutesWords, unitsWords } from "../../record/amount-words.ts";
import type { Cycle, PackVersion, Unit } from "../pack.ts";
import { monthName, monthsWords, sentence } from "./lists.ts";

/** From when to when, and which rule holds. */
export function cycleSentences({ appliesTo, cycle, transition }: PackVersion): readonly string[] {
  const bound = boundWords[appliesTo];
  const over = transition === undefined ? [] : [sentence(transition)];
  if (cycle === undefined) return over;
  const before =
    cycle.monthsBeforeFirst === undefined
      ? []
      : [
          `What was earned up to ${monthsWords(cycle.monthsBeforeFirst)} before the first cycle counts in it.`,
        ];
  return [`A cycle lasts ${monthsWords(cycle.months)} and ${anchorWords(cycle)}.`, ...before, bound, ...over];
}

const boundWords = {
  "cycle start": "The rule in force on the first day of a cycle holds for all of it.",
  "renewal date": "The rule in force on the last day of a cycle holds for all of it.",
  everyone: "The rule holds for everybody from its first day, also in cycles that began before it.",
} as const satisfies Record<PackVersion["appliesTo"], string>;

function anchorWords({ anchor, ends, months }: Cycle): string {
  const inYear =
    "year" in anchor && anchor.year !== undefined && months > 12 ? ` (${anchor.year} is one such year)` : "";
  switch (anchor.kind) {
    case "issue date":
      return `begins on the day of issue; ${endWords[ends]}`;
    case "birth month":
      return ends === "end of month"
        ? "ends with the last day of the month of birth"
        : "begins on the first day of the month of birth";
    case "fixed date":
      return `ends on ${monthName(anchor.month)} ${anchor.day}${inYear}`;
    case "fiscal year":
      return `runs from ${monthName(anchor.startMonth)} to ${monthName(((anchor.startMonth + 10) % 12) + 1)}${inYear}`;
    case "calendar year":
      return `runs from January to December${inYear}`;
    default:
      return anchor satisfies never;
  }
}

const endWords = {
  "day before anniversary": "it ends the day before that date comes round again",
  anniversary: "it ends when that date comes round again",
  "end of month": "it ends with the last day of the month in which that date comes round again",
} as const satisfies Record<Cycle["ends"], string>;

/** What learning is counted in. */
export function unitSentences({ unit, conversions }: PackVersion): readonly string[] {
  const shortest =
    unit.minimumActivityMinutes === undefined
      ? []
      : [`Anything shorter than ${minutesWords(unit.minimumActivityMinutes)} counts nothing.`];
  const worth = conversions.map(({ from, units, note }) =>
    [
      "measure" in from
        ? `One ${measureName(from.measure)} is worth ${unitsWords(units, unit)}.`
        : `One hour of “${from.mode}” counts as ${unitsWords(units, { name: "hour", plural: "hours" })}.`,
      ...(note === undefined ? [] : [sentence(note)]),
    ].join(" "),
  );
  return [`One ${unit.name} is ${unit.minutes} minutes.`, ...shortest, ...roundingSentences(unit), ...worth];
}

function roundingSentences(unit: Unit): readonly string[] {
  const { rounding } = unit;
  if (rounding === undefined) return [];
  if (rounding.how !== "table")
    return [
      `${roundedWords[rounding.each]} rounded ${howWords[rounding.how]} ${unitsWords(rounding.step, unit)}.`,
    ];
  const rows = rounding.rows.map(
    ({ fromMinutes, units }, place) =>
      `from ${fromMinutes}${place === 0 ? " minutes" : ""}, ${amountWords(units)}`,
  );
  const repeated =
    rounding.repeatsAfter === undefined
      ? []
      : [`After ${rounding.repeatsAfter} minutes the table begins again for the rest.`];
  return [`Each entry counts by a table, in ${unit.plural}: ${rows.join("; ")}.`, ...repeated];
}

const roundedWords = {
  entry: "Each entry is",
  requirement: "The sum of each requirement is",
  total: "The sum of everything is",
} as const;

const howWords = { floor: "down to steps of", nearest: "to the nearest", ceil: "up to steps of" } as const;
