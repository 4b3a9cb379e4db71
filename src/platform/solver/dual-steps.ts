import { ShortestFirst } from "./shortest-first.ts";
import { type Standing, tolerance } from "./standing.ts";

/** Smaller entries of a row are no pivots. */
const leastPivot = 1e-7;

/**
 * Steps of the dual simplex method, with bounds flipped on the way.
 *
 * @see Maros, Computational Techniques of the Simplex Method, 2003, §10.3
 */
export class DualSteps {
  readonly #on: Standing;
  /** Of the leaving row, by column. */
  readonly #columnEntries: Float64Array;
  readonly #steps = new ShortestFirst();
  /** What is broken by less than can be told apart from what is kept. */
  readonly #tolerated = new Set<number>();

  constructor(on: Standing) {
    this.#on = on;
    this.#columnEntries = new Float64Array(on.count);
  }

  begin(): void {
    this.#tolerated.clear();
  }

  /** One exchange, or what there is to say instead. */
  take(): "kept" | "impossible" | "moved" {
    const leaving = this.#leaving();
    if (leaving < 0) return "kept";
    const out = this.#on.basis.basic[leaving] ?? 0;
    const value = this.#on.values[leaving] ?? 0;
    const isAbove = value > this.#on.upperOf(out);
    const goal = isAbove ? this.#on.upperOf(out) : this.#on.lowerOf(out);
    this.#weigh(leaving, isAbove ? 1 : -1);
    const before = this.#on.worthNow;
    const { entering, flipped, rest, reached } = this.#longest(Math.abs(value - goal));
    if (entering < 0) {
      if (rest > 10 * tolerance) return "impossible";
      // Less than can be told apart from what is kept.
      this.#on.worthNow = before;
      this.#tolerated.add(out);
      return "moved";
    }
    this.#reprice(isAbove ? reached : -reached);
    this.#flip(flipped);
    this.#exchange({ leaving, entering, goal, price: isAbove ? reached : -reached });
    return "moved";
  }

