import { type ScaledModel, scaledModel } from "./scaled-model.ts";
import type { SubModels } from "./sub-models.ts";

/** Prices of all rows and a solution of the relaxation, both near the best. */
export interface NearPrices {
  readonly prices: Float64Array;
  readonly columns: Float64Array;
}

/**
 * Prices of a model too large for the simplex method: so many small steps of the primal-dual hybrid gradient method,
 * each no more than two products with the matrix, drawn back to where they began (Halpern) and begun anew as they come
 * nearer. Time grows with the entries of the model alone. Prices guide; what is proven with them holds whatever they are.
 *
 * @see Lu, Yang: "Restarted Halpern PDHG for linear programming" (2024)
 */
export function firstOrderPrices(parts: SubModels, steps: number, isOver: () => boolean): NearPrices {
  const scaled = scaledModel(parts);
  const walk = new Walk(parts, scaled);
  for (let step = 1; step <= steps; step += 1) {
    walk.step(step);
    if (step % 50 === 0 && isOver()) break;
  }
  return {
    prices: walk.prices.map((price, row) => price * (scaled.rowScale[row] ?? 1)),
    columns: walk.columns.map((value, column) => value * (scaled.columnScale[column] ?? 1)),
  };
}

/** Scaled by the sums of its rows and columns, the matrix makes nothing longer: steps just below 1 never run away. */
const stepLength = 0.99;

/** Where the steps have come to. */
class Walk {
  readonly columns: Float64Array;
  readonly prices: Float64Array;
  readonly #parts: SubModels;
  readonly #scaled: ScaledModel;
  /** What columns that are worth anything are worth. */
  readonly #worth: number;
  readonly #at: Place;
  #from: Place;
  /** How much longer steps in prices are than in columns. */
  #weight: number;
  #sinceRestart = 0;
  #firstMove = 0;
  #lastMove = Infinity;

  constructor(parts: SubModels, scaled: ScaledModel) {
    this.#parts = parts;
    this.#scaled = scaled;
    const columns = scaled.lower.map((lower, column) =>
      Math.max(lower, Math.min(scaled.upper[column] ?? 0, 0)),
    );
    this.#at = { columns, prices: new Float64Array(scaled.rowLower.length) };
    this.#from = copyOf(this.#at);
    this.columns = columns.slice();
    this.prices = this.#at.prices.slice();
    const worths = scaled.worth.filter((worth) => worth !== 0);
    this.#worth = lengthOf(worths) / Math.sqrt(worths.length) || 1;
    this.#weight = this.#within(lengthOf(scaled.worth) / limitsLength(scaled));
  }

  step(number: number): void {
    this.#stepColumns();
    this.#stepPrices();
    const move = this.#moved(this.#at);
    if (this.#sinceRestart === 0) this.#firstMove = move;
    if (this.#isNearer(move, number)) this.#restart();
    else {
      this.#drawBack();
      this.#lastMove = move;
    }
  }

  #stepColumns(): void {
    const { columnStarts, rowsOf } = this.#parts;
    const { worth, lower, upper, byColumns } = this.#scaled;
    const { columns, prices } = this.#at;
    const length = stepLength / this.#weight;
    for (let column = 0; column < worth.length; column += 1) {
      let slope = worth[column] ?? 0;
      const end = columnStarts[column + 1] ?? 0;
      for (let entry = columnStarts[column] ?? 0; entry < end; entry += 1)
        slope -= (byColumns[entry] ?? 0) * (prices[rowsOf[entry] ?? 0] ?? 0);
      const to = (columns[column] ?? 0) + length * slope;
      this.columns[column] = Math.max(lower[column] ?? 0, Math.min(upper[column] ?? 0, to));
    }
  }

  #stepPrices(): void {
    const { starts, columns: columnOf } = this.#parts.model;
    const { rowLower, rowUpper, byRows } = this.#scaled;
    const { columns, prices } = this.#at;
    const length = stepLength * this.#weight;
    for (let row = 0; row < rowLower.length; row += 1) {
      let use = 0;
      const end = starts[row + 1] ?? 0;
      for (let entry = starts[row] ?? 0; entry < end; entry += 1) {
        const column = columnOf[entry] ?? 0;
        use += (byRows[entry] ?? 0) * (2 * (this.columns[column] ?? 0) - (columns[column] ?? 0));
      }
      const to = (prices[row] ?? 0) / length + use;
      const allowed = Math.max(rowLower[row] ?? 0, Math.min(rowUpper[row] ?? 0, to));
      this.prices[row] = length * (to - allowed);
    }
  }

  /** How far it is from a place to where the last step led, both parts weighed. */
  #moved({ columns, prices }: Place): number {
    const [alongColumns, alongPrices] = [distance(this.columns, columns), distance(this.prices, prices)];
    return Math.sqrt(this.#weight * alongColumns ** 2 + alongPrices ** 2 / this.#weight);
  }

  #isNearer(move: number, number: number): boolean {
    if (this.#sinceRestart === 0) return false;
    const isMuch = move <= 0.2 * this.#firstMove;
    const isTurning = move <= 0.8 * this.#firstMove && move > this.#lastMove;
    return isMuch || isTurning || this.#sinceRestart >= 0.36 * number;
  }

  #restart(): void {
    const alongColumns = distance(this.columns, this.#from.columns);
    const alongPrices = distance(this.prices, this.#from.prices);
    if (alongColumns > 1e-10 && alongPrices > 1e-10)
      this.#weight = this.#within(Math.sqrt((alongPrices / alongColumns) * this.#weight));
    this.#at.columns.set(this.columns);
    this.#at.prices.set(this.prices);
    this.#from = copyOf(this.#at);
    this.#sinceRestart = 0;
    this.#lastMove = Infinity;
  }

  /** Far from what prices can be, steps in either come to nothing: where limits leave no choice, prices have no end. */
  #within(weight: number): number {
    return Math.max(this.#worth / 100, Math.min(this.#worth * 1.5, weight || 0));
  }

  #drawBack(): void {
    this.#sinceRestart += 1;
    const back = 1 / (this.#sinceRestart + 1);
    reflect(this.#at.columns, this.columns, { from: this.#from.columns, back });
    reflect(this.#at.prices, this.prices, { from: this.#from.prices, back });
  }
}

interface Place {
  readonly columns: Float64Array;
  readonly prices: Float64Array;
}

function copyOf({ columns, prices }: Place): Place {
  return { columns: columns.slice(), prices: prices.slice() };
}

/** Twice as far as the step led, and then a part of the way back to where it began. */
function reflect(
  at: Float64Array,
  to: Float64Array,
  { from, back }: { readonly from: Float64Array; readonly back: number },
): void {
  for (let index = 0; index < at.length; index += 1)
    at[index] = (1 - back) * (2 * (to[index] ?? 0) - (at[index] ?? 0)) + back * (from[index] ?? 0);
}

function distance(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += ((one[index] ?? 0) - (other[index] ?? 0)) ** 2;
  return Math.sqrt(sum);
}

function lengthOf(values: Float64Array): number {
  return distance(values, new Float64Array(values.length));
}

function limitsLength({ rowLower, rowUpper }: ScaledModel): number {
  return lengthOf(
    rowUpper.map((upper, row) => {
      const limit = Number.isFinite(upper) ? upper : (rowLower[row] ?? 0);
      return Number.isFinite(limit) ? limit : 0;
    }),
  );
}
