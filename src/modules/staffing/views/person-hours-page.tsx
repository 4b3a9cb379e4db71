import {
  Breadcrumb,
  Button,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  Select,
  type Shell,
} from "#ui";
import type { PersonExtras } from "./person-extras-props.ts";
import { PersonExtrasForms } from "./person-extras.tsx";
import { Done } from "./team-page.tsx";
import { absenceReasons } from "../rules/absence-form.ts";
import { longDay } from "#platform/words";
import { awayWords } from "../rules/away-words.ts";
import type { AbsenceReason } from "../rules/time-away.ts";
import { rotationField } from "../rules/rotation-form.ts";
import { weekFields } from "../rules/week-form.ts";

/** The weeks of somebody's hours, as text by the names of their fields. */
interface HoursText {
  readonly weekCount: number;
  readonly text: Readonly<Record<string, string>>;
}

export interface PersonHoursPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly person: {
    readonly staffId: string;
    readonly name: string;
    readonly branchId: string;
    readonly branchName: string;
  };
  readonly deskNames: readonly string[];
  readonly absences: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly reason: AbsenceReason;
  }[];
  readonly mayChange: boolean;
  /** Hours that begin after today, the next first. */
  readonly later: readonly ({ readonly from: string } & HoursText)[];
  readonly extras: PersonExtras;
  readonly weekCount: number;
  readonly from: string;
  /** What stands in the fields, by name. */
  readonly text: Readonly<Record<string, string>>;
  readonly done?: { readonly message: string; readonly undo?: string | undefined } | undefined;
  readonly problems: readonly FieldProblem[];
}

/** When someone works, week by week, to be changed from a day on. */
export function PersonHoursPage(props: PersonHoursPageProps) {
  const { shell, csrfToken, person, done, problems, mayChange } = props;
  return (
    <Page
      shell={shell}
      current="/team"
      title={`Hours of ${person.name}`}
      lede={`${person.branchName}.`}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/team", label: "Team" },
              { href: `/team/branches/${person.branchId}`, label: person.branchName },
            ]}
          />
          {done && <Done {...done} csrfToken={csrfToken} />}
          <ErrorSummary title="Not changed yet" problems={problems} />
        </>
      }
    >
      <div class="stack">
        {mayChange ? <HoursForm {...props} /> : <HoursList {...props} />}
        <LaterHours {...props} />
        {mayChange && <TimeAway {...props} />}
        {mayChange && <PersonExtrasForms {...props} staffId={person.staffId} />}
      </div>
    </Page>
  );
}

function HoursForm({ csrfToken, person, deskNames, weekCount, from, text, problems }: PersonHoursPageProps) {
  const weeks = Array.from({ length: weekCount }, (_, week) => week);
  return (
    <PostForm action={`/team/people/${person.staffId}`} csrfToken={csrfToken} class="stack">
      <p class="quiet">
        Write a day as <code>9-5</code>, or with desks as{" "}
        <code>9-1 {deskNames[0] ?? "Reference"}; lunch 1-1:30; 1:30-5 off desk</code>. An empty day is a day
        off.
        {deskNames.length > 0 && ` Desks here: ${deskNames.join(", ")}.`}
      </p>
      {weeks.map((week) => (
        <fieldset class="stack">
          <legend>{weekCount === 1 ? "Every week" : `Week ${week + 1} of ${weekCount}`}</legend>
          {weekFields.map((field) => {
            const name = rotationField(field, week);
            return (
              <Field
                name={name}
                label={`${field.charAt(0).toUpperCase()}${field.slice(1)}`}
                value={text[name]}
                error={errorFor(problems, name)}
              />
            );
          })}
        </fieldset>
      ))}
      <Field
        name="from"
        label="From"
        type="date"
        value={from}
        error={errorFor(problems, "from")}
        hint="What was worked before stays as it was."
        width="medium"
      />
      <input type="hidden" name="weeks" value={weekCount} />
      <p class="row">
        <Button>Change the hours</Button>
        {weekCount < 4 && (
          <Button tone="text" name="rotation" value={String(weekCount + 1)}>
            Rotate over {weekCount + 1} weeks
          </Button>
        )}
        {weekCount > 1 && (
          <Button tone="text" name="rotation" value={String(weekCount - 1)}>
            {weekCount === 2 ? "The same every week" : `Rotate over ${weekCount - 1} weeks`}
          </Button>
        )}
      </p>
    </PostForm>
  );
}

function TimeAway({ csrfToken, person, absences, text, problems }: PersonHoursPageProps) {
  const path = `/team/people/${person.staffId}/absences`;
  return (
    <section class="stack" aria-labelledby="away">
      <h2 id="away">Time away</h2>
      {absences.length === 0 && <p class="quiet">None is entered from today on.</p>}
      <ul class="stack">
        {absences.map(({ id, from, to, reason }) => (
          <li>
            <PostForm action={`${path}/${id}/removal`} csrfToken={csrfToken} class="row">
              <span>
                {absenceReasons[reason]}: {awayWords({ from, to })}
              </span>
              <Button tone="text" about={`${absenceReasons[reason]}, ${awayWords({ from, to })}`}>
                Remove
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
      <PostForm action={path} csrfToken={csrfToken} class="stack">
        <Field
          name="firstDay"
          label="First day"
          type="date"
          value={text["firstDay"]}
          error={errorFor(problems, "firstDay")}
          width="medium"
        />
        <Field
          name="lastDay"
          label="Last day"
          type="date"
          value={text["lastDay"]}
          hint="Empty for a single day."
          error={errorFor(problems, "lastDay")}
          width="medium"
        />
        <Field
          name="hours"
          label="Hours"
          value={text["hours"]}
          hint="As 1-5, for a part of a single day; empty for whole days."
          error={errorFor(problems, "hours")}
          width="medium"
        />
        <Select
          name="reason"
          label="Why"
          value={text["reason"]}
          hint="Seen by those who plan the desks, and by nobody else."
          options={Object.entries(absenceReasons).map(([value, label]) => ({ value, label }))}
        />
        <p>
          <Button tone="quiet">Enter time away</Button>
        </p>
      </PostForm>
    </section>
  );
}

function LaterHours({ later }: PersonHoursPageProps) {
  return later.map(({ from, ...hours }) => (
    <section class="stack" aria-labelledby={`from-${from}`}>
      <h2 id={`from-${from}`}>From {longDay(from)} on</h2>
      {hours.weekCount === 0 ? <p>No hours.</p> : <HoursList {...hours} level={3} />}
    </section>
  ));
}

function HoursList({ weekCount, text, level = 2 }: HoursText & { readonly level?: 2 | 3 }) {
  const weeks = Array.from({ length: weekCount }, (_, week) => week);
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div class="stack">
      {weeks.map((week) => (
        <section>
          <Heading>{weekCount === 1 ? "Every week" : `Week ${week + 1} of ${weekCount}`}</Heading>
          <ul>
            {weekFields.map((field) => (
              <li>
                {field.charAt(0).toUpperCase()}
                {field.slice(1)}: {text[rotationField(field, week)] || "off"}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
