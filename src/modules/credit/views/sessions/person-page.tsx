import {
  Breadcrumb,
  Button,
  errorFor,
  ErrorSummary,
  FactList,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import type { Interval } from "#platform/time";
import type { CreditCalculation, SessionCreditRules } from "../../rules/attendance/attendance.ts";
import { lengthWords } from "../../rules/attendance/calculation-words.ts";
import { clockWords } from "../../rules/sessions/when-words.ts";
import { sessionTrail } from "./attendance-page.tsx";
import { HowComputed } from "./import-page.tsx";
import { type ShownAttendance, StateTag } from "./session-page.tsx";

export interface PersonPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly session: { readonly id: string; readonly title: string; readonly zone: string };
  readonly rules: SessionCreditRules;
  readonly attendance: Omit<ShownAttendance, "award" | "excused"> & {
    readonly sources: readonly string[];
    readonly intervals: readonly Interval[];
    readonly calculation: CreditCalculation | undefined;
    readonly excused: { readonly minutes: number; readonly reason: string; readonly by: string } | undefined;
    readonly award:
      | {
          readonly id: string;
          readonly minutes: number;
          readonly certificateNumber: string;
          readonly awardedBy: string;
          readonly isDelivered: boolean;
        }
      | undefined;
  };
  readonly mayExcuse: boolean;
  readonly mayRevoke: boolean;
  readonly text: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** One person's attendance: from when to when, how the minutes came about, and the credit. */
export function PersonPage(props: PersonPageProps) {
  const { shell, session, attendance, problems } = props;
  return (
    <Page
      shell={shell}
      current="/sessions"
      title={`${attendance.name} at ${session.title}`}
      heading={attendance.name}
      lede={session.title}
      actions={<StateTag {...attendance} />}
      notices={
        <>
          <Breadcrumb trail={sessionTrail(session)} />
          <FlashNotice flash={props.done} csrfToken={props.csrfToken} />
          <ErrorSummary title="Nothing was changed yet" problems={problems} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        <Facts {...props} />
        <section class="stack">
          <h2>How it is counted</h2>
          {attendance.calculation ? (
            <HowComputed calculation={attendance.calculation} rules={props.rules} />
          ) : (
            <p>{attendance.reason}</p>
          )}
          {attendance.excused && (
            <p>
              {attendance.excused.by} set {attendance.excused.minutes} minutes: {attendance.excused.reason}
            </p>
          )}
        </section>
        {props.mayExcuse && <Excuse {...props} />}
        {props.mayRevoke && attendance.award && <Revocation {...props} />}
      </div>
    </Page>
  );
}

const sourceWords: Readonly<Record<string, string>> = {
  import: "a report",
  "check-in": "a check-in",
  roster: "a group’s list",
  "by hand": "an entry by hand",
};

const mostIntervals = 20;

function Facts({ attendance, session }: PersonPageProps) {
  const { email, intervals, sources, award, state, reason } = attendance;
  const times = intervals
    .slice(0, mostIntervals)
    .map(
      ({ start, end }) =>
        `${clockWords(start, session.zone, "second")} – ${clockWords(end, session.zone, "second")}`,
    );
  const facts = [
    ...(email === undefined ? [] : [{ name: "E-mail", value: email }]),
    ...(times.length === 0
      ? []
      : [
          {
            name: "There",
            value: `${times.join("; ")}${intervals.length > mostIntervals ? "; and more" : ""}`,
          },
        ]),
    { name: "Attended", value: lengthWords(attendance.attendedSeconds) },
    ...(sources.length === 0
      ? []
      : [{ name: "Known from", value: sources.map((each) => sourceWords[each] ?? each).join(", ") }]),
    ...(state === "qualifies" || reason === "" ? [] : [{ name: "Why", value: reason }]),
    ...(award === undefined
      ? []
      : [
          { name: "Awarded", value: `${award.minutes} minutes, by ${award.awardedBy}` },
          {
            name: "Certificate",
            value: <a href={`/certificates/${award.certificateNumber}`}>{award.certificateNumber}</a>,
          },
          {
            name: "In their record",
            value: award.isDelivered ? "Yes" : "Waits until they take up their place here",
          },
        ]),
  ];
  return <FactList facts={facts} />;
}

function Excuse({ session, attendance, csrfToken, text, problems }: PersonPageProps) {
  return (
    <section class="stack">
      <h2>Set the minutes</h2>
      <PostForm
        action={`/sessions/${session.id}/people/${attendance.id}/excuse`}
        csrfToken={csrfToken}
        class="stack"
      >
        <Field
          name="minutes"
          label="Minutes of credit"
          type="number"
          width="short"
          value={text["minutes"]}
          error={errorFor(problems, "minutes")}
          hint="In place of what was counted: someone helped at the door, or their connection broke."
        />
        <Field name="reason" label="Why" value={text["reason"]} error={errorFor(problems, "reason")} />
        <p>
          <Button tone="quiet">Set them</Button>
        </p>
      </PostForm>
    </section>
  );
}

function Revocation({ session, attendance, csrfToken, text, problems }: PersonPageProps) {
  return (
    <section class="stack">
      <h2>Revoke the award</h2>
      <PostForm
        action={`/sessions/${session.id}/people/${attendance.id}/revocation`}
        csrfToken={csrfToken}
        class="stack"
      >
        <Field
          name="because"
          label="Why it is revoked"
          value={text["because"]}
          error={errorFor(problems, "because")}
          hint="The certificate becomes void and the credit leaves their record. Awarding again gives a new certificate."
        />
        <p>
          <Button tone="danger">Revoke</Button>
        </p>
      </PostForm>
    </section>
  );
}
