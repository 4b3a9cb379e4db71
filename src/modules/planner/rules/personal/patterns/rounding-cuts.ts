import type { LinearModel, ModelRow } from "#platform/solver";
import { rowOf } from "./pattern-model.ts";

/** By how much a point must break a cut, in the length of the cut, for it to be worth a row. */
const leastBreach = 0.005;

/**
 * Rows that every whole choice keeps and the point breaks, at most one from each given: mixed-integer rounding. A row divided
 * by some number and rounded down says the same of whole numbers, and more of parts. The ends are those of `model`.
 */
export function roundingCuts(
  rows: readonly ModelRow[],
  model: Pick<LinearModel, "isWhole" | "lower" | "upper">,
  point: Float64Array,
): readonly ModelRow[] {
  return rows.flatMap((row): readonly ModelRow[] => {
    const turned = turnedRow(model, row, point);
    const parts = turned.terms.filter(({ distance }) => distance > leastDistance);
    if (!Number.isFinite(turned.side) || !parts.some(({ isWhole }) => isWhole)) return [];
    let best = { breach: leastBreach, divisor: 0 };
    for (const divisor of divisorsOf(turned.terms, parts)) {
      const breach = breachOf({ side: turned.side, terms: parts }, divisor);
      if (breach > best.breach) best = { breach, divisor };
    }
    return best.divisor === 0 ? [] : [cutOf(turned, best.divisor)];
  });
}

/** What is nearer to an end is at it. */
const leastDistance = 1e-6;

/** The rows of a model of which rounding can say more, each as “at most”. */
export function roundableRows(model: LinearModel): readonly ModelRow[] {
  return [...model.rowLower.keys()].flatMap((number) => {
    const row = atMost(rowOf(model, number));
    const isRound =
      row !== undefined &&
      Number.isInteger(row.upper) &&
      row.columns.every(
        (column, entry) => model.isWhole[column] === 1 && Math.abs(row.coefficients[entry] ?? 0) === 1,
      );
    return row === undefined || isRound ? [] : [row];
  });
}

/** Of rows with one side. */
function atMost({ coefficients, columns, lower, upper }: ModelRow): ModelRow | undefined {
  if (lower === -Infinity) return { coefficients, columns, lower, upper };
  if (upper < Infinity) return undefined;
  return { columns, coefficients: coefficients.map((each) => -each), lower: -Infinity, upper: -lower };
}

/** Each column as its distance from the end that the point is nearer to. */
interface TurnedRow {
  readonly side: number;
  readonly terms: readonly Term[];
}

interface Term {
  readonly column: number;
  readonly coefficient: number;
  readonly isWhole: boolean;
  /** Counted down from the upper end. */
  readonly isDown: boolean;
  readonly end: number;
  /** Of the point from that end. */
  readonly distance: number;
}

function turnedRow(
  { isWhole, lower, upper }: Pick<LinearModel, "isWhole" | "lower" | "upper">,
  { coefficients, columns, upper: side }: ModelRow,
  point: Float64Array,
): TurnedRow {
  let rest = side;
  const terms = columns.map((column, entry): Term => {
    const [low = 0, high = 0, value = 0] = [lower[column], upper[column], point[column]];
    const isDown = high - value < value - low;
    const end = isDown ? high : low;
    const coefficient = coefficients[entry] ?? 0;
    rest -= coefficient * end;
    return {
      column,
      end,
      isDown,
      isWhole: isWhole[column] === 1,
      coefficient: isDown ? -coefficient : coefficient,
      distance: Math.abs(value - end),
    };
  });
  return { side: rest, terms };
}

function divisorsOf(terms: readonly Term[], parts: readonly Term[]): ReadonlySet<number> {
  const sizes = parts.flatMap(({ coefficient, isWhole }) => (isWhole ? [Math.abs(coefficient)] : []));
  let largest = 0;
  for (const { coefficient, isWhole } of terms)
    if (isWhole) largest = Math.max(largest, Math.abs(coefficient));
  return new Set(
    [...sizes, largest, largest + 1].flatMap((size) =>
      size > 1e-6 ? [size, size / 2, size / 4, size / 8] : [],
    ),
  );
}

/** What is left of the side when it is rounded down must be neither nothing nor nearly all. */
const leastPart = 0.02;

function breachOf({ side, terms }: TurnedRow, divisor: number): number {
  const part = side / divisor - Math.floor(side / divisor);
  if (part < leastPart || part > 1 - leastPart) return 0;
  let sum = -Math.floor(side / divisor);
  let square = 1e-9;
  for (const term of terms) {
    const { distance } = term;
    const rounded = roundedOf(term, divisor, part);
    sum += rounded * distance;
    square += rounded * rounded;
  }
  return sum / Math.sqrt(square);
}

function roundedOf({ coefficient, isWhole }: Term, divisor: number, part: number): number {
  const each = coefficient / divisor;
  if (!isWhole) return Math.min(0, each) / (1 - part);
  const floor = Math.floor(each + 1e-10);
  return floor + Math.max(0, each - floor - part) / (1 - part);
}

function cutOf({ side, terms }: TurnedRow, divisor: number): ModelRow {
  const part = side / divisor - Math.floor(side / divisor);
  let upper = Math.floor(side / divisor);
  const columns: number[] = [];
  const coefficients: number[] = [];
  for (const term of terms) {
    const rounded = roundedOf(term, divisor, part);
    if (rounded === 0) continue;
    const own = term.isDown ? -rounded : rounded;
    upper += own * term.end;
    columns.push(term.column);
    coefficients.push(own);
  }
  return { lower: -Infinity, upper, columns, coefficients };
}
