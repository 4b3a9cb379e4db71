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
import { organisationKinds } from "../../rules/organisation.ts";
import type { OrganisationWords } from "../../rules/organisations/organisation-fields.ts";
import { kindNames } from "./kind-names.ts";

export interface EditOrganisationPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** Undefined for a new one. */
  readonly id: string | undefined;
  readonly isRoot: boolean;
  readonly words: OrganisationWords;
  readonly parents: readonly { readonly id: string; readonly name: string }[];
  readonly problems: readonly FieldProblem[];
}

/** Adding an organisation, or changing one. */
export function EditOrganisationPage(props: EditOrganisationPageProps) {
  const { shell, id, words, problems, parents, isRoot } = props;
  const field = (name: keyof OrganisationWords) => ({
    name,
    value: words[name],
    error: errorFor(problems, name),
  });
  return (
    <Page
      shell={shell}
      title={id === undefined ? "Add a branch or department" : `Change ${words.name}`}
      current="/organisation"
      notices={problems.length > 0 ? <ErrorSummary problems={problems} /> : undefined}
    >
      <PostForm
        action={id === undefined ? "/organisation" : `/organisation/${id}`}
        csrfToken={props.csrfToken}
        class="stack"
      >
        <Field {...field("name")} label="Name" />
        <Select
          {...field("kind")}
          label="Kind"
          options={organisationKinds.map((kind) => ({ value: kind, label: kindNames[kind] }))}
        />
        {!isRoot && (
          <Select
            {...field("parent")}
            label="Belongs to"
            options={parents.map((parent) => ({ value: parent.id, label: parent.name }))}
          />
        )}
        <Field
          {...field("code")}
          label="Code (optional)"
          hint="What your other systems call it. Imports find it again by it."
          width="medium"
        />
        <WhereFields field={field} />
        <div class="row">
          <Button>Save</Button>
          <ButtonLink href={id === undefined ? "/organisation" : `/organisation/${id}`}>Cancel</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}

type FieldOf = (name: keyof OrganisationWords) => {
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
};

function WhereFields({ field }: { readonly field: FieldOf }) {
  return (
    <>
      <Field {...field("street")} label="Street (optional)" />
      <Field {...field("city")} label="City (optional)" width="medium" />
      <Field {...field("region")} label="State (optional)" width="short" />
      <Field
        {...field("zip")}
        label="ZIP (optional)"
        width="short"
        hint="Without coordinates, distances are measured from the middle of this area."
      />
      <Field {...field("latitude")} label="Latitude (optional)" width="medium" inputMode="decimal" />
      <Field {...field("longitude")} label="Longitude (optional)" width="medium" inputMode="decimal" />
      <Field
        {...field("zone")}
        label="Time zone (optional)"
        width="medium"
        hint="Left empty, it is the usual one of the state."
      />
    </>
  );
}
