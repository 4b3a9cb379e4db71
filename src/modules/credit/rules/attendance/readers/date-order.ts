import { checkedDay, type DayNumber, formatDate } from "#platform/time";
import type { AttendanceRefusal, DateOrder } from "../attendance.ts";
import type { WrittenDate } from "./written-moment.ts";

/** How a file's numeric dates are read, or the question when nobody can tell. */
export type DateOrderDecision =
  | { readonly order: DateOrder | undefined; readonly refusal?: undefined }
  | { readonly order?: undefined; readonly refusal: AttendanceRefusal };

/** A report may begin late in the evening before the session's day, and end after midnight. */
const daysAround = 1;

/**
 * Decides between day-first and month-first for a whole file.
 *
 * In this order: what a person answered; a date that exists in one order alone; the session's day. Otherwise nothing is
 * read: a guess would be wrong for eleven days of every month, and nobody would notice.
 */
export function dateOrderOf(
  dates: readonly WrittenDate[],
  {
    dateOrder,
    sessionDay,
  }: { readonly dateOrder?: DateOrder | undefined; readonly sessionDay?: DayNumber | undefined },
): DateOrderDecision {
  if (dateOrder !== undefined) return { order: dateOrder };
  const readings = dates.flatMap((date) => (date.isPlain ? [] : [bothDays(date)]));
  const telling = readings.filter(({ dayFirst, monthFirst }) => dayFirst !== monthFirst);
  const provesDayFirst = telling.some(({ monthFirst }) => monthFirst === undefined);
  const provesMonthFirst = telling.some(({ dayFirst }) => dayFirst === undefined);
  if (telling.length === 0) return { order: undefined };
  const session = orderBySession(telling, sessionDay);
  const proven = provesDayFirst ? "day-first" : "month-first";
  // One slip of the pen among the dates must not turn all the others round: then a person is asked.
  if (provesDayFirst !== provesMonthFirst && (session ?? proven) === proven) return { order: proven };
  const isOpen = provesDayFirst === provesMonthFirst;
  return isOpen && session !== undefined ? { order: session } : { refusal: question(exampleOf(telling)) };
}

/** The day of a date in an order; undefined when there is none. */
export function dayOf(date: WrittenDate, order: DateOrder | undefined): DayNumber | undefined {
  if (date.isPlain) return checkedDay(date.year, date.month, date.day);
  const { dayFirst, monthFirst } = bothDays(date);
  if (order === undefined) return dayFirst === monthFirst ? dayFirst : undefined;
  return order === "day-first" ? dayFirst : monthFirst;
}

interface BothDays {
  readonly dayFirst: DayNumber | undefined;
  readonly monthFirst: DayNumber | undefined;
}

function bothDays({ first, second, year }: Extract<WrittenDate, { isPlain: false }>): BothDays {
  return { dayFirst: checkedDay(year, second, first), monthFirst: checkedDay(year, first, second) };
}

function orderBySession(
  telling: readonly BothDays[],
  sessionDay: DayNumber | undefined,
): DateOrder | undefined {
  if (sessionDay === undefined) return undefined;
  const isNear = (day: DayNumber | undefined) =>
    day !== undefined && Math.abs(day - sessionDay) <= daysAround;
  const isDayFirst = telling.some(({ dayFirst }) => isNear(dayFirst));
  const isMonthFirst = telling.some(({ monthFirst }) => isNear(monthFirst));
  if (isDayFirst === isMonthFirst) return undefined;
  return isDayFirst ? "day-first" : "month-first";
}

function exampleOf(telling: readonly BothDays[]): BothDays | undefined {
  return (
    telling.find(({ dayFirst, monthFirst }) => dayFirst !== undefined && monthFirst !== undefined) ??
    telling[0]
  );
}

function question(example: BothDays | undefined): AttendanceRefusal {
  const choices = [
    { value: "day-first", day: example?.dayFirst },
    { value: "month-first", day: example?.monthFirst },
  ] as const;
  return {
    code: "ambiguous-dates",
    message: "The dates of this report can be read in two ways, so nothing was read.",
    question: "Does the day or the month come first in its dates?",
    choices: choices.map(({ value, day }) => ({ value, example: day === undefined ? "" : formatDate(day) })),
  };
}
