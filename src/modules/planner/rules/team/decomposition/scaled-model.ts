import type { SubModels } from "./sub-models.ts";

/** A model whose rows and columns are of about the same size, so that steps of one length suit them all. */
export interface ScaledModel {
  readonly worth: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Coefficients by rows, as in the model, and by columns, as in the parts. */
  readonly byRows: Float64Array;
  readonly byColumns: Float64Array;
  /** What a row and a column were multiplied by. */
  readonly rowScale: Float64Array;
  readonly columnScale: Float64Array;
}

const rounds = 10;

/** Scales by the largest of each row and column until all are near 1, then once by their sums. */
export function scaledModel(parts: SubModels): ScaledModel {
  const { model } = parts;
  const rowScale = new Float64Array(model.rowLower.length).fill(1);
  const columnScale = new Float64Array(model.worth.length).fill(1);
  for (let round = 0; round <= rounds; round += 1) {
    const isLast = round === rounds;
    const byRow = new Float64Array(rowScale.length);
    const byColumn = new Float64Array(columnScale.length);
    for (let row = 0; row < byRow.length; row += 1)
      for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1) {
        const column = model.columns[entry] ?? 0;
        const size =
          Math.abs(model.coefficients[entry] ?? 0) * (rowScale[row] ?? 1) * (columnScale[column] ?? 1);
        byRow[row] = isLast ? (byRow[row] ?? 0) + size : Math.max(byRow[row] ?? 0, size);
        byColumn[column] = isLast ? (byColumn[column] ?? 0) + size : Math.max(byColumn[column] ?? 0, size);
      }
    divideByRoots(rowScale, byRow);
    divideByRoots(columnScale, byColumn);
  }
  return scaledBy(parts, rowScale, columnScale);
}

function divideByRoots(scale: Float64Array, sizes: Float64Array): void {
  for (const [index, size] of sizes.entries())
    if (size > 0) scale[index] = (scale[index] ?? 1) / Math.sqrt(size);
}

function scaledBy(
  { model, columnStarts, rowsOf, coefficientsOf }: SubModels,
  rowScale: Float64Array,
  columnScale: Float64Array,
): ScaledModel {
  const [byRows, byColumns] = [model.coefficients.slice(), coefficientsOf.slice()];
  for (let row = 0; row < rowScale.length; row += 1)
    for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1)
      byRows[entry] =
        (byRows[entry] ?? 0) * (rowScale[row] ?? 1) * (columnScale[model.columns[entry] ?? 0] ?? 1);
  for (let column = 0; column < columnScale.length; column += 1)
    for (let entry = columnStarts[column] ?? 0; entry < (columnStarts[column + 1] ?? 0); entry += 1)
      byColumns[entry] =
        (byColumns[entry] ?? 0) * (columnScale[column] ?? 1) * (rowScale[rowsOf[entry] ?? 0] ?? 1);
  return {
    worth: model.worth.map((worth, column) => worth * (columnScale[column] ?? 1)),
    lower: model.lower.map((lower, column) => lower / (columnScale[column] ?? 1)),
    upper: model.upper.map((upper, column) => upper / (columnScale[column] ?? 1)),
    rowLower: model.rowLower.map((lower, row) => lower * (rowScale[row] ?? 1)),
    rowUpper: model.rowUpper.map((upper, row) => upper * (rowScale[row] ?? 1)),
    byRows,
    byColumns,
    rowScale,
    columnScale,
  };
}
