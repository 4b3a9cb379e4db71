import { Button, Checkbox, Disclosure, errorFor, Field, type FieldProblem, PostForm, Select } from "#ui";

/** Somewhere the reader works: where what they note can be counted. */
export interface NotePlace {
  readonly organisationId: string;
  readonly name: string;
}

export interface NoteFormProps {
  readonly csrfToken: string;
  readonly places: readonly NotePlace[];
  readonly today: string;
  /** The page to come back to. */
  readonly from: "focus" | "requests";
  readonly problems: readonly FieldProblem[];
  readonly words?: string | undefined;
  readonly note?: string | undefined;
}

/** The quick way: one field, and the rest folded away. */
export function NoteForm({ csrfToken, from, note, places, problems, today, words }: NoteFormProps) {
  const [first] = places;
  return (
    <PostForm action="/plan/focus/requests" csrfToken={csrfToken} class="stack">
      <input type="hidden" name="from" value={from} />
      <Field
        name="words"
        label="What were you asked for?"
        hint="As in: research tools, makerspaces, a 1:1 program. Never who asked."
        value={words}
        error={errorFor(problems, "words")}
      />
      <Disclosure summary="Day and note" isOpen={problems.some(({ where }) => where !== "words")}>
        <div class="stack">
          <Field
            name="on"
            label="Day"
            type="date"
            value={today}
            maximum={today}
            error={errorFor(problems, "on")}
            width="medium"
          />
          <NoteField note={note} problems={problems} />
        </div>
      </Disclosure>
      {first !== undefined && (
        <>
          <Checkbox
            name="counts"
            value="yes"
            label={`Count it at ${places.length > 1 ? "my place of work" : first.name}: the topic and the month, without your name`}
          />
          {places.length > 1 && (
            <Select
              name="place"
              label="Place of work"
              options={places.map(({ name, organisationId }) => ({ value: organisationId, label: name }))}
            />
          )}
        </>
      )}
      <p>
        <Button tone={from === "focus" ? "quiet" : "primary"}>Note it</Button>
      </p>
    </PostForm>
  );
}

/** What one writes to oneself about a request. */
export function NoteField({ note, problems }: Pick<NoteFormProps, "note" | "problems">) {
  return (
    <Field
      name="note"
      label="Note for yourself"
      rows={2}
      value={note}
      error={errorFor(problems, "note")}
      hint="No names and nothing else about the person who asked."
    />
  );
}
