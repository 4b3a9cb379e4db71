import { addDays } from "../cycles/months.ts";
import type { LocalDate } from "../local-date.ts";
import type { Frame, Item } from "./frame.ts";
import { reckon } from "./reckoning.ts";

/**
 * The first day on which everything is met and renewal is open.
 *
 * The items together must meet everything; then it is enough to halve the days on which something was earned.
 */
export function renewableFrom(items: readonly Item[], frame: Frame): LocalDate {
  const { from, to } = frame.bound.days;
  const dayOf = ({ isCarriedIn, judged }: Item): LocalDate =>
    isCarriedIn || judged.entry.to < from ? from : judged.entry.to;
  const days = [...new Set([from, ...items.map(dayOf)])].toSorted();
  let [low, high] = [0, days.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const day = days[middle] ?? to;
    const sofar = items.filter((item) => dayOf(item) <= day);
    if (reckon(sofar, frame).isMet) high = middle;
    else low = middle + 1;
  }
  const met = days[low] ?? to;
  const opensDays = frame.version.renewal?.opensDaysBeforeDue;
  const opens = opensDays === undefined ? from : addDays(to, -opensDays);
  return met > opens ? met : opens;
}
