import type { WholeArithmetic } from "./arithmetic.ts";
import type { Terms } from "./linear-program.ts";

/** A linear program in whole numbers: each row at most its bound, and no bound below nought. */
export interface WholeProgram {
  readonly unknowns: number;
  readonly rows: readonly Terms[];
  readonly bounds: readonly bigint[];
  readonly wishes: readonly Terms[];
}

/**
 * Dantzig's tableau without the columns of the basis, kept whole by Edmonds' rule: every number is that many parts of
 * `divisor`, and each division comes out even. The last column is the bounds; below the rows stand the wishes, negated.
 */
interface Tableau<N> {
  readonly cells: N[][];
  /** Which variable each row, and each column, stands for: unknowns first, then one slack for each row. */
  readonly basis: number[];
  readonly columns: number[];
  divisor: N;
}

/**
 * The best values by one wish after the other.
 *
 * After each wish is met as far as can be, the columns whose growth would cost some of it stay out for good: what is
 * left are exactly the solutions that are best so far. Bland's rule, lowest number first, cannot run in circles, and
 * makes the answer depend on nothing but the program.
 */
export function lexicographicOptimum<N>(
  program: WholeProgram,
  arithmetic: WholeArithmetic<N>,
): { values: readonly bigint[]; divisor: bigint } {
  const tableau = firstTableau(program, arithmetic);
  const isOpen = tableau.columns.map(() => true);
  program.wishes.forEach((_, place) => {
    const wish = program.rows.length + place;
    while (improve(tableau, wish, isOpen, arithmetic));
    const costs = tableau.cells[wish] ?? [];
    isOpen.forEach((open, column) => {
      if (open && signAt(costs, column, arithmetic) > 0) isOpen[column] = false;
    });
  });
  return valuesOf(tableau, program, arithmetic);
}

function firstTableau<N>(program: WholeProgram, arithmetic: WholeArithmetic<N>): Tableau<N> {
  const width = program.unknowns + 1;
  const nought = arithmetic.from(0n);
  const empty = Array.from({ length: width }, () => nought);
  const row = (terms: Terms, sign: 1n | -1n, bound: bigint): N[] => {
    const cells = [...empty];
    for (const [unknown, times] of terms) cells[unknown] = arithmetic.from(BigInt(times) * sign);
    cells[width - 1] = arithmetic.from(bound);
    return cells;
  };
  return {
    cells: [
      ...program.rows.map((terms, place) => row(terms, 1n, program.bounds[place] ?? 0n)),
      ...program.wishes.map((terms) => row(terms, -1n, 0n)),
    ],
    basis: program.rows.map((_, place) => program.unknowns + place),
    columns: Array.from({ length: program.unknowns }, (_, place) => place),
    divisor: arithmetic.from(1n),
  };
}

/** One exchange that serves the wish; false when nothing does any more. */
function improve<N>(
  tableau: Tableau<N>,
  wish: number,
  isOpen: readonly boolean[],
  arithmetic: WholeArithmetic<N>,
): boolean {
  const costs = tableau.cells[wish] ?? [];
  const entering = lowest(
    tableau.columns,
    (_, column) => isOpen[column] === true && signAt(costs, column, arithmetic) < 0,
  );
  if (entering === undefined) return false;
  const leaving = leavingRow(tableau, entering, arithmetic);
  if (leaving === undefined) throw new RangeError("A wish of the program has no bound.");
  exchange(tableau, leaving, entering, arithmetic);
  return true;
}

/** The place of the smallest value that is asked for. */
function lowest(
  values: readonly number[],
  isAsked: (value: number, place: number) => boolean,
): number | undefined {
  let found: number | undefined;
  values.forEach((value, place) => {
    if ((found === undefined || value < (values[found] ?? value)) && isAsked(value, place)) found = place;
  });
  return found;
}

/** The row that gives way first as the column grows; of equals, the lowest variable. */
function leavingRow<N>(
  { basis, cells }: Tableau<N>,
  column: number,
  { crossed, sign }: WholeArithmetic<N>,
): number | undefined {
  let found: { readonly row: number; readonly bound: N; readonly times: N } | undefined;
  for (let row = 0; row < basis.length; row += 1) {
    const [times, bound] = [cells[row]?.[column], cells[row]?.at(-1)];
    if (times === undefined || bound === undefined || sign(times) <= 0) continue;
    const order = found === undefined ? -1 : sign(crossed(bound, found.times, found.bound, times));
    const isLower = order === 0 && (basis[row] ?? 0) < (basis[found?.row ?? 0] ?? 0);
    if (order < 0 || isLower) found = { row, bound, times };
  }
  return found?.row;
}

/** The column's variable enters the basis in the row's place. */
function exchange<N>(tableau: Tableau<N>, row: number, column: number, arithmetic: WholeArithmetic<N>): void {
  const { basis, cells, columns, divisor } = tableau;
  const pivotRow = cells[row] ?? [];
  const pivot = pivotRow[column];
  if (pivot === undefined) return;
  const { crossed, negated, quotient, sign } = arithmetic;
  // Nought in the row of the pivot changes nothing above or below it, as long as the divisor stays: mostly it does.
  const isSame = pivot === divisor;
  const changing: number[] = [];
  pivotRow.forEach((cell, each) => {
    if (each !== column && !(isSame && sign(cell) === 0)) changing.push(each);
  });
  cells.forEach((cellsOfRow, place) => {
    const factor = cellsOfRow[column];
    if (place === row || factor === undefined) return;
    if (isSame && sign(factor) === 0) return;
    for (const each of changing) {
      const [cell, across] = [cellsOfRow[each], pivotRow[each]];
      if (cell !== undefined && across !== undefined)
        cellsOfRow[each] = quotient(crossed(cell, pivot, factor, across), divisor);
    }
    cellsOfRow[column] = negated(factor);
  });
  pivotRow[column] = divisor;
  tableau.divisor = pivot;
  const [entering, leaving] = [columns[column], basis[row]];
  if (entering !== undefined) basis[row] = entering;
  if (leaving !== undefined) columns[column] = leaving;
}

function valuesOf<N>(
  { basis, cells, divisor }: Tableau<N>,
  { unknowns }: WholeProgram,
  { toBigInt }: WholeArithmetic<N>,
): { values: readonly bigint[]; divisor: bigint } {
  const values = Array.from({ length: unknowns }, () => 0n);
  basis.forEach((variable, row) => {
    const bound = cells[row]?.at(-1);
    if (variable < unknowns && bound !== undefined) values[variable] = toBigInt(bound);
  });
  return { values, divisor: toBigInt(divisor) };
}

function signAt<N>(cells: readonly N[], column: number, { sign }: WholeArithmetic<N>): number {
  const cell = cells[column];
  return cell === undefined ? 0 : sign(cell);
}
