import { formatInstant, parseDateLoosely, parseInstant } from "#platform/time";
import type { FeedDate } from "./parsed-feed.ts";

const MONTHS = new Map(
  "jan feb mar apr may jun jul aug sep oct nov dec".split(" ").map((name, index) => [name, index]),
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
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const wall = Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second));
  if (new Date(wall).getUTCDate() !== Number(day)) return undefined;
  const offset = (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0)) * 60_000;
  return `${new Date(sign === "-" ? wall + offset : wall - offset).toISOString().slice(0, 19)}Z`;
}
