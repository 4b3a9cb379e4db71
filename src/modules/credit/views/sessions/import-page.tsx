import {
  Breadcrumb,
  Button,
  ButtonLink,
  Disclosure,
  ErrorSummary,
  type FieldProblem,
  FlashNotice,
  Notice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
  Table,
} from "#ui";
import { type AskedColumns, isOpen } from "../../rules/attendance/asked-columns.ts";
import type {
  AttendanceOutcome,
  AttendancePerson,
  SessionCreditRules,
} from "../../rules/attendance/attendance.ts";
import { calculationWords, lengthWords } from "../../rules/attendance/calculation-words.ts";
import { ColumnsQuestion, ColumnsSettled } from "./attendance-columns.tsx";
import { sessionTrail } from "./attendance-page.tsx";
import { reportKinds } from "./report-kinds.ts";

export interface ImportPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly session: { readonly id: string; readonly title: string };
  readonly id: string;
  readonly fileName: string;
  readonly state: "read" | "counted" | "removed";
  readonly rules: SessionCreditRules;
  readonly outcome: AttendanceOutcome;
  /** What its columns were taken for; undefined once that is settled. */
  readonly asked: AskedColumns | undefined;
  readonly problems: readonly FieldProblem[];
  /** Readings of its dates to choose from, when nothing in the file tells which is right. */
  readonly readings: readonly DateReading[];
}

/** One way to read a report's dates, and what would come of it. */
export interface DateReading {
  readonly dateOrder: string;
  /** The first day in the report, as it would be: `Sun, Apr 5, 2026`. */
  readonly day: string;
  readonly qualifyingCount: number;
}

const mostShown = 100;

