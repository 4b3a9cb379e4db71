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
import { partnerKindNames, partnerKinds } from "../../rules/partners/partner-kinds.ts";

export interface PartnerFormPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** Absent: a new one. */
  readonly partner: { readonly id: string; readonly name: string } | undefined;
  readonly branches: readonly SelectOption[];
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** The form of a partner. */
export function PartnerFormPage(props: PartnerFormPageProps) {
  const { shell, csrfToken, partner, problems } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title={partner === undefined ? "Add a partner" : `Change ${partner.name}`}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/programs/partners", label: "Partners" },
              ...(partner === undefined
                ? []
                : [{ href: `/programs/partners/${partner.id}`, label: partner.name }]),
            ]}
          />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <PostForm
        action={partner === undefined ? "/programs/partners" : `/programs/partners/${partner.id}`}
        csrfToken={csrfToken}
        class="card stack"
      >
        <Organisation {...props} />
        <Contact {...props} />
        <Button>{partner === undefined ? "Add them" : "Save"}</Button>
      </PostForm>
    </Page>
  );
}

function Organisation({ branches, values, problems }: PartnerFormPageProps) {
  const error = (name: string) => errorFor(problems, name);
  return (
    <>
      <Field
        name="name"
        label="What they are called"
        hint="Harbor Community Radio"
        value={values["name"]}
        error={error("name")}
        isRequired
      />
      <Select
        name="branch"
        label="Which branch works with them"
        options={branches}
        value={values["branch"]}
        error={error("branch")}
      />
      <Field
        name="about"
        label="What they do, and what they like to do with a library"
        value={values["about"]}
        error={error("about")}
        rows={4}
      />
      <Select
        name="kind"
        label="What kind of organization"
        options={partnerKinds.map((value) => ({ value, label: partnerKindNames[value] }))}
        value={values["kind"] ?? "other"}
        error={error("kind")}
      />
      <Field
        name="place"
        label="Where they are"
        hint="For the map: a ZIP code, or a town and its state. Empty: where the branch is."
        value={values["place"]}
        error={error("place")}
        width="medium"
      />
      <Field
        name="website"
        label="Web site"
        type="url"
        value={values["website"]}
        error={error("website")}
        inputMode="url"
      />
    </>
  );
}

function Contact({ values, problems }: PartnerFormPageProps) {
  const error = (name: string) => errorFor(problems, name);
  return (
    <>
      <h2>Whom to ask for</h2>
      <p class="quiet">Read by the staff of your system and nobody else, whoever reads your programs.</p>
      <Field name="person" label="Name" value={values["person"]} error={error("person")} />
      <Field name="email" label="E-mail" type="email" value={values["email"]} error={error("email")} />
      <Field name="phone" label="Telephone" type="tel" value={values["phone"]} error={error("phone")} />
    </>
  );
}
