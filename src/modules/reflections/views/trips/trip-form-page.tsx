import {
  Breadcrumb,
  Button,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  type Shell,
} from "#ui";
import type { TripText } from "../../rules/trips/trip-form.ts";

export interface TripFormPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** Absent for a new one. */
  readonly id: string | undefined;
  readonly text: TripText;
  readonly problems: readonly FieldProblem[];
}

/** Where some of a team went, and when. */
export function TripFormPage({ csrfToken, id, problems, shell, text }: TripFormPageProps) {
  return (
    <Page
      shell={shell}
      title={id === undefined ? "Add a trip" : "Change the trip"}
      current="/reflections"
      isUnlisted
      lede="A conference, an institute, a visit: anything that some of you went to and others did not."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/trips", label: "Trips" }]} />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <PostForm
        action={id === undefined ? "/trips" : `/trips/${id}/change`}
        csrfToken={csrfToken}
        class="stack"
      >
        <Field
          name="title"
          label="What was it?"
          hint="State Conference 2026"
          value={text.title}
          error={errorFor(problems, "title")}
        />
        <Field
          name="place"
          label="Where?"
          hint="A town, or “online”."
          value={text.place}
          error={errorFor(problems, "place")}
        />
        <div class="row">
          <Field
            name="from"
            type="date"
            label="First day"
            value={text.from}
            error={errorFor(problems, "from")}
          />
          <Field name="to" type="date" label="Last day" value={text.to} error={errorFor(problems, "to")} />
        </div>
        <p>
          <Button>{id === undefined ? "Add it" : "Keep"}</Button>
        </p>
      </PostForm>
    </Page>
  );
}
