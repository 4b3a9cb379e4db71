import { clockWords } from "#platform/words";
import { dateAfter } from "./team-week/team-week.ts";
import { dayWords } from "./team-week/words.ts";

/** A time by the clock on the wall, to the minute: `2027-01-22T13:00`. Its end is the first minute after. */
interface WallSpan {
  readonly from: string;
  readonly to: string;
}

/**
 * When someone is away or learns, as people say it: `Fri, Jan 22, 2027`, `Mon, Jan 18 to Fri, Jan 22, 2027`, `Fri, Jan 22, 2027,
 * 1 pm to 5 pm`.
 */
export function awayWords({ from, to }: WallSpan): string {
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)];
  const [start, end] = [minuteOf(from), minuteOf(to)];
  if (start === 0 && end === 0 && first < last) {
    const lastDay = dateAfter(last, -1);
    if (lastDay === first) return withYear(first);
    const begin = first.slice(0, 4) === lastDay.slice(0, 4) ? dayWords(first) : withYear(first);
    return `${begin} to ${withYear(lastDay)}`;
  }
  if (first === last) return `${withYear(first)}, ${clockWords(start)} to ${clockWords(end)}`;
  return `${withYear(first)}, ${clockWords(start)} to ${withYear(last)}, ${clockWords(end)}`;
}

function withYear(date: string): string {
  return `${dayWords(date)}, ${date.slice(0, 4)}`;
}

function minuteOf(wall: string): number {
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
}
