import type { EpochSeconds, Interval } from "#platform/time";
import { type DateReading, instantsOf } from "./date-reader.ts";
import { writtenDuration } from "./written-duration.ts";
import { writtenMoment } from "./written-moment.ts";

/** The cells of a row that say when someone was there. */
export interface TimeCells {
  readonly join: string | undefined;
  readonly leave: string | undefined;
  readonly minutes: string | undefined;
  /** A first and a last time; the minutes between are fewer where someone was away. */
  readonly isSpan: boolean;
}

/** When someone was there as far as the row says, and what is wrong with the row. */
export interface RowTimes {
  readonly interval?: Interval | undefined;
  readonly mostSeconds?: number | undefined;
  readonly problem?: TimeProblem | undefined;
}

interface TimeProblem {
  readonly where: "join" | "leave" | "minutes";
  readonly message: string;
  readonly effect: "left-out" | "assumed";
}

/** Zoom rounds each row up to a full minute, others to the nearest. */
const roundingSeconds = 120;

/** Longer than any meeting: a slip in a date. */
const longestSeconds = 48 * 3600;

/** Reads a row's times, and holds them against its minutes: where the two disagree, the less is believed. */
export function rowTimes(cells: TimeCells, reading: DateReading): RowTimes {
  const [join, leave] = [given(cells.join), given(cells.leave)];
  const stated = given(cells.minutes);
  const seconds = stated === undefined ? undefined : writtenDuration(stated);
  if (join === undefined && leave === undefined) return minutesAlone(stated, seconds);
  const joins = join === undefined ? [] : momentsOf(join, reading);
  const leaves = leave === undefined ? [] : momentsOf(leave, reading);
  if (join !== undefined && joins.length === 0) return unreadable("join", join, reading);
  if (leave !== undefined && leaves.length === 0) return unreadable("leave", leave, reading);
  if (join === undefined || leave === undefined) return fromOneTime({ joins, leaves, seconds });
  const interval = bestInterval({ joins, leaves, seconds, isTimeOnly: isTimeOnly(leave) });
  if (interval === undefined) return leftOut("leave", "This is before the time of joining.");
  if (interval.end - interval.start > longestSeconds)
    return leftOut("leave", "This is more than two days after the time of joining.");
  if (stated !== undefined && seconds === undefined)
    return {
      interval,
      problem: {
        where: "minutes",
        message: `“${stated.slice(0, 30)}” is no length of time; the times were counted.`,
        effect: "assumed",
      },
    };
  const isRepeated = joins.length + leaves.length > 2 && seconds === undefined;
  return isRepeated ? { interval, problem: repeatedHour } : weighed(interval, seconds, cells.isSpan);
}

const repeatedHour: TimeProblem = {
  where: "join",
  message: "Clocks showed this time twice that night; the first was taken.",
  effect: "assumed",
};

function given(cell: string | undefined): string | undefined {
  return cell === undefined || /^(?:[-–—\s]*|n\/a|null)$/iu.test(cell) ? undefined : cell;
}

function isTimeOnly(cell: string): boolean {
  return writtenMoment(cell)?.date === undefined;
}

function momentsOf(cell: string, reading: DateReading): readonly EpochSeconds[] {
  const moment = writtenMoment(cell);
  return moment === undefined ? [] : instantsOf(moment, reading);
}

function minutesAlone(stated: string | undefined, seconds: number | undefined): RowTimes {
  if (stated === undefined) return {};
  if (seconds !== undefined && seconds <= longestSeconds) return { mostSeconds: seconds };
  return leftOut("minutes", `“${stated.slice(0, 30)}” is no length of a meeting, such as 38 or 1h 27m 51s.`);
}

function unreadable(where: "join" | "leave", cell: string, { sessionDay }: DateReading): RowTimes {
  const moment = writtenMoment(cell);
  const shown = `“${cell.slice(0, 40)}”`;
  if (moment === undefined) return leftOut(where, `${shown} is no date and time.`);
  if (moment.date === undefined && sessionDay === undefined)
    return leftOut(where, `${shown} has no date, and the session's day is not known.`);
  return leftOut(where, `${shown} is a date or a zone that does not exist.`);
}

function leftOut(where: TimeProblem["where"], message: string): RowTimes {
  return { problem: { where, message, effect: "left-out" } };
}

interface Readings {
  readonly joins: readonly EpochSeconds[];
  readonly leaves: readonly EpochSeconds[];
  readonly seconds: number | undefined;
}

function fromOneTime({ joins: [join], leaves: [leave], seconds }: Readings): RowTimes {
  const where = join === undefined ? "join" : "leave";
  if (seconds === undefined || seconds > longestSeconds)
    return leftOut(where, "This is empty, and nothing else says how long it was.");
  const start = join ?? (leave ?? 0) - seconds;
  const message = `This is empty; the minutes were counted ${join === undefined ? "back from the time of leaving" : "from the time of joining"}.`;
  return { interval: { start, end: start + seconds }, problem: { where, message, effect: "assumed" } };
}

/** Of what two cells may mean: never backwards, as near as can be to the stated minutes, else the first. */
function bestInterval({
  joins,
  leaves,
  seconds,
  isTimeOnly,
}: Readings & { readonly isTimeOnly: boolean }): Interval | undefined {
  const [join = 0] = joins;
  const later = isTimeOnly ? leaves.map((leave) => (leave < join ? leave + 86_400 : leave)) : leaves;
  const possible = joins
    .flatMap((start) => later.map((end) => ({ start, end })))
    .filter(({ start, end }) => end >= start);
  if (seconds === undefined) return possible[0];
  const distance = ({ start, end }: Interval) => Math.abs(end - start - seconds);
  return possible.toSorted((one, other) => distance(one) - distance(other))[0];
}

function weighed(interval: Interval, seconds: number | undefined, isSpan: boolean): RowTimes {
  const length = interval.end - interval.start;
  if (seconds === undefined) return { interval };
  if (isSpan) return seconds < length ? { interval, mostSeconds: seconds } : { interval };
  if (Math.abs(length - seconds) <= roundingSeconds) return { interval };
  const isLess = seconds < length;
  const message = `The minutes do not agree with the times; the ${isLess ? "minutes, which are less," : "times, which are less,"} were counted.`;
  return {
    interval,
    ...(isLess && { mostSeconds: seconds }),
    problem: { where: "minutes", message, effect: "assumed" },
  };
}
