import {
  Breadcrumb,
  Button,
  Checkbox,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  type Shell,
} from "#ui";
import type { StepText, TrailText } from "../../rules/trails/trail.ts";

interface FormPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly problems: readonly FieldProblem[];
}

/** What a trail says of itself. */
export function TrailFormPage({
  csrfToken,
  id,
  problems,
  shell,
  text,
}: FormPageProps & {
  /** Absent for a new one. */
  readonly id: string | undefined;
  readonly text: TrailText;
}) {
  const isNew = id === undefined;
  return (
    <Page
      shell={shell}
      title={isNew ? "Make a trail" : "Change the trail"}
      current="/reflections"
      isUnlisted
      notices={
        <>
          <Breadcrumb trail={[{ href: "/trails", label: "Trails" }]} />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <PostForm action={isNew ? "/trails" : `/trails/${id}/change`} csrfToken={csrfToken} class="stack">
        <Field name="title" label="Title" value={text.title} error={errorFor(problems, "title")} />
        <Field
          name="about"
          label="What it is about"
          hint="For whom, how long a step takes, and what one has at the end. Markdown works."
          rows={6}
          value={text.about}
          error={errorFor(problems, "about")}
        />
        <Checkbox
          name="open"
          value="yes"
          label="Open: everyone at your library sees it and can join"
          isChosen={text.isOpen}
        />
        <p class="row">
          <Button>{isNew ? "Make it" : "Keep"}</Button>
          {!isNew && (
            <Button tone="text" action={`/trails/${id}/removal`}>
              Remove the trail
            </Button>
          )}
        </p>
      </PostForm>
    </Page>
  );
}

/** One step, new or changed. */
export function StepFormPage({
  csrfToken,
  problems,
  shell,
  stepId,
  text,
  trail,
}: FormPageProps & {
  readonly trail: { readonly id: string; readonly title: string };
  /** Absent for a new one. */
  readonly stepId: string | undefined;
  readonly text: StepText;
}) {
  const steps = `/trails/${trail.id}/steps`;
  return (
    <Page
      shell={shell}
      title={stepId === undefined ? "Add a step" : "Change the step"}
      current="/reflections"
      isUnlisted
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/trails", label: "Trails" },
              { href: `/trails/${trail.id}`, label: trail.title },
            ]}
          />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <PostForm
        action={stepId === undefined ? steps : `${steps}/${stepId}/change`}
        csrfToken={csrfToken}
        class="stack"
      >
        <StepFields text={text} problems={problems} />
        <p>
          <Button>{stepId === undefined ? "Add it" : "Keep"}</Button>
        </p>
      </PostForm>
    </Page>
  );
}

function StepFields({ problems, text }: Pick<FormPageProps, "problems"> & { readonly text: StepText }) {
  return (
    <>
      <Field name="title" label="Title" value={text.title} error={errorFor(problems, "title")} />
      <Field
        name="body"
        label="What to look at, and what to try"
        hint="Markdown works: - lists, [links](https://…)."
        rows={9}
        value={text.body}
        error={errorFor(problems, "body")}
      />
      <Field
        name="offering"
        label="Something to learn it from"
        hint="The address of an offering in Find. Empty: none."
        value={text.offering}
        error={errorFor(problems, "offering")}
      />
      <Field
        name="place"
        label="Which step is it?"
        hint="A number; empty: where it is, or the last."
        inputMode="numeric"
        width="short"
        value={text.place}
        error={errorFor(problems, "place")}
      />
    </>
  );
}
