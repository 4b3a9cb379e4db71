import {
  add,
  compare,
  divide,
  equals,
  excess,
  greater,
  lesser,
  multiply,
  type Rational,
  subtract,
  zero,
} from "../exact/rational.ts";
import { sum, Tally } from "../exact/tally.ts";
import type { Gift } from "./assignment.ts";
import type { Item } from "./frame.ts";
import { type Judged, usedMinutes } from "./judging.ts";
import type { Reckoning } from "./reckoning.ts";
import type { EntryPart, EntryStanding, Reason } from "./standing.ts";
import { Towards } from "./towards.ts";

interface Stretch {
  readonly units: Rational;
  readonly towards: readonly number[];
}

/** What has been reached by the stretches told so far, to tell what is beyond. */
interface Running {
  readonly total: Tally;
  readonly fills: readonly Tally[];
}

/**
 * What became of every entry: earned ones as they count without what is planned, planned ones as they add to it.
 * Each minute is in exactly one part.
 */
export function entryStandings(
  judged: readonly Judged[],
  earned: Reckoning,
  withPlanned: Reckoning,
): readonly EntryStanding[] {
  const running: Running = { total: new Tally(), fills: earned.minimumLimits.map(() => new Tally()) };
  const parts = new Map<Judged, readonly EntryPart[]>();
  for (const reckoning of new Set([earned, withPlanned])) {
    const lost = lossesOf(reckoning);
    const towards = new Towards(reckoning);
    reckoning.items.forEach((item, place) => {
      if (parts.has(item.judged)) return;
      parts.set(item.judged, partsOfItem({ item, place, reckoning, lost, towards, running }));
    });
    // Before what is planned comes in: an earned entry that only a planned one could lift above a threshold is not yet.
    for (const item of reckoning.tooLittle)
      if (!parts.has(item.judged)) parts.set(item.judged, tooLittleParts(item, reckoning));
  }
  return judged.map((each) => ({
    entryId: each.entry.id,
    minutes: each.worth.minutes,
    worth: each.worth.units,
    parts: parts.get(each) ?? refusedParts(each),
  }));
}

function refusedParts({ refusal, worth }: Judged): readonly EntryPart[] {
  if (refusal === undefined) return [];
  return [{ outcome: "not counted", minutes: worth.minutes, reason: refusal }];
}

function tooLittleParts({ judged }: Item, { frame }: Reckoning): readonly EntryPart[] {
  const rule = frame.demands.topicRule;
  if (rule === undefined) return [];
  const reason: Reason = { code: "too little of one topic", ...rule };
  return [{ outcome: "not counted", minutes: judged.worth.minutes, reason }];
}

interface Telling {
  readonly item: Item;
  readonly place: number;
  readonly reckoning: Reckoning;
  readonly lost: readonly (readonly Loss[])[];
  readonly towards: Towards;
  readonly running: Running;
}

function partsOfItem(telling: Telling): readonly EntryPart[] {
  const { item, place, reckoning, lost, towards } = telling;
  const { entry, worth } = item.judged;
  const outcome = entry.status === "planned" ? "planned" : "counted";
  const told: EntryPart[] = [];
  for (const stretch of stretchesOf(telling))
    for (const { isBeyond, units } of splitBeyond(stretch, telling))
      told.push({
        outcome,
        minutes: minutesOf(units, item),
        units,
        towards: towards.names(stretch.towards, item.maximums),
        isBeyond,
      });
  for (const { reason, units } of [...(lost[place] ?? []), ...madeUpLoss(item, reckoning)])
    told.push({ outcome: "not counted", minutes: minutesOf(units, item), reason });
  if (told.length === 1 && told[0]?.minutes === worth.minutes) return told;
  const rest = excess(worth.minutes, sum(told.map(({ minutes }) => minutes)));
  if (rest.numerator === 0n) return told;
  return [...told, { outcome: "not counted", minutes: rest, reason: reasonOfRest(item, reckoning) }];
}

/** What is left was rounded off or adjusted; of an entry carried in, it belongs to the cycle before. */
function reasonOfRest({ isCarriedIn, judged }: Item, { frame }: Reckoning): Reason {
  const { bench } = frame;
  if (isCarriedIn) return { code: "outside the cycle", from: bench.takesFrom, to: bench.days.to };
  return judged.worth.unused?.reason ?? { code: "rounded down" };
}

/** The minutes that so many units of an item took. */
function minutesOf(units: Rational, { judged: { worth } }: Item): Rational {
  const used = usedMinutes(worth);
  if (worth.units.numerator === 0n) return zero;
  return equals(units, worth.units) ? used : multiply(units, divide(used, worth.units));
}

/** The counted hours of one item, cut where they go to another minimum of a group. */
function stretchesOf({ place, reckoning: { assignment }, towards }: Telling): readonly Stretch[] {
  const units = assignment.counted[place] ?? zero;
  if (units.numerator === 0n) return [];
  let stretches: readonly Stretch[] = [{ units, towards: towards.free(place) }];
  for (const gifts of assignment.gifts[place] ?? []) stretches = crossed(stretches, gifts, towards);
  return stretches;
}

