import { readRecurrenceRule, type RuleReading } from "./recurrence-rule.ts";

const DAILY = /^D(\d+)/u;
const WEEKLY = /^W(\d+)((?: (?:MO|TU|WE|TH|FR|SA|SU))*)/u;
const MONTHLY_BY_POSITION = /^MP(\d+)((?: (?:\d[+-]|MO|TU|WE|TH|FR|SA|SU))*)/u;
const MONTHLY_BY_DAY = /^MD(\d+)((?: (?:\d+[+-]?|LD))*)/u;
const YEARLY_BY_MONTH = /^YM(\d+)((?: \d+)*)/u;
const YEARLY_BY_DAY = /^YD(\d+)((?: \d+)*)/u;

/**
 * A rule in the shorthand of vCalendar 1.0 (`W2 TU TH #10`, `MP1 1+ SU 19971224T000000Z`); undefined when it is not one.
 * Without an end it means two meetings, as that standard says.
 */
export function readVcalendarRule(text: string): RuleReading | undefined {
  const trimmed = text.trim().toUpperCase();
  if (!/^[DWMY][PDM]?\d/u.test(trimmed)) return undefined;
  const base =
    reading(trimmed, DAILY, (interval) => `FREQ=DAILY;INTERVAL=${interval}`) ??
    reading(trimmed, WEEKLY, (interval, list) => `FREQ=WEEKLY;INTERVAL=${interval}${part("BYDAY", list)}`) ??
    reading(trimmed, MONTHLY_BY_POSITION, (interval, list) => {
      return `FREQ=MONTHLY;INTERVAL=${interval}${part("BYDAY", positions(list))}`;
    }) ??
    reading(trimmed, MONTHLY_BY_DAY, (interval, list) => {
      return `FREQ=MONTHLY;INTERVAL=${interval}${part("BYMONTHDAY", list.map(monthDay))}`;
    }) ??
    reading(trimmed, YEARLY_BY_MONTH, (interval, list) => {
      return `FREQ=YEARLY;INTERVAL=${interval}${part("BYMONTH", list)}`;
    }) ??
    reading(trimmed, YEARLY_BY_DAY, (interval, list) => {
      return `FREQ=YEARLY;INTERVAL=${interval}${part("BYYEARDAY", list)}`;
    });
  return base === undefined ? undefined : readRecurrenceRule(base);
}

function reading(
  text: string,
  pattern: RegExp,
  write: (interval: string, list: readonly string[]) => string,
): string | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const rest = text.slice(match[0].length).trim();
  const count = /#(\d+)/u.exec(rest)?.[1];
  const until = /\d{8}T\d{6}Z?/u.exec(rest)?.[0];
  // #0 repeats for ever.
  const end = until === undefined ? (count === "0" ? "" : `;COUNT=${count ?? 2}`) : `;UNTIL=${until}`;
  const list = (match[2] ?? "").trim().split(" ").filter(Boolean);
  return `${write(match[1] ?? "1", list)}${end}`;
}

function part(name: string, values: readonly string[]): string {
  return values.length === 0 ? "" : `;${name}=${values.join(",")}`;
}

/** `1+ SU 2- MO`: each position holds for the weekdays that follow it. */
function positions(list: readonly string[]): readonly string[] {
  let position = "";
  const days: string[] = [];
  for (const item of list)
    if (/^\d/u.test(item)) position = `${item.endsWith("-") ? "-" : ""}${item[0]}`;
    else days.push(`${position}${item}`);
  return days;
}

function monthDay(item: string): string {
  if (item === "LD") return "-1";
  return item.endsWith("-") ? `-${item.slice(0, -1)}` : item.replace("+", "");
}
