import {
  Breadcrumb,
  Button,
  ButtonLink,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  type Shell,
  Table,
} from "#ui";
import type { ScheduleReading } from "../rules/reading/schedule-reading.ts";
import { ColumnsForm } from "./columns-form.tsx";

const trail = [{ href: "/team", label: "Team" }];

/** Choosing a schedule file. */
export function ImportPage({
  shell,
  csrfToken,
  problems,
}: {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly problems: readonly FieldProblem[];
}) {
  return (
    <Page
      shell={shell}
      current="/team"
      title="Import a schedule"
      lede="Nothing changes before you have seen what was read."
      notices={
        <>
          <Breadcrumb trail={trail} />
          <ErrorSummary title="Not read yet" problems={problems} />
        </>
      }
    >
      <PostForm action="/team/import" csrfToken={csrfToken} hasFiles class="stack">
        <Field
          name="file"
          label="Schedule"
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.ics"
          hint="A spreadsheet as CSV or Excel, a Google Sheet downloaded as either, an export of LibStaffer or another program, or a calendar of shifts (.ics)."
          error={errorFor(problems, "file")}
        />
        <p>
          <Button>Read it</Button>
        </p>
      </PostForm>
      <section class="stack">
        <h2>What can be read</h2>
        <ul>
          <li>
            A grid: names down the side, weekdays or dates across, hours in the cells, such as{" "}
            <code>9-1 Reference, 1:30-5</code>.
          </li>
          <li>A list with one shift a row: Name, Date or Day, Start, End, and Desk if you like.</li>
          <li>A calendar whose meetings name people and desks.</li>
        </ul>
        <p>
          People are found by their name or e-mail address on <a href="/staff">the list of staff</a>.
        </p>
      </section>
    </Page>
  );
}

export interface ImportPreviewProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly id: string;
  readonly fileName: string;
  readonly reading: ScheduleReading;
  readonly nameOf: (staffId: string) => string;
  readonly from: string;
  readonly isApplied: boolean;
  readonly problems: readonly FieldProblem[];
}

/** What was read of a file: who gets which hours, and every cell that could not be read. */
export function ImportPreviewPage(props: ImportPreviewProps) {
  const { shell, reading, fileName, problems } = props;
  const people = new Set(
    [...reading.patterns, ...reading.shifts, ...reading.absences].map(({ staffId }) => staffId),
  );
  return (
    <Page
      shell={shell}
      current="/team"
      title={`Read: ${fileName}`}
      heading="What was read"
      lede={`${fileName}: ${people.size} ${people.size === 1 ? "person" : "people"}, ${counted(reading.patterns.length, "weekly schedule")}, ${counted(reading.shifts.length, "single shift")}, ${counted(reading.absences.length, "time")} away.`}
      notices={
        <>
          <Breadcrumb trail={[...trail, { href: "/team/import", label: "Import a schedule" }]} />
          <ErrorSummary title="Not taken over yet" problems={problems} />
        </>
      }
    >
      <div class="stack">
        {reading.problems.length > 0 && <Unread {...props} />}
        {people.size === 0 ? (
          <p>
            Nothing in it can be used yet. {reading.asked && "Say below what its columns hold, "}
            <a href="/team/import">{reading.asked ? "choose" : "Choose"} another file</a>, or put right what
            is named above and send it again.
          </p>
        ) : (
          <TakeOver {...props} />
        )}
        <Table
          caption="Who gets what"
          columns={[
            { heading: "Name" },
            { heading: "Weeks" },
            { heading: "Hours a week" },
            { heading: "Single shifts" },
            { heading: "Times away" },
          ]}
          rows={[...people].map((staffId) => personRow(props, staffId))}
        />
        {reading.asked && !props.isApplied && (
          <ColumnsForm csrfToken={props.csrfToken} id={props.id} asked={reading.asked} />
        )}
      </div>
    </Page>
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function TakeOver({ csrfToken, id, from, problems, isApplied }: ImportPreviewProps) {
  if (isApplied)
    return (
      <p>
        This schedule was taken over. <ButtonLink href="/team">See the week</ButtonLink>
      </p>
    );
  return (
    <PostForm action={`/team/import/${id}`} csrfToken={csrfToken} class="stack">
      <Field
        name="from"
        label="Weekly hours hold from"
        type="date"
        value={from}
        error={errorFor(problems, "from")}
        hint="What was worked before stays as it was. In a rotation the first week is the one of this day."
        width="medium"
      />
      <p>
        <Button>Take it over</Button>
      </p>
    </PostForm>
  );
}

function Unread({ reading, nameOf }: ImportPreviewProps) {
  return (
    <section class="stack">
      <Table
        caption={`Not read: ${reading.problems.length} ${reading.problems.length === 1 ? "cell" : "cells"}`}
        columns={[{ heading: "Where" }, { heading: "What is there" }, { heading: "What to write" }]}
        rows={reading.problems
          .slice(0, 200)
          .map(({ row, column, text, message }) => [
            column === undefined ? `Row ${row}` : `Row ${row}, column ${column}`,
            text,
            message,
          ])}
      />
      {reading.incomplete.length > 0 && (
        <p>
          Left out whole, so that nobody is planned by half a row: {reading.incomplete.map(nameOf).join(", ")}
          .
        </p>
      )}
    </section>
  );
}

function personRow({ reading, nameOf }: ImportPreviewProps, staffId: string) {
  const patterns = reading.patterns.filter((each) => each.staffId === staffId);
  const weeks = patterns.flatMap((pattern) => pattern.weeks);
  const minutes = weeks.flat(2).reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0);
  return [
    nameOf(staffId),
    String(weeks.length),
    weeks.length === 0 ? "" : (minutes / 60 / weeks.length).toFixed(1),
    String(reading.shifts.filter((each) => each.staffId === staffId).length),
    String(reading.absences.filter((each) => each.staffId === staffId).length),
  ];
}
