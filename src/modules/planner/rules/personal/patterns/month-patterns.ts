import type { LinearModel } from "#platform/solver";
import type { Bounds } from "../month-bounds.ts";
import type { Block } from "../month-filling.ts";

/** One way to fill a month: columns of the model. */
export type Pattern = readonly number[];

/** Columns of which at most one can be taken, of those in the same month. */
type Conflicts = ReadonlyMap<number, ReadonlySet<number>>;

/** More make the model of patterns slower than a search without them. */
const mostPatterns = 25_000;
/** Steps of all searches for patterns together; far more than what is kept needs. */
const mostSteps = 3_000_000;

/**
 * Every way to fill each month that could be part of a choice worth more than the floor: by the bound, a month may lose no
 * more on its best than lies between bound and floor. Those that lose least come first. Undefined when there are too many.
 */
export function monthPatterns(
  blocks: readonly Block[],
  { bound, worths }: Pick<Bounds, "bound" | "worths">,
  conflicts: Conflicts,
  floor: number,
): readonly (readonly Pattern[])[] | undefined {
  const months = blocks.map((block, index) => monthOf(block, worths[index] ?? new Float64Array(0)));
  const steps = { left: mostSteps };
  const bests = months.map((month) => {
    let best = -Infinity;
    walked({ month, conflicts, steps, floor: 0 }, (value) => (best = Math.max(best, value)));
    return best;
  });
  const lost = months.reduce((sum, { most }, index) => sum + most - (bests[index] ?? 0), 0);
  const room = bound - lost - floor + noise;
  let count = 0;
  const all = months.map((month, index) => {
    const patterns: { readonly value: number; readonly pattern: Pattern }[] = [];
    const least = (bests[index] ?? 0) - room;
    walked({ month, conflicts, steps, floor: least }, (value, columns) => {
      count += 1;
      if (count > mostPatterns) steps.left = 0;
      else patterns.push({ value, pattern: columns.slice() });
      return least;
    });
    return patterns.toSorted((one, other) => other.value - one.value).map(({ pattern }) => pattern);
  });
  return steps.left > 0 ? all : undefined;
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
