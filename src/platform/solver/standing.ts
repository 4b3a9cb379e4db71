import { BasisInverse } from "./basis-inverse.ts";
import type { LinearModel } from "./linear-model.ts";
import type { RelaxationMatrix } from "./relaxation-matrix.ts";

/** What breaks a limit by less does not. */
export const tolerance = 1e-7;
/** A price nearer to nothing is none. */
const noPrice = 1e-9;
/** Exchanges after which the inverse is reckoned anew. */
const mostExchanges = 150;
/** A smaller entry is no safe pivot. */
const safePivot = 1e-3;

/** Where a relaxation stands: what is basic, where the rest is, and what all costs. Rows follow the columns as variables. */
export class Standing {
  readonly matrix: RelaxationMatrix;
  readonly count: number;
  readonly worth: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly basis: BasisInverse;
  /** Position of each column in the basis, or −1. */
  readonly where: Int32Array;
  readonly isAtUpper: Uint8Array;
  rowWhere = new Int32Array(0);
  isRowAtUpper = new Uint8Array(0);
  /** Of what is basic. */
  values = new Float64Array(64);
  /** Columns that are not 0 for certain. */
  readonly live: Int32Array;
  liveCount = 0;
  /** Of rows, and of columns: worth after what their rows cost. */
  prices = new Float64Array(0);
  readonly columnPrices: Float64Array;
  /** Of all columns as they stand. */
  worthNow = 0;
  sums = new Float64Array(0);
  rowEntries = new Float64Array(0);

  constructor(
    { worth, lower, upper }: Pick<LinearModel, "worth" | "lower" | "upper">,
    matrix: RelaxationMatrix,
  ) {
    this.count = worth.length;
    this.matrix = matrix;
    this.worth = worth;
    this.lower = lower.slice();
    this.upper = upper.slice();
    this.basis = new BasisInverse(this.count);
    this.where = new Int32Array(this.count).fill(-1);
    this.isAtUpper = new Uint8Array(this.count);
    this.live = new Int32Array(this.count);
    this.columnPrices = new Float64Array(this.count);
    this.makeRoom();
  }

  /** For rows that have come. */
  makeRoom(): void {
    const { rowCount } = this.matrix;
    const where = new Int32Array(rowCount).fill(-1);
    where.set(this.rowWhere);
    this.rowWhere = where;
    const isAtUpper = new Uint8Array(rowCount);
    isAtUpper.set(this.isRowAtUpper);
    this.isRowAtUpper = isAtUpper;
    this.prices = new Float64Array(rowCount);
    this.rowEntries = new Float64Array(rowCount);
    this.sums = new Float64Array(rowCount);
  }

  /** Looks anew at which columns are not 0 for certain. */
  look(): void {
    this.liveCount = 0;
    for (let column = 0; column < this.count; column += 1)
      if (this.upper[column] === 0 && this.lower[column] === 0) this.isAtUpper[column] = 0;
      else {
        this.live[this.liveCount] = column;
        this.liveCount += 1;
      }
  }

  /** Rows that do not bind are left out until something breaks them. */
  forgetRows(): void {
    const basis = this.basis;
    for (let position = 0; position < basis.size; position += 1)
      if (this.upper[basis.basic[position] ?? 0] === 0) this.letGo(position);
    for (let position = basis.size - 1; position >= 0; position -= 1) {
      const row = (basis.basic[position] ?? 0) - this.count;
      if (row < 0) continue;
      this.rowWhere[row] = -1;
      basis.remove(position);
      this.values[position] = this.values[basis.size] ?? 0;
      if (position < basis.size) this.put(basis.basic[position] ?? 0, position);
    }
  }

  /** Puts the sum of a row that costs nothing in the place of a column that is 0 for certain: one row less to look at. */
  letGo(position: number): void {
    const basis = this.basis;
    if (Math.abs(this.values[position] ?? 0) > tolerance) return;
    const entries = this.rowEntries.fill(0);
    basis.addTo(entries, position, 1);
    let best = -1;
    let pivot = safePivot;
    for (let slot = 0; slot < basis.size; slot += 1) {
      const row = basis.rows[slot] ?? 0;
      if ((this.rowWhere[row] ?? 0) >= 0 || Math.abs(this.prices[row] ?? 0) > noPrice) continue;
      if (Math.abs(entries[row] ?? 0) <= pivot) continue;
      pivot = Math.abs(entries[row] ?? 0);
      best = row;
    }
    if (best < 0) return;
    const column = basis.times(this.matrix, this.count + best);
    const end = this.end(this.count + best);
    this.put(basis.basic[position] ?? 0, -1);
    basis.exchange(position, this.count + best, column);
    this.put(this.count + best, position);
    this.values[position] = end;
  }

  put(variable: number, position: number): void {
    if (variable < this.count) this.where[variable] = position;
    else this.rowWhere[variable - this.count] = position;
  }

