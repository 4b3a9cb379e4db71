import {
  Breadcrumb,
  Button,
  ButtonLink,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  RadioList,
  Select,
  type Shell,
} from "#ui";
import { type KeptFor, officeLabelOf } from "../../rules/retention/kept-for.ts";

interface FormProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly employer: string;
  readonly problems: readonly FieldProblem[];
}

const trail = (employer: string) => [
  { href: `/organisation/records?employer=${employer}`, label: "Records" },
];

export interface RetentionPageProps extends FormProps {
  readonly kept: KeptFor;
  readonly values: { readonly days: string; readonly basis: string };
}

/** How long one class is kept. */
export function RetentionPage({ shell, csrfToken, employer, kept, values, problems }: RetentionPageProps) {
  const { name, description, retention } = kept.recordClass;
  return (
    <Page
      shell={shell}
      title={`How long: ${officeLabelOf(kept.recordClass).toLowerCase()}`}
      current="/organisation/records"
      lede={description}
      notices={
        <>
          <Breadcrumb trail={trail(employer)} />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <PostForm
        action={`/organisation/records/retention/${name}?employer=${employer}`}
        csrfToken={csrfToken}
        class="stack"
      >
        <Field
          name="days"
          label="Days"
          hint={`Counted from ${retention.after}. Leave it empty to keep it for good. Seven years are 2557 days.`}
          inputMode="numeric"
          width="short"
          value={values.days}
          error={errorFor(problems, "days")}
        />
        <Field
          name="basis"
          label="Basis"
          hint="The schedule or rule this rests on, as your records officer names it. It stands on every certificate."
          rows={3}
          isRequired
          value={values.basis}
          error={errorFor(problems, "basis")}
        />
        <div class="row">
          <Button>Save</Button>
        </div>
      </PostForm>
    </Page>
  );
}

export interface HoldPageProps extends FormProps {
  readonly classes: readonly { readonly name: string; readonly label: string }[];
  /** Words that were looked for, and who was found. */
  readonly words: string;
  readonly found: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string | undefined;
  }[];
  readonly values: { readonly recordClass: string; readonly person: string; readonly reason: string };
}

/** Placing a hold: first whose, by a search; then what and why. */
export function HoldPage(props: HoldPageProps) {
  const { shell, employer, problems, words } = props;
  return (
    <Page
      shell={shell}
      title="Place a legal hold"
      current="/organisation/records"
      lede="What is on hold is never destroyed, whatever its age, until someone lifts the hold."
      notices={
        <>
          <Breadcrumb trail={trail(employer)} />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        <form class="row" action="/organisation/records/holds/new" aria-label="Find a person">
          <input type="hidden" name="employer" value={employer} />
          <Field
            name="words"
            label="Only one person’s records? Find them"
            value={words}
            hint="A part of the name or e-mail."
          />
          <Button tone="quiet">Find</Button>
        </form>
        <HoldForm {...props} />
      </div>
    </Page>
  );
}

function HoldForm({ csrfToken, employer, problems, classes, words, found, values }: HoldPageProps) {
  return (
    <PostForm action={`/organisation/records/holds?employer=${employer}`} csrfToken={csrfToken} class="stack">
      <input type="hidden" name="words" value={words} />
      <RadioList
        name="person"
        legend="Whose records"
        hint={words !== "" && found.length === 0 ? `Nobody is called “${words}”.` : undefined}
        choices={[
          { value: "", label: "Everyone’s", isChosen: values.person === "" },
          ...found.map(({ id, name, email }) => ({
            value: id,
            label: email === undefined ? name : `${name} (${email})`,
            isChosen: values.person === id,
          })),
        ]}
        error={errorFor(problems, "person")}
      />
      <Select
        name="recordClass"
        label="Which records"
        options={[
          { value: "", label: "Everything" },
          ...classes.map(({ name, label }) => ({ value: name, label })),
        ]}
        value={values.recordClass}
      />
      <Field
        name="reason"
        label="Reason"
        hint="The case or request. Administrators and directors can read it."
        isRequired
        value={values.reason}
        error={errorFor(problems, "reason")}
      />
      <div class="row">
        <Button>Place the hold</Button>
        <ButtonLink tone="text" href={`/organisation/records?employer=${employer}`}>
          Back
        </ButtonLink>
      </div>
    </PostForm>
  );
}
