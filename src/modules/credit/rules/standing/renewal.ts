import { addDays } from "../cycles/months.ts";
import { compare } from "../exact/rational.ts";
import { Tally } from "../exact/tally.ts";
import type { LocalDate } from "../local-date.ts";
import type { Frame, Item } from "./frame.ts";
import { reckon } from "./reckoning.ts";

/**
 * The first day on which everything is met and renewal is open.
 *
 * The items together must meet everything. The day is looked for from the first on which there was enough in all, in
 * strides that double, and then by halving: mostly it is near, and early days have few items to reckon.
 */
export function renewableFrom(items: readonly Item[], frame: Frame): LocalDate {
  const { from, to } = frame.bound.days;
  const dayOf = ({ isCarriedIn, judged }: Item): LocalDate =>
    isCarriedIn || judged.entry.to < from ? from : judged.entry.to;
  const days = [...new Set([from, ...items.map(dayOf)])].toSorted();
  const isMetOn = (place: number): boolean => {
    const day = days[place] ?? to;
    return (
      place === days.length - 1 ||
      reckon(
        items.filter((item) => dayOf(item) <= day),
        frame,
      ).isMet
    );
  };
  let [low, stride] = [days.indexOf(enoughFrom(items, frame, dayOf) ?? from), 1];
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

/** The first day on which all units together reach what is required; before it nothing can be met, but by rounding up. */
function enoughFrom(
  items: readonly Item[],
  { amount, version }: Frame,
  dayOf: (item: Item) => LocalDate,
): LocalDate | undefined {
  if (version.unit.rounding?.each === "total") return undefined;
  const tally = new Tally();
  const inOrder = items.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
  const enough = inOrder.find((item) => {
    tally.add(item.units);
    return compare(tally.total(), amount.required) >= 0;
  });
  return enough && amount.required.numerator > 0n ? dayOf(enough) : undefined;
}
