import type { LinearModel } from "#platform/solver";

/** The rows of a matrix that are no months, one after the other. */
export interface RowsOfMatrix {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
}

export function rowsBeside(
  { coefficients, columns, starts }: LinearModel,
  isLeftOut: Uint8Array,
): RowsOfMatrix {
  const rows = Int32Array.from(isLeftOut.keys()).filter((row) => isLeftOut[row] === 0);
  const own = new Int32Array(rows.length + 1);
  const entries = Int32Array.from(
    [...rows].flatMap((row, at) => {
      const [from = 0, to = 0] = [starts[row], starts[row + 1]];
      own[at + 1] = (own[at] ?? 0) + to - from;
      return Array.from({ length: to - from }, (_, place) => from + place);
    }),
  );
  return {
    rows,
    starts: own,
    columns: entries.map((entry) => columns[entry] ?? 0),
    coefficients: Float64Array.from(entries, (entry) => coefficients[entry] ?? 0),
  };
}

/** The same by columns. */
export interface ColumnsOfMatrix {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly coefficients: Float64Array;
}

export function columnsOf(
  { coefficients, columns, rows, starts }: RowsOfMatrix,
  columnCount: number,
): ColumnsOfMatrix {
  const own = new Int32Array(columnCount + 1);
  for (const column of columns) own[column + 1] = (own[column + 1] ?? 0) + 1;
  for (let column = 0; column < columnCount; column += 1)
    own[column + 1] = (own[column + 1] ?? 0) + (own[column] ?? 0);
  const next = own.slice();
  const turned = { rows: new Int32Array(columns.length), coefficients: new Float64Array(columns.length) };
  for (const [at, row] of rows.entries())
    for (let entry = starts[at] ?? 0; entry < (starts[at + 1] ?? 0); entry += 1) {
      const column = columns[entry] ?? 0;
      const to = next[column] ?? 0;
      next[column] = to + 1;
      turned.rows[to] = row;
      turned.coefficients[to] = coefficients[entry] ?? 0;
    }
  return { ...turned, starts: own };
}