/** What was read of a report, before it counts: people, minutes and how they came about, what was set apart, what was not read. */
export function ImportPage(props: ImportPageProps) {
  const { shell, session, asked } = props;
  return (
    <Page
      shell={shell}
      current="/sessions"
      title={`Read: ${props.fileName}`}
      heading="What was read"
      lede={ledeOf(props)}
      notices={
        <>
          <Breadcrumb
            trail={[
              ...sessionTrail(session),
              { href: `/sessions/${session.id}/attendance`, label: "Attendance" },
            ]}
          />
          <FlashNotice flash={props.done} csrfToken={props.csrfToken} />
          <ErrorSummary title="Not read yet" problems={props.problems} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        {asked !== undefined && isOpen(asked) ? (
          <ColumnsQuestion {...props} asked={asked} />
        ) : (
          <WhatWasRead {...props} />
        )}
      </div>
    </Page>
  );
}

function ledeOf({ fileName, outcome: { kind, people }, asked }: ImportPageProps): string {
  if (asked !== undefined && isOpen(asked))
    return `${fileName}: nothing counts before you have said what its columns hold.`;
  const qualifying = people.filter(({ qualifies }) => qualifies).length;
  return `${fileName}: ${reportKinds[kind] ?? "Table"}, ${people.length} ${people.length === 1 ? "person" : "people"}, ${qualifying} of them there long enough by this report alone.`;
}

function WhatWasRead(props: ImportPageProps) {
  const { asked, readings } = props;
  return (
    <>
      {readings.length > 0 ? <Question {...props} /> : <Decision {...props} />}
      <Problems {...props} />
      <People {...props} />
      <SetApart {...props} />
      {asked !== undefined && <ColumnsSettled {...props} asked={asked} />}
    </>
  );
}

function Question({ session, id, readings, csrfToken }: ImportPageProps) {
  return (
    <Notice tone="attention" title="Which day is meant?">
      <p>The dates in this report can be read in two ways, and nothing in it tells which is right.</p>
      <PostForm action={`/sessions/${session.id}/attendance/${id}/dates`} csrfToken={csrfToken} class="row">
        {readings.map(({ dateOrder, day, qualifyingCount }) => (
          <Button tone="quiet" name="dateOrder" value={dateOrder}>
            It is {day}: {qualifyingCount} qualify
          </Button>
        ))}
      </PostForm>
    </Notice>
  );
}

function Decision({ session, id, state, outcome, csrfToken }: ImportPageProps) {
  const path = `/sessions/${session.id}/attendance/${id}`;
  if (state === "counted")
    return (
      <div class="row">
        <span>This report counts.</span>
        <ButtonLink href={`/sessions/${session.id}`}>See who came</ButtonLink>
        <PostForm action={`${path}/removal`} csrfToken={csrfToken}>
          <Button tone="text">Take it back</Button>
        </PostForm>
      </div>
    );
  if (outcome.people.length === 0)
    return (
      <p>
        Nothing in it can be used. <a href={`/sessions/${session.id}/attendance`}>Choose another file</a>.
      </p>
    );
  return (
    <PostForm action={`${path}/confirmation`} csrfToken={csrfToken} class="row">
      <Button>Let it count</Button>
      <ButtonLink tone="text" href={`/sessions/${session.id}/attendance`}>
        Not now
      </ButtonLink>
    </PostForm>
  );
}

function Problems({ outcome: { problems } }: ImportPageProps) {
  if (problems.length === 0) return null;
  return (
    <Table
      caption={problems.length === 1 ? "1 thing to know" : `${problems.length} things to know`}
      columns={[{ heading: "Where" }, { heading: "What" }, { heading: "What was done" }]}
      rows={problems
        .slice(0, mostShown)
        .map(({ row, column, message, effect }) => [
          [...(row === undefined ? [] : [`Row ${row}`]), ...(column === undefined ? [] : [column])].join(
            ", ",
          ) || "The file",
          message,
          effect === "left-out" ? "Left out" : "Counted as said",
        ])}
    />
  );
}

function People({ outcome: { people }, rules }: ImportPageProps) {
  if (people.length === 0) return null;
  return (
    <>
      <Table
        caption="Who came, by this report"
        columns={[
          { heading: "Name" },
          { heading: "Attended", isNumber: true },
          { heading: "Credit", isNumber: true },
          { heading: "How it is counted" },
        ]}
        rows={people.slice(0, mostShown).map((person) => [
          <>
            {person.name}
            {person.email && <span class="quiet"> {person.email}</span>}
          </>,
          lengthWords(person.calculation.attendedSeconds),
          person.qualifies ? `${person.calculation.creditedMinutes} min` : "none",
          <How person={person} rules={rules} />,
        ])}
      />
      {people.length > mostShown && (
        <p class="quiet">And {people.length - mostShown} more, who are all listed once the report counts.</p>
      )}
    </>
  );
}

function How({ person, rules }: { readonly person: AttendancePerson; readonly rules: SessionCreditRules }) {
  return (
    <Disclosure summary={person.rows.length === 1 ? "1 row" : `${person.rows.length} rows`}>
      <HowComputed calculation={person.calculation} rules={rules} />
    </Disclosure>
  );
}

/** How the minutes came about, a step a line. */
export function HowComputed({
  calculation,
  rules,
}: {
  readonly calculation: AttendancePerson["calculation"];
  readonly rules: SessionCreditRules;
}) {
  return (
    <ul>
      {calculationWords(calculation, rules).map((step) => (
        <li>{step}</li>
      ))}
    </ul>
  );
}

function SetApart({ outcome: { setApart } }: ImportPageProps) {
  if (setApart.length === 0) return null;
  return (
    <Table
      caption={`Set apart: ${setApart.length}`}
      columns={[{ heading: "Who" }, { heading: "Rows" }, { heading: "Why" }]}
      rows={setApart
        .slice(0, mostShown)
        .map(({ name, rows, reason }) => [
          name === "" ? "A caller" : name,
          rows.slice(0, 10).join(", "),
          reason,
        ])}
    />
  );
}