  /** Prices, and what follows from them: where each column stands, and what is basic. */
  reckon(): void {
    const basis = this.basis;
    if (basis.updates > mostExchanges) basis.reckon(this.matrix);
    this.reckonPrices();
    this.reckonColumnPrices();
    for (let at = 0; at < this.liveCount; at += 1) {
      const column = this.live[at] ?? 0;
      const price = this.columnPrices[column] ?? 0;
      if ((this.where[column] ?? 0) >= 0 || Math.abs(price) < noPrice) continue;
      this.isAtUpper[column] = price > 0 ? 1 : 0;
    }
    for (let slot = 0; slot < basis.size; slot += 1) {
      const row = basis.rows[slot] ?? 0;
      if ((this.rowWhere[row] ?? 0) >= 0) continue;
      const price = this.prices[row] ?? 0;
      if (price > 0 && (this.matrix.upper[row] ?? 0) < Infinity) this.isRowAtUpper[row] = 1;
      if (price < 0 && (this.matrix.lower[row] ?? 0) > -Infinity) this.isRowAtUpper[row] = 0;
    }
    this.reckonValues();
  }

  reckonPrices(): void {
    const basis = this.basis;
    this.prices.fill(0);
    for (let position = 0; position < basis.size; position += 1) {
      const variable = basis.basic[position] ?? 0;
      const worth = variable < this.count ? (this.worth[variable] ?? 0) : 0;
      if (worth !== 0) basis.addTo(this.prices, position, worth);
    }
  }

  reckonColumnPrices(): void {
    const ofItems = this.matrix.weighed(this.prices);
    const { items, starts } = this.matrix.held;
    const [live, worth] = [this.live, this.worth];
    for (let at = 0; at < this.liveCount; at += 1) {
      const column = live[at] ?? 0;
      let each = worth[column] ?? 0;
      const end = starts[column + 1] ?? 0;
      for (let entry = starts[column] ?? 0; entry < end; entry += 1) each -= ofItems[items[entry] ?? 0] ?? 0;
      this.columnPrices[column] = each;
    }
  }

  reckonValues(): void {
    const basis = this.basis;
    const sums = this.sumsOfOthers();
    for (let slot = 0; slot < basis.size; slot += 1) {
      const row = basis.rows[slot] ?? 0;
      if ((this.rowWhere[row] ?? 0) < 0) sums[row] = (sums[row] ?? 0) - this.end(this.count + row);
    }
    if (this.values.length < basis.size) this.values = new Float64Array(2 * basis.size);
    this.values.fill(0);
    basis.take(sums, this.values);
    for (let position = 0; position < basis.size; position += 1) {
      const variable = basis.basic[position] ?? 0;
      if (variable < this.count) this.worthNow += (this.values[position] ?? 0) * (this.worth[variable] ?? 0);
    }
  }

  /** By row, what is not basic; its worth, too. */
  sumsOfOthers(): Float64Array {
    const sums = this.sums.fill(0);
    this.worthNow = 0;
    for (let at = 0; at < this.liveCount; at += 1) {
      const column = this.live[at] ?? 0;
      if ((this.where[column] ?? 0) >= 0) continue;
      const end = this.end(column);
      if (end === 0) continue;
      this.worthNow += end * (this.worth[column] ?? 0);
      this.matrix.addTo(sums, column, end);
    }
    return sums;
  }

  /** Where a variable stands that is not basic. */
  end(variable: number): number {
    const isAtUpper =
      variable < this.count ? this.isAtUpper[variable] : this.isRowAtUpper[variable - this.count];
    return isAtUpper === 1 ? this.upperOf(variable) : this.lowerOf(variable);
  }

  lowerOf(variable: number): number {
    const row = variable - this.count;
    return (row < 0 ? this.lower[variable] : this.matrix.lower[row]) ?? 0;
  }

  upperOf(variable: number): number {
    const row = variable - this.count;
    return (row < 0 ? this.upper[variable] : this.matrix.upper[row]) ?? 0;
  }

  /** By row, all columns. */
  sumsOfAll(): Float64Array {
    const now = this.worthNow;
    const sums = this.sumsOfOthers();
    this.worthNow = now;
    for (let position = 0; position < this.basis.size; position += 1) {
      const column = this.basis.basic[position] ?? 0;
      if (column >= this.count) continue;
      this.matrix.addTo(sums, column, this.values[position] ?? 0);
    }
    return sums;
  }

  /** What nothing can exceed by the prices alone. */
  bound(): number {
    this.reckonPrices();
    const { lower, upper } = this.matrix;
    let bound = 0;
    for (let slot = 0; slot < this.basis.size; slot += 1) {
      const row = this.basis.rows[slot] ?? 0;
      const price = this.prices[row] ?? 0;
      const side = (price > 0 ? upper[row] : lower[row]) ?? 0;
      if (Number.isFinite(side)) bound += price * side;
      else this.prices[row] = 0;
    }
    this.reckonColumnPrices();
    for (let at = 0; at < this.liveCount; at += 1) {
      const column = this.live[at] ?? 0;
      const price = this.columnPrices[column] ?? 0;
      bound += price * ((price > 0 ? this.upper[column] : this.lower[column]) ?? 0);
    }
    return bound;
  }

  columns(): Float64Array {
    const columns = this.lower.slice();
    for (let at = 0; at < this.liveCount; at += 1) {
      const column = this.live[at] ?? 0;
      const position = this.where[column] ?? -1;
      columns[column] = position < 0 ? this.end(column) : (this.values[position] ?? 0);
    }
    return columns;
  }
}
