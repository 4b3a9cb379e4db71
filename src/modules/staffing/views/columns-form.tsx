import { Button, ColumnChoices, PostForm } from "#ui";
import type { ShiftColumn } from "../rules/reading/column-roles.ts";
import type { AskedColumns } from "../rules/reading/schedule-reading.ts";

/** Asks what the columns of a list of shifts hold, with what they were taken for. */
export function ColumnsForm({
  csrfToken,
  id,
  asked,
}: {
  readonly csrfToken: string;
  readonly id: string;
  readonly asked: AskedColumns;
}) {
  const [header, ...rows] = asked.rows;
  return (
    <section class="stack">
      <h2>What the columns hold</h2>
      <p>Programs name their columns as they like. Put right what was taken for something else.</p>
      <PostForm action="/team/import" csrfToken={csrfToken} class="stack">
        <input type="hidden" name="of" value={id} />
        <ColumnChoices
          columns={asked.columns.map((value, column) => ({
            name: header?.cells[column] ?? "",
            value,
            samples: rows.slice(0, 50).map(({ cells }) => cells[column] ?? ""),
          }))}
          options={options}
        />
        <p>
          <Button tone="quiet">Read it again</Button>
        </p>
      </PostForm>
    </section>
  );
}

const roleWords: Readonly<Record<ShiftColumn, string>> = {
  person: "Name of the person",
  firstName: "First name",
  lastName: "Last name",
  email: "E-mail address",
  date: "Date",
  day: "Day of the week",
  start: "Start",
  end: "End",
  hours: "Hours, from and to",
  desk: "Desk",
  branch: "Branch",
  breaks: "Break",
  week: "Week of the rotation",
  leave: "Kind of time off",
  endDate: "Last date",
  status: "Approved or not",
};

const options = Object.entries(roleWords).map(([value, label]) => ({ value, label }));
