import { readMinuteSpan, writeDayHours } from "#platform/time";
import type { Minimum, MinimumRule, Weekday } from "./hours.ts";

const dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const labels = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const line = /^(\d{1,3})\s+(?:people\s+|staff\s+)?(.+?)(?:\s+(\d.*|noon.*))?$/iu;
const everyDay: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/**
 * A minimum as people write it: `2`, and where it changes, `2; 3 Tue Thu 15-18; 1 Sat`. The first number holds whenever the
 * doors are open; each further part is a number, weekdays (`Mon-Fri`, `Sat, Sun`, `every day`) and, unless all day long, hours.
 * Exceptions for single dates are kept from `before`.
 */
export function readMinimum(
  text: string,
  before: Pick<Minimum, "exceptions"> = { exceptions: [] },
): { readonly minimum: Minimum } | { readonly wrong: string; readonly why: string } {
  const [first = "", ...others] = text.split(/[;\n]/u).map((each) => each.trim());
  if (!/^\d{1,3}$/u.test(first))
    return { wrong: first, why: "Begin with the number of people while it is open, as in 2; 3 Tue 15-18." };
  const rules: MinimumRule[] = [];
  for (const part of others.filter((each) => each !== "")) {
    const rule = readRule(part);
    if (rule === undefined) return { wrong: part, why: "Write it as 3 Tue Thu 15-18." };
    rules.push(rule);
  }
  return { minimum: { whileOpen: Number(first), rules, exceptions: before.exceptions } };
}

function readRule(part: string): MinimumRule | undefined {
  const match = line.exec(part);
  const weekdays = readWeekdays(match?.[2] ?? "");
  const span = match?.[3] === undefined ? { startMinute: 0, endMinute: 1440 } : readMinuteSpan(match[3]);
  if (match === null || weekdays === undefined || span === undefined) return undefined;
  return { people: Number(match[1]), weekdays, ...span };
}

function readWeekdays(text: string): readonly Weekday[] | undefined {
  if (/^(?:every ?day|daily|all)$/iu.test(text.trim())) return everyDay;
  const days = new Set<Weekday>();
  for (const word of text
    .replaceAll(/\s*(?:-|–|to)\s*/giu, "-")
    .split(/[\s,&]+/u)
    .filter((each) => each !== "")) {
    const [from, to] = word.split("-").map(weekdayNamed);
    if (from === undefined || (word.includes("-") && to === undefined)) return undefined;
    for (let day = from; ; day = nextDay(day)) {
      days.add(day);
      if (day === (to ?? from)) break;
    }
  }
  return days.size === 0 ? undefined : everyDay.filter((day) => days.has(day));
}

function weekdayNamed(word: string): Weekday | undefined {
  const start = word.toLowerCase().slice(0, 3);
  return everyDay.find((day) => dayNames[day] === start);
}

function nextDay(day: Weekday): Weekday {
  return everyDay[(day + 1) % 7] ?? 0;
}

/** A minimum as `readMinimum` reads it back. */
export function writeMinimum({ whileOpen, rules }: Minimum): string {
  return [
    String(whileOpen),
    ...rules.map((rule) => {
      const days =
        rule.weekdays.length === 7 ? "every day" : rule.weekdays.map((day) => labels[day]).join(" ");
      const isAllDay = rule.startMinute === 0 && rule.endMinute === 1440;
      return `${rule.people} ${days}${isAllDay ? "" : ` ${writeDayHours([rule])}`}`;
    }),
  ].join("; ");
}
