import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";

/** `Dec 22, 2026`: the day of a moment by its reader's clock. That of UTC is tomorrow's for every evening in America. */
export function onDay(instant: string, zone: string): string {
  return dayWords(localDay(zone, instant));
}
