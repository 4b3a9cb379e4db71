import { addDays } from "../cycles/months.ts";
import type { LocalDate } from "../local-date.ts";
import { canFillAll } from "./assignment.ts";
import { enoughOf } from "./enough.ts";
import type { Frame, Item } from "./frame.ts";
import { posed } from "./posed.ts";
import { reckon } from "./reckoning.ts";

/**
 * The first day on which everything is met and renewal is open.
 *
 * The items together must meet everything. The day is looked for from the first on which there could be enough, in
 * strides that double, and then by halving: mostly it is near, and early days have few items to reckon.
 */
export function renewableFrom(items: readonly Item[], frame: Frame): LocalDate {
  const { from, to } = frame.bound.days;
  const dayOf = ({ isCarriedIn, judged }: Item): LocalDate =>
    isCarriedIn || judged.entry.to < from ? from : judged.entry.to;
  const inOrder = items.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
  const days = [...new Set([from, ...inOrder.map(dayOf)])];
  const isMetOn = (place: number): boolean => {
    const day = days[place] ?? to;
    return (
      place === days.length - 1 ||
      isMetBy(
        items.filter((item) => dayOf(item) <= day),
        frame,
      )
    );
  };
  const enough = inOrder[enoughOf(inOrder, frame) - 1];
  let [low, stride] = [enough === undefined ? 0 : days.indexOf(dayOf(enough)), 1];
  let high = low;
  while (!isMetOn(high)) {
    low = high + 1;
    high = Math.min(days.length - 1, high + stride);
    stride *= 2;
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isMetOn(middle)) high = middle;
    else low = middle + 1;
  }
  const met = days[high] ?? to;
  const opensDays = frame.version.renewal?.opensDaysBeforeDue;
  const opens = opensDays === undefined ? from : addDays(to, -opensDays);
  return met > opens ? met : opens;
}

/** Whether some items meet everything. Where sums are rounded, it depends on which of them the hours were given to. */
function isMetBy(items: readonly Item[], frame: Frame): boolean {
  const { rounding } = frame.version.unit;
  if (rounding !== undefined && rounding.each !== "entry") return reckon(items, frame).isMet;
  return canFillAll(posed(items, frame).problem);
}
