import type { CellReading } from "./cell-values.ts";
import type { RowProblem } from "./plan.ts";

/** One row of a table, read cell by cell: problems gather, and empty cells say nothing. */
export class RowCells<Column extends string> {
  readonly problems: RowProblem[] = [];
  readonly #cells: Readonly<Partial<Record<Column, string>>>;
  readonly #names: Readonly<Partial<Record<Column, string>>>;

  constructor(
    cells: Readonly<Partial<Record<Column, string>>>,
    names: Readonly<Partial<Record<Column, string>>>,
  ) {
    this.#cells = cells;
    this.#names = names;
  }

  /** The cell as text; undefined when it is empty or there is no such column. */
  text(column: Column): string | undefined {
    const cell = this.#cells[column]?.trim() ?? "";
    return cell === "" ? undefined : cell;
  }

  /** The cell's value; undefined when it is empty or wrong, which is then noted. */
  read<Value>(column: Column, reader: (text: string) => CellReading<Value>): Value | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const reading = reader(text);
    if (reading.wrong === undefined) return reading.value;
    this.complain(column, reading.wrong, reading.right);
    return undefined;
  }

  complain(column: Column, wrong: string, right: string): void {
    const value = (this.text(column) ?? "").slice(0, 100);
    this.problems.push({ column: this.#names[column] ?? column, value, wrong, right });
  }
}
