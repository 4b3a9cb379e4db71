import { checkedDay, formatInstant, parseDateLoosely, parseInstant, SECONDS_PER_DAY } from "#platform/time";
import type { FeedDate } from "./parsed-feed.ts";

const MONTHS = new Map(
  "jan feb mar apr may jun jul aug sep oct nov dec".split(" ").map((name, index) => [name, index + 1]),
);
const RFC_822 =
  /^(?:[A-Za-z]{3}, )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|UTC|Z|([+-])(\d{2})(\d{2}))$/;

/** When a feed says something was published: as written, and as an instant. Without a zone it is taken as UTC. */
export function readFeedDate(written: string | undefined): FeedDate | undefined {
  if (written === undefined || written.trim() === "") return undefined;
  const instant = wellFormedInstant(written) ?? parseDateLoosely(written)?.instant;
  return instant === undefined ? { written } : { written, instant };
}

/** The two forms nearly every feed uses, read without the work that the others need. */
function wellFormedInstant(written: string): string | undefined {
  const iso = /^\d{4}-/.test(written) ? parseInstant(written) : undefined;
  if (iso !== undefined) return formatInstant(iso);
  const match = RFC_822.exec(written);
  const month = MONTHS.get((match?.[2] ?? "").toLowerCase());
  if (!match || month === undefined) return undefined;
  const [, day, , year, hour, minute, second, sign, offsetHours, offsetMinutes] = match;
  // A year of two digits written as four is left to those who read dates of every kind.
  const date = Number(year) < 100 ? undefined : checkedDay(Number(year), month, Number(day));
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (date === undefined || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const wall = date * SECONDS_PER_DAY + hours * 3600 + minutes * 60 + seconds;
  const offset = (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0)) * 60;
  return formatInstant(sign === "-" ? wall + offset : wall - offset);
}
