import {
  Breadcrumb,
  Button,
  Disclosure,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  type FieldProps,
  Page,
  PostForm,
  Select,
  type Shell,
  ZoneSelect,
} from "#ui";
import { modes } from "../../rules/ledger/entry.ts";
import { roundings, type SessionText } from "../../rules/sessions/session-form.ts";

export interface SessionFormPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** The session that is changed; absent for a new one. */
  readonly session: { readonly id: string; readonly title: string } | undefined;
  readonly text: SessionText;
  readonly problems: readonly FieldProblem[];
  readonly places: readonly { readonly id: string; readonly name: string }[];
  /** A session that credit was awarded for says so before it is changed. */
  readonly awardCount: number;
}

/** Adding a session, or changing what is laid down about it. */
export function SessionFormPage(props: SessionFormPageProps) {
  const { shell, session, problems } = props;
  const trail = [
    { href: "/sessions", label: "Sessions" },
    ...(session === undefined ? [] : [{ href: `/sessions/${session.id}`, label: session.title }]),
  ];
  return (
    <Page
      shell={shell}
      current="/sessions"
      title={session === undefined ? "Add a session" : `Change ${session.title}`}
      heading={session === undefined ? "Add a session" : "Change the session"}
      lede={
        props.awardCount > 0
          ? `Credit was awarded to ${props.awardCount} already: those awards stay as they are. Who came is counted anew.`
          : "One meeting, or several: a conference, or a course that meets each week."
      }
      notices={
        <>
          <Breadcrumb trail={trail} />
          <ErrorSummary title="Not kept yet" problems={problems} />
        </>
      }
      isUnlisted
    >
      <PostForm
        action={session === undefined ? "/sessions" : `/sessions/${session.id}`}
        csrfToken={props.csrfToken}
        class="stack"
      >
        <input type="hidden" name="offering" value={props.text.offering} />
        <Meeting {...props} />
        <Counting {...props} />
        <p>
          <Button>{session === undefined ? "Add the session" : "Keep the changes"}</Button>
        </p>
      </PostForm>
      {session && props.awardCount === 0 && (
        <PostForm action={`/sessions/${session.id}/removal`} csrfToken={props.csrfToken}>
          <Button tone="text">Remove the session</Button>
        </PostForm>
      )}
    </Page>
  );
}

type Fields = Pick<SessionFormPageProps, "text" | "problems">;

function TextField({
  text,
  problems,
  name,
  ...field
}: Fields & { readonly name: keyof SessionText } & Omit<FieldProps, "name" | "value" | "error">) {
  return <Field {...field} name={name} value={text[name]} error={errorFor(problems, name)} />;
}

function Meeting({ text, problems, places }: SessionFormPageProps) {
  const shared = { text, problems };
  return (
    <>
      <TextField {...shared} name="title" label="Title" />
      <TextField {...shared} name="day" label="Day" type="date" width="medium" />
      <TextField
        {...shared}
        name="hours"
        label="Hours"
        width="medium"
        hint="As 9-12:30. Credit is counted from this start to this end."
      />
      <TextField
        {...shared}
        name="meetings"
        label="Further meetings"
        rows={3}
        hint="One a line, as 2026-12-04 9-12:30. Empty for one meeting. Time in all of them counts together."
      />
      <TextField
        {...shared}
        name="breaks"
        label="Breaks"
        hint="As 10:30-10:45, 12-1. Breaks earn nothing, on each day on which they lie in the hours. Empty for none."
      />
      <ZoneSelect
        value={text.zone}
        error={errorFor(problems, "zone")}
        hint="Whose clock these hours are by."
      />
      <Select
        name="organisation"
        label="Held by"
        value={text.organisation}
        error={errorFor(problems, "organisation")}
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField {...shared} name="place" label="Place" hint="Empty for a session online." />
      <TextField {...shared} name="link" label="Link to join" type="url" />
    </>
  );
}

const countingFields = ["threshold", "grace", "bridge", "rounding", "step", "mode", "topics", "categories"];

function Counting({ text, problems }: SessionFormPageProps) {
  const shared = { text, problems };
  return (
    <Disclosure
      summary="How credit is counted"
      isOpen={problems.some(({ where }) => countingFields.includes(where))}
    >
      <div class="stack">
        <TextField
          {...shared}
          name="grace"
          label="Missed without loss"
          type="number"
          width="short"
          suffix="minutes"
          hint="Who misses no more than this is credited in full."
        />
        <TextField
          {...shared}
          name="threshold"
          label="Attended at least"
          type="number"
          width="short"
          suffix="% of the session"
          hint="Less than this earns nothing. 0 credits whatever was attended."
        />
        <TextField
          {...shared}
          name="bridge"
          label="Gaps that count as attended"
          type="number"
          width="short"
          suffix="seconds"
          hint="A dropped connection, up to so long."
        />
        <div class="row row--foot">
          <Select
            name="rounding"
            label="Rounded"
            value={text.rounding}
            options={Object.entries(roundings).map(([value, label]) => ({ value, label }))}
          />
          <TextField
            {...shared}
            name="step"
            label="To steps of"
            type="number"
            width="short"
            suffix="minutes"
          />
        </div>
        <WhatKind text={text} problems={problems} />
      </div>
    </Disclosure>
  );
}

function WhatKind({ text, problems }: Fields) {
  const shared = { text, problems };
  return (
    <>
      <Select
        name="mode"
        label="How people take part"
        value={text.mode}
        options={modes.map((mode) => ({
          value: mode,
          label: mode.replace(/^./u, (first) => first.toUpperCase()),
        }))}
      />
      <TextField {...shared} name="topics" label="Topics" hint="Several with commas between." />
      <TextField
        {...shared}
        name="categories"
        label="Categories by rule pack"
        rows={3}
        hint="One rule pack a line: us-ny-public-librarian: technology. Only what the pack cannot tell by itself."
      />
    </>
  );
}
