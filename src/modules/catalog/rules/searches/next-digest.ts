import {
  formatInstant,
  parseInstant,
  SECONDS_PER_DAY,
  toInstant,
  toWall,
  weekdayOf,
  zoneOf,
} from "#platform/time";
import type { DigestRhythm } from "./saved-search.ts";

/** In the morning, before the desk opens. */
export const digestHour = 7;
const monday = 0;

/**
 * When the next digest is due: the next 7 in the morning after an instant, on the clocks of a zone; for a weekly one on a
 * Monday.
 */
export function nextDigest(every: DigestRhythm, after: string, zoneId: string): string {
  const zone = zoneOf(zoneId);
  const start = parseInstant(after);
  if (start === undefined) throw new RangeError(`Not an instant: ${after}`);
  for (let day = Math.floor(toWall(zone, start) / SECONDS_PER_DAY); ; day += 1) {
    if (every === "week" && weekdayOf(day) !== monday) continue;
    const due = toInstant(zone, day * SECONDS_PER_DAY + digestHour * 3600);
    if (due > start) return formatInstant(due);
  }
}
