import { checkedDay, formatDate } from "#platform/time";
import type { Proposal, ProposedDays } from "./reading.ts";

const months = "january february march april may june july august september october november december".split(
  " ",
);
const month = `(${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?${name === "september" ? "|sept" : ""}`).join("|")})\\.?`;
const nth = "(?:st|nd|rd|th)?";
const year = "((?:19|20)\\d{2})";

interface Found {
  readonly at: number;
  readonly end: number;
  readonly proposals: readonly Proposal<ProposedDays>[];
}

/**
 * Every day, or first and last day, that a text says, each once, in the order of the text. 3/4/2026 is both 4 March and 3 April
 * unless one of them cannot be: a person chooses.
 */
export function readDays(text: string): readonly Proposal<ProposedDays>[] {
  const found: Found[] = [];
  const take = (
    pattern: RegExp,
    read: (groups: readonly string[]) => readonly (ProposedDays | undefined)[],
  ) => {
    for (const match of text.matchAll(pattern)) {
      const [said, ...groups] = match;
      const [at, end] = [match.index, match.index + said.length];
      if (found.some((other) => at < other.end && end > other.at)) continue;
      const proposals = read(groups).flatMap((value) => (value === undefined ? [] : [{ value, said }]));
      if (proposals.length > 0) found.push({ at, end, proposals });
    }
  };
  take(
    new RegExp(
      `\\b${month}\\s+(\\d{1,2})${nth}\\s*(?:-|–|—|to|and|&|through)\\s*(?:${month}\\s+)?(\\d{1,2})${nth},?\\s+${year}`,
      "giu",
    ),
    ([first = "", from = "", last = "", to = "", inYear = ""]) => [
      span(dayOf(inYear, first, from), dayOf(inYear, last || first, to)),
    ],
  );
  take(
    new RegExp(`\\b${month}\\s+(\\d{1,2})${nth},?\\s+${year}`, "giu"),
    ([name = "", day = "", inYear = ""]) => [one(dayOf(inYear, name, day))],
  );
  take(
    new RegExp(`\\b(\\d{1,2})${nth}\\s+(?:day\\s+of\\s+)?${month},?\\s+${year}`, "giu"),
    ([day = "", name = "", inYear = ""]) => [one(dayOf(inYear, name, day))],
  );
  take(/\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b/gu, ([inYear = "", inMonth = "", day = ""]) => [
    one(numbered(inYear, inMonth, day)),
  ]);
  take(
    /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-]((?:20)?\d{2})(?![\d/])/gu,
    ([first = "", second = "", short = ""]) => {
      const inYear = short.length === 2 ? `20${short}` : short;
      const both = [numbered(inYear, first, second), numbered(inYear, second, first)];
      return [...new Set(both)].map(one);
    },
  );
  const inOrder = found.toSorted((a, b) => a.at - b.at).flatMap(({ proposals }) => proposals);
  return inOrder.filter(
    ({ value }, place) =>
      inOrder.findIndex((other) => other.value.from === value.from && other.value.to === value.to) === place,
  );
}

function dayOf(inYear: string, name: string, day: string): string | undefined {
  const place = months.findIndex((each) => each.startsWith(name.toLowerCase().slice(0, 3)));
  return numbered(inYear, String(place + 1), day);
}

function numbered(inYear: string, inMonth: string, day: string): string | undefined {
  const number = checkedDay(Number(inYear), Number(inMonth), Number(day));
  return number === undefined ? undefined : formatDate(number);
}

function one(day: string | undefined): ProposedDays | undefined {
  return day === undefined ? undefined : { from: day, to: day };
}

function span(from: string | undefined, to: string | undefined): ProposedDays | undefined {
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}
