import { addMonths, monthsBetween } from "../cycles/months.ts";
import {
  add,
  compare,
  divide,
  excess,
  lesser,
  multiply,
  type Rational,
  rational,
  subtract,
  zero,
} from "../exact/rational.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { LocalDate } from "../local-date.ts";
import { type Carried, spared } from "./carry-over.ts";
import { type Frame, type Item, itemsOf, judgedEntries } from "./frame.ts";
import { reckon, type Reckoning } from "./reckoning.ts";

/**
 * The frame of a cycle that ended unmet, where the rule lets what is missing be made up for more by the month: it takes
 * what was earned after the end too, and asks for more with each month begun, until the day on which all is made up.
 * The same frame when the rule says nothing of the kind.
 *
 * Percentages stay those of the cycle: the months add to the whole alone.
 */
export function lateFrame(
  { carriedIn, frame }: { readonly carriedIn: Carried; readonly frame: Frame },
  entries: readonly LedgerEntry[],
): Frame {
  const { unitsPerMonth: perMonth, withinMonths } = frame.version.renewal?.late ?? {};
  if (perMonth === undefined) return frame;
  const { to } = frame.bound.days;
  const { asOf } = frame.bench;
  const until = withinMonths === undefined ? undefined : addMonths(to, withinMonths);
  const last = until !== undefined && until < asOf ? until : asOf;
  const on = (day: LocalDate): Frame => extended(frame, day, { perMonth, until });
  const earned = (made: Frame): readonly Item[] =>
    itemsOf(judgedEntries(entries, made), carriedIn, made).filter(
      ({ judged: { entry } }) => entry.status === "earned",
    );
  const latest = on(last);
  return (
    enoughDays(earned(latest), { latest, on }).find((made) => reckon(earned(made), made).isMet) ?? latest
  );
}

/**
 * The frame of each day after the end, in order, by which at least as much was earned as is asked for then: only on those can
 * all be made up, and most cycles have none.
 */
function enoughDays(
  items: readonly Item[],
  { latest, on }: { readonly latest: Frame; readonly on: (day: LocalDate) => Frame },
): readonly Frame[] {
  const { bound, version } = latest;
  const { rounding } = version.unit;
  // Rounding may lift a sum by less than a step.
  const slack = rounding !== undefined && "step" in rounding ? rounding.step : zero;
  const frames: Frame[] = [];
  let sum = slack;
  for (const [place, { judged, units }] of items.entries()) {
    sum = add(sum, units);
    const day = judged.entry.to;
    if (day <= bound.days.to || items[place + 1]?.judged.entry.to === day) continue;
    const frame = on(day);
    if (compare(sum, frame.amount.required) >= 0) frames.push(frame);
  }
  return frames;
}

/**
 * Of what was earned after the end of a cycle, the part of each entry that it took to make the cycle up; none while it is
 * not made up. As little as will do: the rest is left to the next cycle, the latest first.
 */
export function madeUpShares(reckoning: Reckoning): Carried {
  const { assignment, counted, frame, isMet, items } = reckoning;
  if (!isMet) return new Map();
  const { to } = frame.bound.days;
  const beyond = excess(lesser(assignment.total, counted), frame.amount.required);
  const left = spared(reckoning, beyond, ({ judged: { entry } }) => entry.to > to);
  const shares = items.flatMap(({ judged: { entry, worth } }, place): (readonly [string, Rational])[] => {
    const used = subtract(assignment.counted[place] ?? zero, left.get(entry.id) ?? zero);
    if (entry.to <= to || used.numerator <= 0n) return [];
    return [[entry.id, divide(used, worth.units)]];
  });
  return new Map(shares);
}

function extended(
  frame: Frame,
  day: LocalDate,
  { perMonth, until }: { readonly perMonth: Rational; readonly until: LocalDate | undefined },
): Frame {
  const { amount, bench, bound } = frame;
  const since = bound.days.to;
  const { isMore, months: passed } = monthsBetween(since, day);
  const months = passed + (isMore ? 1 : 0);
  const added = multiply(perMonth, rational(months));
  return {
    ...frame,
    amount: {
      ...amount,
      required: add(amount.required, added),
      grounds: [...amount.grounds, { code: "late", since, until, months, added }],
    },
    bench: { ...bench, days: { from: bench.days.from, to: day } },
  };
}
