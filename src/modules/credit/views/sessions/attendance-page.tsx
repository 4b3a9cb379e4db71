import {
  Breadcrumb,
  Button,
  Card,
  Disclosure,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
  Table,
} from "#ui";
import { clockWords } from "../../rules/sessions/when-words.ts";
import { reportKinds } from "./report-kinds.ts";

export interface AttendancePageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly session: { readonly id: string; readonly title: string; readonly zone: string };
  readonly imports: readonly {
    readonly id: string;
    readonly fileName: string;
    readonly kind: string;
    readonly state: "read" | "counted" | "removed";
    readonly readBy: string;
  }[];
  readonly additions: readonly { readonly id: string; readonly words: string; readonly by: string }[];
  readonly checkIns: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string | undefined;
    readonly isSignedIn: boolean;
    readonly atSeconds: number;
    readonly isLate: boolean;
  }[];
  readonly text: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** Everything that says who came: reports, check-ins, and what people add to them. */
export function AttendancePage(props: AttendancePageProps) {
  const { shell, session, problems } = props;
  return (
    <Page
      shell={shell}
      current="/sessions"
      title={`Attendance of ${session.title}`}
      heading="Attendance"
      lede="Bring in as many reports as there are: times are united, and nobody is counted twice."
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
        <Reports {...props} />
        <ByHand {...props} />
        <Roster {...props} />
        <Additions {...props} />
        <CheckIns {...props} />
      </div>
    </Page>
  );
}

/** The way to a page of a session. */
export function sessionTrail(session: { readonly id: string; readonly title: string }) {
  return [
    { href: "/sessions", label: "Sessions" },
    { href: `/sessions/${session.id}`, label: session.title },
  ];
}

function Reports({ session, imports, csrfToken, problems }: AttendancePageProps) {
  const path = `/sessions/${session.id}`;
  return (
    <Card heading="Reports">
      <PostForm action={`${path}/attendance`} csrfToken={csrfToken} hasFiles class="stack">
        <Field
          name="file"
          label="Attendance report"
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          hint="As Zoom, Teams, Webex, GoTo or Collaborate gave it, or a table of your own with the columns Name, Email, Join Time, Leave Time. Nothing counts before you have seen what was read."
          error={errorFor(problems, "file")}
        />
        <p>
          <Button>Read it</Button>
        </p>
      </PostForm>
      {imports.length > 0 && (
        <Table
          caption="Reports so far"
          isCaptionHidden
          columns={[{ heading: "File" }, { heading: "What it is" }, { heading: "State" }]}
          rows={imports.map(({ id, fileName, kind, state, readBy }) => [
            <a href={`${path}/attendance/${id}`}>{fileName}</a>,
            reportKinds[kind] ?? "Table",
            `${states[state]}, brought in by ${readBy}`,
          ])}
        />
      )}
    </Card>
  );
}

const states = { read: "Looked at, does not count yet", counted: "Counts", removed: "Taken back" } as const;

function ByHand({ session, csrfToken, text, problems }: AttendancePageProps) {
  return (
    <Disclosure summary="Enter people by hand" isOpen={isWrong(problems, ["people", "hours"])}>
      <PostForm action={`/sessions/${session.id}/additions`} csrfToken={csrfToken} class="stack">
        <input type="hidden" name="kind" value="by hand" />
        <Field
          name="people"
          label="Who was there"
          rows={4}
          value={text["people"]}
          hint="One a line: a colleague’s name or e-mail address, or for a guest Ana Owner <ana@library.example>."
          error={errorFor(problems, "people")}
        />
        <Field
          name="hours"
          label="From when to when"
          value={text["hours"]}
          width="medium"
          hint="As 9-10:30, or of another day 2026-12-04 9-10:30. Empty for the whole session."
          error={errorFor(problems, "hours")}
        />
        <p>
          <Button tone="quiet">Enter them</Button>
        </p>
      </PostForm>
    </Disclosure>
  );
}

function isWrong(problems: readonly FieldProblem[], fields: readonly string[]): boolean {
  return problems.some(({ where }) => fields.includes(where));
}

function Roster({ session, csrfToken, text, problems }: AttendancePageProps) {
  return (
    <Disclosure
      summary="Enter a group that watched together"
      isOpen={isWrong(problems, ["login", "members"])}
    >
      <PostForm action={`/sessions/${session.id}/additions`} csrfToken={csrfToken} class="stack">
        <input type="hidden" name="kind" value="roster" />
        <Field
          name="login"
          label="Whose login it was"
          value={text["login"]}
          hint="The name or e-mail address that the report has."
          error={errorFor(problems, "login")}
        />
        <Field
          name="members"
          label="Who watched"
          rows={4}
          value={text["members"]}
          hint="Everyone who was in the room, one a line, with whoever the login belongs to if they were there."
          error={errorFor(problems, "members")}
        />
        <p>
          <Button tone="quiet">Enter the group</Button>
        </p>
      </PostForm>
    </Disclosure>
  );
}

function Additions({ session, additions, csrfToken }: AttendancePageProps) {
  if (additions.length === 0) return null;
  return (
    <Card heading="Entered and decided">
      <ul class="stack">
        {additions.map(({ id, words, by }) => (
          <li>
            <PostForm
              action={`/sessions/${session.id}/additions/${id}/removal`}
              csrfToken={csrfToken}
              class="row"
            >
              <span>
                {words} <span class="quiet">by {by}</span>
              </span>
              <Button tone="text" about={words}>
                Take back
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function CheckIns({ session, checkIns, csrfToken }: AttendancePageProps) {
  if (checkIns.length === 0) return null;
  return (
    <Card heading="Checked in">
      <ul class="stack">
        {checkIns.map(({ id, name, email, isSignedIn, atSeconds, isLate }) => (
          <li>
            <PostForm
              action={`/sessions/${session.id}/check-ins/${id}/removal`}
              csrfToken={csrfToken}
              class="row"
            >
              <span>
                {name}, {clockWords(atSeconds, session.zone, "minute")}{" "}
                <span class="quiet">
                  {[isSignedIn ? "signed in" : (email ?? "by name"), ...(isLate ? ["sent later"] : [])].join(
                    ", ",
                  )}
                </span>
              </span>
              <Button tone="text" about={name}>
                Take back
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </Card>
  );
}
