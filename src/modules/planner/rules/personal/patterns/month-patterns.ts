import type { LinearModel } from "#platform/solver";
import type { Block } from "../month-filling.ts";

/** One way to fill a month: columns of the model. */
export type Pattern = readonly number[];

/** Columns of which at most one can be taken, of those in the same month. */
export type Conflicts = ReadonlyMap<number, ReadonlySet<number>>;

/** Months at some prices of the rows. */
export interface PricedMonths {
  readonly blocks: readonly Block[];
  /** Of each month, what its columns are worth in it. */
  readonly worths: readonly Float64Array[];
  /** What nothing beside the months can exceed, rows paid for. */
  readonly beside: number;
  readonly conflicts: Conflicts;
}

/** Columns in all patterns together: more take more memory than a small server has. */
const mostTaken = 1_000_000;
/** Steps of all searches for patterns together; far more than what is kept needs. */
const mostSteps = 20_000_000;

/** Where the search for a room begins that leaves a number of patterns, in parts of the bound. */
const leastRoom = 2e-4;

/** The ways to fill months, and what no choice of one for each can exceed. */
export class MonthPatterns {
  readonly bound: number;
  readonly #months: readonly Month[];
  readonly #bests: readonly number[];
  readonly #conflicts: Conflicts;

  constructor({ beside, blocks, conflicts, worths }: PricedMonths) {
    this.#conflicts = conflicts;
    this.#months = blocks.map((block, index) => monthOf(block, worths[index] ?? new Float64Array(0)));
    const steps = { left: mostSteps };
    this.#bests = this.#months.map((month) => {
      let best = -Infinity;
      walked({ month, conflicts, steps, floor: 0 }, (value) => (best = Math.max(best, value)));
      return steps.left > 0 ? best : month.most;
    });
    this.bound = this.#bests.reduce((sum, best) => sum + best, beside);
  }

  /**
   * Every way to fill each month that could be part of a choice worth more than the floor: a month may lose no more on its
   * best than lies between bound and floor. Those that lose least come first. Undefined when there are too many.
   */
  above(floor: number): readonly (readonly Pattern[])[] | undefined {
    const room = this.bound - floor + noise;
    const steps = { left: mostSteps };
    let count = 0;
    const all = this.#months.map((month, index) => {
      const patterns: Valued[] = [];
      const least = (this.#bests[index] ?? 0) - room;
      walked({ month, conflicts: this.#conflicts, steps, floor: least }, (value, columns) => {
        count += columns.length;
        if (count > mostTaken) steps.left = 0;
        else patterns.push({ value, pattern: columns.toSorted((one, other) => one - other) });
        return least;
      });
      return inOrder(patterns);
    });
    return steps.left > 0 ? all : undefined;
  }

  /** About so many in all: those that lose least on the best of their month. */
  nearest(count: number): readonly (readonly Pattern[])[] {
    const bound = Math.abs(this.bound);
    for (let room = leastRoom * bound; room < bound; room *= 1.25) {
      const found = this.above(this.bound - room);
      const all = found?.reduce((sum, { length }) => sum + length, 0) ?? Infinity;
      if (all >= count && all < 2 * count && found !== undefined) return found;
      if (all >= count) break;
    }
    return this.best(Math.ceil(count / Math.max(1, this.#months.length)));
  }

  /** The best of each month, so many. */
  best(count: number): readonly (readonly Pattern[])[] {
    const steps = { left: mostSteps };
    return this.#months.map((month) => {
      let patterns: Valued[] = [];
      let least = -Infinity;
      walked({ month, conflicts: this.#conflicts, steps, floor: least }, (value, columns) => {
        patterns.push({ value, pattern: columns.toSorted((one, other) => one - other) });
        if (patterns.length >= 2 * count) {
          patterns = patterns.sort((one, other) => other.value - one.value).slice(0, count);
          least = patterns.at(-1)?.value ?? least;
        }
        return least;
      });
      return inOrder(patterns).slice(0, count);
    });
  }
}

interface Valued {
  readonly value: number;
  readonly pattern: Pattern;
}

