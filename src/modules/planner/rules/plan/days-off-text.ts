import { parseDayLoosely } from "#platform/time";
import type { PlanInputs } from "./plan-inputs.ts";

const most = 100;
const between = /\s+(?:to|until|through|thru)\s+|\s*[–—]\s*|\s+-\s+|(?<=\d)-(?=\d{1,2}\/)/iu;

/**
 * Days to keep free, a day or a first and a last day on a line, as people write them: `2027-03-01 to 2027-03-12`,
 * `12/24/2026 - 1/3/2027`, `Dec 24, 2026`; without a year, `Dec 24 – Jan 3`, it is the next such day. Or the first line that
 * is none.
 */
export function readDaysOff(
  text: string,
  today: string,
): { readonly days: PlanInputs["blackouts"] } | { readonly unread: string } {
  const days: { from: string; to: string }[] = [];
  for (const line of text.split(/\r?\n/u).map((each) => each.trim())) {
    if (line === "") continue;
    const [first = "", last, ...more] = line
      .replace(/^(\d{4}-\d\d-\d\d)-(?=\d{4})/u, "$1 to ")
      .split(between);
    const [from, to] = daysIn(first, last ?? first, today);
    if (from === undefined || to === undefined || to < from || more.length > 0) return { unread: line };
    days.push({ from, to });
    if (days.length > most) return { unread: line };
  }
  return { days };
}

/** A year that is written once is that of both: `Jan 5 to Jan 9, 2028`, `Dec 24 to Jan 3, 2028`. */
function daysIn(first: string, last: string, today: string): readonly (string | undefined)[] {
  if (!hasYear(first) && hasYear(last)) {
    const to = dated(last);
    const year = Number(to?.slice(0, 4));
    const from = [year, year - 1]
      .map((each) => inYear(first, each))
      .find((day) => day !== undefined && day <= (to ?? ""));
    return [from, to];
  }
  const from = dayIn(first, today);
  return [from, from && dayIn(last, from)];
}

/** A day as it is written; where no year is, the next one from a day on. */
function dayIn(text: string, from: string): string | undefined {
  if (hasYear(text)) return dated(text);
  const year = Number(from.slice(0, 4));
  const day = inYear(text, year);
  return day !== undefined && day >= from ? day : inYear(text, year + 1);
}

function hasYear(text: string): boolean {
  return /\b\d{4}\b/u.test(text) || /^\s*\d{1,2}\/\d{1,2}\/\d{2}\s*$/u.test(text);
}

function inYear(text: string, year: number): string | undefined {
  const said = text.trim();
  return dated(/^\d{1,2}\/\d{1,2}$/u.test(said) ? `${said}/${year}` : `${said}, ${year}`);
}

function dated(text: string): string | undefined {
  const read = parseDayLoosely(text.trim());
  return read === undefined || read.hasTime ? undefined : read.date;
}
