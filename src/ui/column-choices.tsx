import { Select, type SelectOption } from "./select.tsx";

/** A column of somebody's file, of which they are asked what it holds. */
export interface ColumnChoice {
  /** Its name in the file; empty for none. */
  readonly name: string;
  /** What it is taken for, one of the options. */
  readonly value: string;
  /** Cells below its name. */
  readonly samples: readonly string[];
}

export interface ColumnChoicesProps {
  readonly columns: readonly ColumnChoice[];
  readonly options: readonly SelectOption[];
}

/** What each column of a file holds, to be put right: fields `column-0`, `column-1` and so on. "" is for what does not matter. */
export function ColumnChoices({ columns, options }: ColumnChoicesProps) {
  const all = [{ value: "", label: "Nothing that matters here" }, ...options];
  return (
    <>
      {columns.map(({ name, value, samples }, at) => (
        <Select
          name={`column-${at}`}
          label={name.trim() || `Column ${at + 1}, without a name`}
          hint={samplesIn(samples)}
          options={all}
          value={value}
        />
      ))}
    </>
  );
}

function samplesIn(cells: readonly string[]): string {
  const shown = [...new Set(cells.map((cell) => cell.trim()))].filter((cell) => cell !== "").slice(0, 3);
  return shown.length === 0 ? "Nothing in the first rows." : `Such as: ${shown.join("; ").slice(0, 120)}`;
}
