import { LostByRounding, type ModelRow, Relaxation } from "#platform/solver";
import { MonthPatterns, type Pattern } from "./month-patterns.ts";
import { type PatternModel, patternModel } from "./pattern-model.ts";
import { between, pricedAt, type Root, type RootCut, type Stood } from "./priced-months.ts";
import { roundableRows, roundingCuts } from "./rounding-cuts.ts";

/** Patterns that are looked at for the first prices, and of each month those that each next prices add. */
const mostAtFirst = 900;
const mostAdded = 25;
/** Times that patterns come in, and rounds of cuts each time. */
const mostTurns = 8;
const mostRounds = 6;
/** Of prices between those just found and the best so far, the part of the former. */
const partOfNew = 0.6;
/** What a round of cuts must gain for the next, in parts of the value. */
const leastGain = 2e-5;
/** Prices are good enough when what they say lies no farther above what patterns say, in parts of the value. */
const nearEnough = 5e-5;

/**
 * Months at the prices of their relaxation, with cuts: patterns come in as the prices of those before ask for them, rows as
 * their point breaks them. It begins from another root, of a model with nearly the same rows, where there is one. Undefined
 * where the relaxation has no answer.
 */
export function relaxedRoot(given: Root, other?: Root): Root | undefined {
  try {
    return turned(given, other);
  } catch (error) {
    if (error instanceof LostByRounding) return undefined;
    throw error;
  }
}

function turned(given: Root, other: Root | undefined): Root | undefined {
  const { blocks, conflicts, model } = given;
  const rows = roundableRows(model);
  let best: Root = { ...given, cuts: cutsOfSame(rows, other) };
  let stood = other?.stood;
  let patterns = stood?.patterns ?? given.months.nearest(mostAtFirst);
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const next = solved(best, patterns, { rows, stood });
    if (next === undefined) return undefined;
    const there = pricedAt(model, next.cuts, { blocks, prices: next.prices });
    stood = next.stood;
    best = { ...best, stood, cuts: next.cuts };
    for (const priced of [there, between(there, best.priced, partOfNew)]) {
      const months = new MonthPatterns({ ...priced, blocks, conflicts });
      if (months.bound < best.months.bound) best = { ...best, priced, months };
      patterns = joined(patterns, months.best(mostAdded));
    }
    if (best.months.bound - next.value < nearEnough * Math.abs(next.value)) break;
  }
  return best;
}

/** Those of another root that were made of rows that are here, too. */
function cutsOfSame(rows: readonly ModelRow[], other: Root | undefined): readonly RootCut[] {
  const here = new Set(rows.map((row) => JSON.stringify(row)));
  return other?.cuts.filter(({ of }) => here.has(JSON.stringify(of))) ?? [];
}

interface From {
  /** Of which cuts are made. */
  readonly rows: readonly ModelRow[];
  readonly stood: Stood | undefined;
}

/** The relaxation of some patterns; of the cuts, those that bind. */
function solved(
  { blocks, cuts: before, implied, model }: Root,
  patterns: readonly (readonly Pattern[])[],
  { rows, stood }: From,
) {
  const whole = patternModel(model, blocks, patterns, implied);
  const ids = Int32Array.from({ length: whole.count }, (_, id) => id);
  const groups = ids.map((id) => whole.months[id] ?? -1);
  const relaxation = Relaxation.of(whole.model, groups);
  let cuts = before;
  let named = cuts.reduce((most, { key }) => Math.max(most, Number(key.slice("cut ".length)) + 1), 0);
  relaxation.addRows(cuts.map(({ row }) => row));
  stand(relaxation, keysOf(whole, cuts), stood);
  let answer = relaxation.solve(-Infinity);
  for (let round = 0; round < mostRounds && answer !== undefined; round += 1) {
    const { columns, value } = answer;
    const point = whole.restored(columns, ids);
    const found = rows.flatMap((of) => roundingCuts([of], model, point).map((row) => ({ row, of })));
    cuts = [...cuts, ...found.map((cut, place) => ({ ...cut, key: `cut ${named + place}` }))];
    named += found.length;
    relaxation.addRows(found.map(({ row }) => row));
    answer = relaxation.solve(-Infinity);
    if (answer !== undefined && value - answer.value < leastGain * Math.abs(value)) break;
  }
  if (answer === undefined) return undefined;
  const keys = keysOf(whole, cuts);
  const prices = new Map([...relaxation.rowPrices()].map((price, row) => [keys.rowKeys[row] ?? "", price]));
  return {
    prices,
    value: answer.value,
    cuts: cuts.filter(({ key }) => prices.get(key) !== 0),
    stood: { ...keys, relaxation, patterns },
  };
}

type Keys = Pick<Stood, "columnKeys" | "rowKeys">;

function keysOf({ columnKeys, rowKeys }: PatternModel, cuts: readonly RootCut[]): Keys {
  return { columnKeys: columnKeys(), rowKeys: [...rowKeys, ...cuts.map(({ key }) => key)] };
}

function stand(relaxation: Relaxation, { columnKeys, rowKeys }: Keys, from: Stood | undefined): void {
  if (from === undefined) return;
  const placesIn = (keys: readonly string[], old: readonly string[]) => {
    const places = new Map(keys.map((key, place) => [key, place]));
    return Int32Array.from(old, (key) => places.get(key) ?? -1);
  };
  relaxation.standOn(from.relaxation, {
    columns: placesIn(columnKeys, from.columnKeys),
    rows: placesIn(rowKeys, from.rowKeys),
  });
}

function joined(
  one: readonly (readonly Pattern[])[],
  other: readonly (readonly Pattern[])[],
): readonly (readonly Pattern[])[] {
  return one.map((patterns, month) => {
    const known = new Set(patterns.map((pattern) => pattern.join(" ")));
    return [...patterns, ...(other[month] ?? []).filter((pattern) => !known.has(pattern.join(" ")))];
  });
}