function inOrder(patterns: readonly Valued[]): readonly Pattern[] {
  return patterns.toSorted((one, other) => other.value - one.value).map(({ pattern }) => pattern);
}

/** Sums in another order differ by less. */
const noise = 1e-8;

interface Month {
  readonly columns: readonly number[];
  readonly sizes: readonly number[];
  readonly worths: readonly number[];
  readonly room: number;
  /** Row `n`: the most that the columns from the `n`th on are worth within each room, conflicts aside. */
  readonly rest: Float64Array;
  readonly most: number;
}

function monthOf({ columns, room, sizes }: Block, worths: Float64Array): Month {
  const density = (place: number) => (worths[place] ?? 0) / (sizes[place] ?? 1);
  const order = [...columns.keys()].toSorted((one, other) => density(other) - density(one));
  const width = room + 1;
  const rest = new Float64Array((order.length + 1) * width);
  for (let place = order.length - 1; place >= 0; place -= 1) {
    const size = sizes[order[place] ?? 0] ?? 0;
    const worth = worths[order[place] ?? 0] ?? 0;
    for (let free = 0; free < width; free += 1) {
      const left = rest[(place + 1) * width + free] ?? 0;
      const taken = free >= size ? (rest[(place + 1) * width + free - size] ?? 0) + worth : -Infinity;
      rest[place * width + free] = Math.max(left, taken);
    }
  }
  const of = (all: Int32Array | Float64Array) => order.map((place) => all[place] ?? 0);
  return {
    room,
    rest,
    columns: of(columns),
    sizes: of(sizes),
    worths: of(worths),
    most: rest[room] ?? 0,
  };
}

interface Walk {
  readonly month: Month;
  readonly conflicts: Conflicts;
  readonly steps: { left: number };
  readonly floor: number;
}

/** Every filling worth at least the floor, which what is found may raise. */
function walked(
  { conflicts, floor, month, steps }: Walk,
  found: (value: number, columns: readonly number[]) => number,
): void {
  const { columns, rest, room, sizes, worths } = month;
  const taken: number[] = [];
  let least = floor;
  const go = (place: number, free: number, value: number) => {
    steps.left -= 1;
    if (steps.left < 0 || value + (rest[place * (room + 1) + free] ?? 0) < least - noise) return;
    const column = columns[place];
    if (column === undefined) {
      least = found(value, taken);
      return;
    }
    const size = sizes[place] ?? 0;
    const against = conflicts.get(column);
    if (size <= free && !taken.some((other) => against?.has(other) === true)) {
      taken.push(column);
      go(place + 1, free - size, value + (worths[place] ?? 0));
      taken.pop();
    }
    go(place + 1, free, value);
  };
  go(0, room, 0);
}

/** Rows that say no more than which columns of one month exclude each other, and that in another form. */
export function conflictsWithin(
  { coefficients, columns, isWhole, rowLower, rowUpper, starts }: LinearModel,
  blocks: readonly Block[],
): { readonly rows: ReadonlySet<number>; readonly conflicts: Conflicts } {
  const monthsOf = new Map<number, Set<number>>();
  for (const [index, block] of blocks.entries())
    for (const column of block.columns) monthsOf.set(column, (monthsOf.get(column) ?? new Set()).add(index));
  const rows = new Set<number>();
  const conflicts = new Map<number, Set<number>>();
  for (const [row, upper] of rowUpper.entries()) {
    if (upper !== 1 || (rowLower[row] ?? 0) > -Infinity) continue;
    const [from = 0, to = 0] = [starts[row], starts[row + 1]];
    const own = columns.subarray(from, to);
    const isClique = coefficients.subarray(from, to).every((each) => each === 1);
    if (!isClique || !own.every((column) => isWhole[column] === 1)) continue;
    const [first = -1] = own;
    const shared = [...(monthsOf.get(first) ?? [])].some((month) =>
      own.every((column) => monthsOf.get(column)?.has(month) === true),
    );
    if (!shared) continue;
    rows.add(row);
    for (const one of own) {
      const others = conflicts.get(one) ?? new Set<number>();
      for (const other of own) if (other !== one) others.add(other);
      conflicts.set(one, others);
    }
  }
  return { rows, conflicts };
}
