import { errorFor, type FieldProblem, Select } from "#ui";
import { type ColumnRole, columnRoles, roleNames } from "../../rules/readers/index.ts";

/** One column of a table, with what it is taken for. */
export interface ShownColumn {
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole | undefined;
  readonly because: string;
  /** Some of its cells. */
  readonly samples: readonly string[];
}

/** The name of the field that says what a column holds. */
export function columnField(column: number): string {
  return `column-${column}`;
}

const options = [
  { value: "none", label: "Leave it out" },
  ...columnRoles.map((role) => ({ value: role, label: roleNames[role] })),
];

/** What each column of a table holds: guessed, to be put right. */
export function ColumnChooser({
  columns,
  problems,
}: {
  readonly columns: readonly ShownColumn[];
  readonly problems: readonly FieldProblem[];
}) {
  return (
    <fieldset class="choices stack">
      <legend class="choices__legend">What the columns hold</legend>
      <p class="quiet">Put right what was guessed wrongly, then preview again.</p>
      {columns.map(({ column, header, role, samples }) => (
        <Select
          name={columnField(column)}
          label={header}
          hint={
            samples.length === 0 ? "No cells are filled." : `Such as: ${samples.map(shortened).join("; ")}`
          }
          options={options}
          value={role ?? "none"}
          error={errorFor(problems, columnField(column))}
        />
      ))}
    </fieldset>
  );
}

const longestSample = 40;

function shortened(text: string): string {
  return text.length <= longestSample ? text : `${text.slice(0, longestSample - 1)}…`;
}