/** Two ways of cutting the same hours, laid over each other. */
function crossed(
  stretches: readonly Stretch[],
  gifts: readonly Gift[],
  towards: Towards,
): readonly Stretch[] {
  const result: Stretch[] = [];
  const left = gifts.map(({ units }) => units);
  for (const stretch of stretches) {
    let rest = stretch.units;
    gifts.forEach(({ minimum }, place) => {
      const room = left[place] ?? zero;
      const units = lesser(room, rest);
      if (units.numerator === 0n) return;
      left[place] = subtract(room, units);
      rest = subtract(rest, units);
      result.push({ units, towards: towards.widened(stretch.towards, minimum) });
    });
    if (rest.numerator > 0n) result.push({ ...stretch, units: rest });
  }
  return result;
}

/** What is needed of a stretch, for the whole or for any of its minimums, and what is beyond. */
function splitBeyond(
  { towards, units }: Stretch,
  { reckoning: { frame, minimumLimits }, running }: Telling,
): readonly { readonly units: Rational; readonly isBeyond: boolean }[] {
  let wanted = missing(running.total, frame.amount.required);
  running.total.add(units);
  for (const minimum of towards) {
    const fill = running.fills[minimum];
    if (fill === undefined) continue;
    wanted = greater(wanted, missing(fill, minimumLimits[minimum] ?? zero));
    fill.add(units);
  }
  if (compare(wanted, units) >= 0) return [{ units, isBeyond: false }];
  if (wanted.numerator === 0n) return [{ units, isBeyond: true }];
  return [
    { units: wanted, isBeyond: false },
    { units: subtract(units, wanted), isBeyond: true },
  ];
}

function missing(reached: Tally, limit: Rational): Rational {
  return reached.isAtLeast(limit) ? zero : subtract(limit, reached.total());
}

/** What the cycle before took of it, to be made up late. */
function madeUpLoss({ isCarriedIn, judged, units }: Item, { frame }: Reckoning): readonly Loss[] {
  if (isCarriedIn || frame.bench.madeUp?.has(judged.entry.id) !== true) return noLoss;
  return [{ units: subtract(judged.worth.units, units), reason: { code: "made up the cycle before" } }];
}

interface Loss {
  readonly units: Rational;
  readonly reason: Reason;
}

const noLoss: readonly Loss[] = [];

/** Why units of each item do not count: over a maximum, as long as its repetitions left room, else repeated. */
function lossesOf(reckoning: Reckoning): readonly (readonly Loss[])[] {
  const full = fullMaximums(reckoning);
  const rooms = repeatRooms(reckoning);
  return reckoning.items.map((item, place) => {
    const units = subtract(item.units, reckoning.assignment.counted[place] ?? zero);
    if (units.numerator === 0n) return noLoss;
    const maximum = item.maximums.find((each) => full.has(each)) ?? item.maximums[0];
    const room = item.repetition && rooms.get(item.repetition.activity);
    const over = maximum === undefined ? zero : room === undefined ? units : lesser(units, room.units);
    if (room !== undefined) room.units = subtract(room.units, over);
    const repeated = subtract(units, over);
    const losses: Loss[] = [];
    if (over.numerator > 0n) losses.push({ units: over, reason: overMaximum(maximum, reckoning) });
    if (repeated.numerator > 0n)
      losses.push({ units: repeated, reason: repeatedReason(item, place, reckoning) });
    return losses;
  });
}

function overMaximum(maximum: number | undefined, { frame }: Reckoning): Reason {
  return { code: "over a maximum", requirementId: frame.demands.maximums[maximum ?? -1]?.id ?? "" };
}

function repeatedReason({ judged, repetition }: Item, place: number, reckoning: Reckoning): Reason {
  const counting = reckoning.items.find(
    (item, other) =>
      other !== place &&
      item.repetition?.activity === repetition?.activity &&
      (reckoning.assignment.counted[other] ?? zero).numerator > 0n,
  );
  return {
    code: "repeated",
    entryId: repetition?.earlier ?? counting?.judged.entry.id ?? judged.entry.id,
    rule: repetition?.rule ?? "once per cycle",
  };
}

function fullMaximums({ assignment, frame, items, maximumLimits }: Reckoning): ReadonlySet<number> {
  const full = frame.demands.maximums.keys().filter((maximum) => {
    const counted = new Tally();
    items.forEach((item, place) => {
      if (item.maximums.includes(maximum)) counted.add(assignment.counted[place] ?? zero);
    });
    return counted.isAtLeast(maximumLimits[maximum] ?? zero);
  });
  return new Set(full);
}

/** How much more the repetitions of each activity could have counted, were it not for maximums. */
function repeatRooms({ assignment, items }: Reckoning): ReadonlyMap<string, { units: Rational }> {
  const rooms = new Map<string, { longest: Rational; counted: Rational }>();
  items.forEach(({ repetition, units }, place) => {
    if (repetition === undefined) return;
    const { longest, counted } = rooms.get(repetition.activity) ?? { longest: zero, counted: zero };
    rooms.set(repetition.activity, {
      longest: repetition.earlier === undefined ? greater(longest, units) : zero,
      counted: add(counted, assignment.counted[place] ?? zero),
    });
  });
  return new Map(
    rooms
      .entries()
      .map(([activity, { counted, longest }]) => [activity, { units: excess(longest, counted) }]),
  );
}