  /** The position that breaks its ends most, in the length of its row. */
  #leaving(): number {
    const { basic, norms, size } = this.#on.basis;
    let leaving = -1;
    let most = 0;
    for (let position = 0; position < size; position += 1) {
      const variable = basic[position] ?? 0;
      const value = this.#on.values[position] ?? 0;
      const breach = Math.max(value - this.#on.upperOf(variable), this.#on.lowerOf(variable) - value);
      if (breach <= tolerance) continue;
      const score = (breach * breach) / (norms[position] ?? 1);
      if (score <= most || (this.#tolerated.size > 0 && this.#tolerated.has(variable))) continue;
      most = score;
      leaving = position;
    }
    return leaving;
  }

  /** The leaving row's entries, and how far each variable lets the prices move. */
  #weigh(leaving: number, sign: 1 | -1): void {
    const basis = this.#on.basis;
    const [rowEntries, columnEntries] = [this.#on.rowEntries.fill(0), this.#columnEntries];
    basis.addTo(rowEntries, leaving, 1);
    const ofItems = this.#on.matrix.weighed(rowEntries);
    const { items, starts } = this.#on.matrix.held;
    const [live, liveCount, where, isAtUpper] = [
      this.#on.live,
      this.#on.liveCount,
      this.#on.where,
      this.#on.isAtUpper,
    ];
    const [columnPrices, steps] = [this.#on.columnPrices, this.#steps];
    steps.clear(this.#on.count + this.#on.matrix.rowCount);
    for (let at = 0; at < liveCount; at += 1) {
      const column = live[at] ?? 0;
      if ((where[column] ?? 0) >= 0) {
        columnEntries[column] = 0;
        continue;
      }
      let each = 0;
      const end = starts[column + 1] ?? 0;
      for (let at = starts[column] ?? 0; at < end; at += 1) each += ofItems[items[at] ?? 0] ?? 0;
      columnEntries[column] = each;
      const turned = sign * each;
      if (isAtUpper[column] === 1 ? turned < -leastPivot : turned > leastPivot)
        steps.add(column, -(columnPrices[column] ?? 0) / turned);
    }
    for (let slot = 0; slot < basis.size; slot += 1) {
      const row = basis.rows[slot] ?? 0;
      if ((this.#on.rowWhere[row] ?? 0) >= 0 || this.#on.matrix.lower[row] === this.#on.matrix.upper[row])
        continue;
      const turned = -sign * (rowEntries[row] ?? 0);
      if (this.#on.isRowAtUpper[row] === 1 ? turned < -leastPivot : turned > leastPivot)
        steps.add(this.#on.count + row, -(this.#on.prices[row] ?? 0) / turned);
    }
  }

  #entryOf(variable: number): number {
    return variable < this.#on.count
      ? (this.#columnEntries[variable] ?? 0)
      : -(this.#on.rowEntries[variable - this.#on.count] ?? 0);
  }

  /** Goes on past variables that move to their other end, as long as something of the breach is left. */
  #longest(breach: number) {
    const steps = this.#steps.ordered();
    const flipped: number[] = [];
    let rest = breach;
    let reached = 0;
    let entering = -1;
    for (; steps.size > 0 && entering < 0;) {
      const next = steps.first;
      const step = steps.shortest;
      steps.drop();
      this.#on.worthNow -= rest * (step - reached);
      reached = step;
      const after = rest - Math.abs(this.#entryOf(next)) * (this.#on.upperOf(next) - this.#on.lowerOf(next));
      if (after > 0) {
        rest = after;
        flipped.push(next);
      } else entering = next;
    }
    // Of what is as near, the largest pivot.
    for (; entering >= 0 && steps.size > 0 && steps.shortest <= reached + 1e-11; steps.drop())
      if (Math.abs(this.#entryOf(steps.first)) > Math.abs(this.#entryOf(entering))) entering = steps.first;
    return { entering, flipped, rest, reached };
  }

  #reprice(step: number): void {
    if (step === 0) return;
    const [columnEntries, columnPrices, live] = [this.#columnEntries, this.#on.columnPrices, this.#on.live];
    for (let at = 0; at < this.#on.liveCount; at += 1) {
      const column = live[at] ?? 0;
      columnPrices[column] = (columnPrices[column] ?? 0) + step * (columnEntries[column] ?? 0);
    }
    for (let slot = 0; slot < this.#on.basis.size; slot += 1) {
      const row = this.#on.basis.rows[slot] ?? 0;
      this.#on.prices[row] = (this.#on.prices[row] ?? 0) - step * (this.#on.rowEntries[row] ?? 0);
    }
  }

  #flip(variables: readonly number[]): void {
    if (variables.length === 0) return;
    const sums = this.#on.sums.fill(0);
    for (const variable of variables) {
      const range = this.#on.upperOf(variable) - this.#on.lowerOf(variable);
      const row = variable - this.#on.count;
      const isAtUpper = row < 0 ? this.#on.isAtUpper : this.#on.isRowAtUpper;
      const place = row < 0 ? variable : row;
      const change = isAtUpper[place] === 1 ? -range : range;
      isAtUpper[place] = change > 0 ? 1 : 0;
      if (row >= 0) {
        sums[row] = (sums[row] ?? 0) - change;
        continue;
      }
      this.#on.matrix.addTo(sums, variable, change);
    }
    this.#on.basis.take(sums, this.#on.values);
  }

  #exchange({ entering, goal, leaving, price }: Exchange): void {
    const basis = this.#on.basis;
    const values = this.#on.values;
    const column = basis.times(this.#on.matrix, entering);
    const pivot = column[leaving] ?? 0;
    // The row and the column tell different pivots: the inverse has lost too much.
    const isLost = Math.abs(pivot - this.#entryOf(entering)) > 1e-6 * (1 + Math.abs(pivot));
    if (isLost && basis.updates > 0) {
      basis.reckon(this.#on.matrix);
      this.#on.reckon();
      return;
    }
    const begins = this.#on.end(entering);
    const moved = ((values[leaving] ?? 0) - goal) / pivot;
    for (let position = 0; position < basis.size; position += 1)
      values[position] = (values[position] ?? 0) - moved * (column[position] ?? 0);
    const out = basis.basic[leaving] ?? 0;
    this.#on.put(out, -1);
    if (out < this.#on.count) {
      this.#on.isAtUpper[out] = price > 0 || goal === this.#on.upper[out] ? 1 : 0;
      this.#on.columnPrices[out] = price;
    } else
      this.#on.isRowAtUpper[out - this.#on.count] =
        goal === this.#on.matrix.upper[out - this.#on.count] ? 1 : 0;
    basis.exchange(leaving, entering, column);
    this.#on.put(entering, leaving);
    values[leaving] = begins + moved;
  }
}

interface Exchange {
  readonly leaving: number;
  readonly entering: number;
  readonly goal: number;
  /** Of what leaves, afterwards. */
  readonly price: number;
}
