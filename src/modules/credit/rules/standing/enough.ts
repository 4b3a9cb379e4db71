import { add, excess, lesser, type Rational, zero } from "../exact/rational.ts";
import { Tally } from "../exact/tally.ts";
import type { Demand } from "./demands.ts";
import type { Frame, Item } from "./frame.ts";

/** How much is wanted of some sort of items together, and what they have come to. */
interface Want {
  readonly limit: Rational;
  readonly reached: Tally;
  /** The last item that was added, so that none is added twice. */
  last?: Item;
  isOpen: boolean;
}

/**
 * How many of the items, from the first on, there must be before everything could be met at all.
 *
 * Each want is looked at as if it were the only one: the whole as far as a maximum of each item has room, and a group of
 * minimums as if it did not matter to which of them an hour is given. So with fewer items nothing can be met, and with
 * these mostly everything is.
 */
export function enoughOf(items: readonly Item[], frame: Frame): number {
  const { amount, demands, version } = frame;
  const whole = wantOf(version.unit.rounding?.each === "total" ? zero : amount.required);
  const wantsOfMinimum = wantsOfMinimums(frame);
  const rooms = demands.maximums.map(knownLimit);
  let open = [whole, ...new Set(wantsOfMinimum.flat())].filter(({ isOpen }) => isOpen).length;
  const count = (want: Want, item: Item, units: Rational): void => {
    if (!want.isOpen || want.last === item) return;
    want.last = item;
    want.reached.add(units);
    want.isOpen = !want.reached.isAtLeast(want.limit);
    if (!want.isOpen) open -= 1;
  };
  for (const [place, item] of items.entries()) {
    if (open === 0) return place;
    const maximum = item.maximums.find((each) => rooms[each] !== undefined);
    const within = lesser(item.units, rooms[maximum ?? -1] ?? item.units);
    if (maximum !== undefined) rooms[maximum] = excess(rooms[maximum] ?? zero, within);
    count(whole, item, within);
    for (const minimum of item.minimums)
      for (const want of wantsOfMinimum[minimum] ?? []) count(want, item, item.units);
  }
  return items.length;
}

/** For each minimum what it wants alone, and what its group wants together. */
function wantsOfMinimums({ demands: { minimums }, version }: Frame): readonly (readonly Want[])[] {
  if (version.unit.rounding?.each === "requirement") return minimums.map(() => []);
  const limits = minimums.map((minimum) => knownLimit(minimum) ?? zero);
  const ofGroups = new Map<string, Rational>();
  minimums.forEach(({ group }, place) => {
    if (group !== undefined) ofGroups.set(group, add(ofGroups.get(group) ?? zero, limits[place] ?? zero));
  });
  const groups = new Map(ofGroups.entries().map(([group, limit]) => [group, wantOf(limit)]));
  return minimums.map(({ group }, place) => {
    const shared = group === undefined ? undefined : groups.get(group);
    return [wantOf(limits[place] ?? zero), ...(shared === undefined ? [] : [shared])];
  });
}

function wantOf(limit: Rational): Want {
  return { limit, reached: new Tally(), isOpen: limit.numerator > 0n };
}

/** What depends on all that is earned is not known beforehand. */
function knownLimit({ isOfEarned, limit }: Demand): Rational | undefined {
  return isOfEarned ? undefined : limit(zero);
}
