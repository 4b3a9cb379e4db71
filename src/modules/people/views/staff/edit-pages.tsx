import {
  Button,
  ButtonLink,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  Select,
  type Shell,
} from "#ui";
import { employmentClasses, roles } from "../../rules/position.ts";
import type { PositionWords } from "../../rules/staff/position-fields.ts";
import { classNames, roleNames } from "./role-names.ts";

/** A person as typed. */
export interface PersonWords {
  readonly name: string;
  readonly email: string;
  readonly number: string;
}

export interface EditPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly title: string;
  readonly action: string;
  readonly back: string;
  /** Which parts the form has. */
  readonly person: PersonWords | undefined;
  readonly position: PositionWords | undefined;
  /** A name is typed when there are too many to choose from. */
  readonly branches: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly problems: readonly FieldProblem[];
}

/** Someone's name and address, a position, or both for someone new. */
export function EditStaffPage(props: EditPageProps) {
  const { shell, title, problems, person, position } = props;
  return (
    <Page
      shell={shell}
      title={title}
      current="/staff"
      notices={problems.length > 0 ? <ErrorSummary problems={problems} /> : undefined}
    >
      <PostForm action={props.action} csrfToken={props.csrfToken} class="stack">
        {person && <PersonFields words={person} problems={problems} />}
        {position && <PositionFields words={position} branches={props.branches} problems={problems} />}
        <div class="row">
          <Button>Save</Button>
          <ButtonLink href={props.back}>Cancel</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}

function PersonFields({
  words,
  problems,
}: {
  readonly words: PersonWords;
  readonly problems: readonly FieldProblem[];
}) {
  return (
    <>
      <Field name="name" label="Name" value={words.name} error={errorFor(problems, "name")} />
      <Field
        name="email"
        label="Work e-mail (optional)"
        type="email"
        value={words.email}
        error={errorFor(problems, "email")}
      />
      <Field
        name="number"
        label="Employee number (optional)"
        width="medium"
        value={words.number}
        error={errorFor(problems, "number")}
      />
    </>
  );
}

function PositionFields({
  words,
  branches,
  problems,
}: {
  readonly words: PositionWords;
  readonly branches: EditPageProps["branches"];
  readonly problems: readonly FieldProblem[];
}) {
  const field = (name: keyof PositionWords) => ({
    name,
    value: words[name],
    error: errorFor(problems, name),
  });
  return (
    <>
      {branches === undefined ? (
        <Field {...field("branch")} label="Branch" hint="Its name or its code." />
      ) : (
        <Select
          {...field("branch")}
          label="Branch"
          options={branches.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Field {...field("title")} label="Title (optional)" />
      <Select
        {...field("role")}
        label="Role in Carrel"
        hint="It counts at this branch and all below it."
        options={roles.map((role) => ({ value: role, label: roleNames[role] }))}
      />
      <Select
        {...field("class")}
        label="Employed as"
        options={employmentClasses.map((each) => ({ value: each, label: classNames[each] }))}
      />
      <Field {...field("share")} label="Share of full time" width="short" hint="50% or 0.5" />
      <Field {...field("starts")} label="First day" type="date" width="medium" />
      <Field {...field("ends")} label="Last day (optional)" type="date" width="medium" />
      <Field
        {...field("supervisor")}
        label="Supervisor (optional)"
        hint="E-mail address, employee number or full name."
      />
    </>
  );
}
