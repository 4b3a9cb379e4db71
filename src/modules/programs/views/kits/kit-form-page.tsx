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
  type SelectOption,
  type Shell,
} from "#ui";
import { kitKinds } from "../../rules/kits/kit-forms.ts";

export interface KitFormPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** Absent: a new one. */
  readonly kit: { readonly id: string; readonly name: string } | undefined;
  readonly branches: readonly SelectOption[];
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** The form of a kit or presenter. */
export function KitFormPage(props: KitFormPageProps) {
  const { shell, csrfToken, kit, problems } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title={kit === undefined ? "Add a kit or presenter" : `Change ${kit.name}`}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/programs/kits", label: "Kits and presenters" },
              ...(kit === undefined ? [] : [{ href: `/programs/kits/${kit.id}`, label: kit.name }]),
            ]}
          />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <PostForm
        action={kit === undefined ? "/programs/kits" : `/programs/kits/${kit.id}`}
        csrfToken={csrfToken}
        class="card stack"
      >
        <Thing {...props} />
        <Keeping {...props} />
        <Button>{kit === undefined ? "Add it" : "Save"}</Button>
      </PostForm>
    </Page>
  );
}

function Keeping({ values, problems }: KitFormPageProps) {
  const error = (name: string) => errorFor(problems, name);
  return (
    <>
      <Field
        name="keeper"
        label="Who looks after it"
        hint="A colleague’s name as on the staff list. Those who lead there look after it in any case."
        value={values["keeper"]}
        error={error("keeper")}
      />
      <Field
        name="before"
        label="Days on the way to another branch"
        hint="Each booking takes them too. A courier’s Sunday counts as a day."
        value={values["before"]}
        error={error("before")}
        inputMode="numeric"
        width="short"
      />
      <Field
        name="after"
        label="Days on the way back"
        value={values["after"]}
        error={error("after")}
        inputMode="numeric"
        width="short"
      />
    </>
  );
}

function Thing({ branches, values, problems }: KitFormPageProps) {
  const error = (name: string) => errorFor(problems, name);
  return (
    <>
      <Select
        name="kind"
        label="What it is"
        options={Object.entries(kitKinds).map(([value, label]) => ({ value, label }))}
        value={values["kind"]}
        error={error("kind")}
      />
      <Field
        name="name"
        label="What it is called"
        hint="Button maker with 500 blanks"
        value={values["name"]}
        error={error("name")}
        isRequired
      />
      <Field
        name="description"
        label="What is in it, or what they speak about"
        hint="What goes along, what a branch has to have ready, what must come back."
        value={values["description"]}
        error={error("description")}
        rows={5}
      />
      <Select
        name="branch"
        label="Where it lives"
        options={branches}
        value={values["branch"]}
        error={error("branch")}
      />
    </>
  );
}
