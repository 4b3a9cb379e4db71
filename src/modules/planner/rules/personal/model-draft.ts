import { type LinearModel, ModelBuilder, type ModelColumn, type ModelRow } from "#platform/solver";

/** A row, and the limit of the problem it stands for: `limits.cents`. Empty where no limit can be changed. */
export interface NamedRow extends ModelRow {
  readonly limit: string;
}

/** Columns and coefficients of a sum. */
export type Terms = readonly (readonly [column: number, coefficient: number])[];

/** A model being written: rows keep the names of the limits they stand for. */
export class ModelDraft {
  readonly columns: ModelColumn[] = [];
  readonly rows: NamedRow[] = [];

  /** From 0 up, by `worth` each; no whole number unless `isWhole`. */
  column(worth: number, upper: number, isWhole = false): number {
    return this.columns.push({ worth, lower: 0, upper, isWhole }) - 1;
  }

  atMost(limit: string, terms: Terms, upper: number): void {
    this.#row(limit, terms, { lower: -Infinity, upper });
  }

  atLeast(limit: string, terms: Terms, lower: number): void {
    this.#row(limit, terms, { lower, upper: Infinity });
  }

  build(): LinearModel {
    const model = new ModelBuilder();
    for (const column of this.columns) model.addColumn(column);
    for (const row of this.rows) model.addRow(row);
    return model.build();
  }

  #row(limit: string, terms: Terms, bounds: { readonly lower: number; readonly upper: number }): void {
    // A column named twice counts with both.
    const sums = new Map<number, number>();
    for (const [column, coefficient] of terms) sums.set(column, (sums.get(column) ?? 0) + coefficient);
    for (const [column, sum] of sums) if (sum === 0) sums.delete(column);
    this.rows.push({ limit, columns: [...sums.keys()], coefficients: [...sums.values()], ...bounds });
  }
}
