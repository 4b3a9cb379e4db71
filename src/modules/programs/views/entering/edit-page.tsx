import {
  Breadcrumb,
  Button,
  ButtonLink,
  CheckList,
  Disclosure,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  Select,
  type Shell,
} from "#ui";
import type { Licence } from "../../rules/licences/licence.ts";
import { audienceNames, audiences } from "../../rules/plan/audiences.ts";
import { budgetBandNames, budgetBands } from "../../rules/plan/budget.ts";
import { type KnownGroup, SharingFields } from "./sharing-fields.tsx";

export interface EditPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly number: number;
  readonly title: string;
  readonly values: Readonly<Record<string, string>>;
  readonly audiences: readonly string[];
  readonly groups: readonly KnownGroup[];
  readonly licences: readonly Licence[];
  readonly problems: readonly FieldProblem[];
}

/** The whole plan, to fill in bit by bit. */
export function EditPage(props: EditPageProps) {
  const { shell, csrfToken, number, title, problems } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title={problems.length > 0 ? `Error: ${title}` : `Fill in: ${title}`}
      heading="What another branch needs to run it"
      lede="Write what you know; every field may stay empty but the title."
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/programs", label: "Programs" },
              { href: `/programs/${number}`, label: title },
            ]}
          />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <PostForm action={`/programs/${number}/plan`} csrfToken={csrfToken} class="stack">
        <input type="hidden" name="version" value={props.values["version"] ?? ""} />
        <div class="split split--end">
          <div class="stack">
            <MainFields {...props} />
            <WorkFields {...props} />
            <DayFields {...props} />
          </div>
          <Terms {...props} />
        </div>
      </PostForm>
    </Page>
  );
}

type Given = Pick<EditPageProps, "values" | "problems">;

function fieldOf({ values, problems }: Given, name: string) {
  return { name, value: values[name], error: errorFor(problems, name) };
}

function MainFields(props: EditPageProps) {
  const field = (name: string) => fieldOf(props, name);
  return (
    <section class="card stack">
      <h2>What it is</h2>
      <Field {...field("title")} label="Title" isRequired />
      <Field {...field("summary")} label="Summary" rows={5} />
      <CheckList
        name="audience"
        legend="For whom"
        choices={audiences.map((value) => ({
          value,
          label: audienceNames[value],
          isChosen: props.audiences.includes(value),
        }))}
      />
      <Field {...field("outcomes")} label="What people take away" hint="One a line." rows={3} />
      <Field
        {...field("competencies")}
        label="What staff need to be able to do"
        hint="One a line: a heading of a framework, or plain words."
        rows={3}
      />
      <Field {...field("url")} label="Where it was announced" type="url" hint="https://" />
    </section>
  );
}

function WorkFields(props: EditPageProps) {
  const field = (name: string) => fieldOf(props, name);
  return (
    <section class="card stack">
      <h2>What it takes</h2>
      <Select
        label="Cost"
        name="band"
        options={[
          { value: "", label: "As the lines below say" },
          ...budgetBands.map((value) => ({ value, label: budgetBandNames[value] })),
        ]}
        value={props.values["band"]}
      />
      <Field {...field("budget")} label="Budget" hint="One a line, with its amount: Flour $12.50" rows={4} />
      <div class="row row--foot">
        <Field {...field("staff")} label="Staff" inputMode="numeric" width="short" />
        <Field {...field("prep")} label="To prepare" suffix="minutes" inputMode="numeric" width="short" />
        <Field {...field("length")} label="How long" suffix="minutes" inputMode="numeric" width="short" />
      </div>
      <Field {...field("staffing")} label="Who does what" rows={3} />
      <Field {...field("space")} label="Space" rows={2} />
      <Field {...field("materials")} label="Materials" hint="One a line." rows={4} />
      <Field {...field("kit")} label="Kit" hint="What can be lent, and where it is kept." rows={2} />
      <Field {...field("partners")} label="Partners" hint="One a line." rows={2} />
    </section>
  );
}

function DayFields(props: EditPageProps) {
  const field = (name: string) => fieldOf(props, name);
  return (
    <section class="card stack">
      <h2>How it goes</h2>
      <Field {...field("marketing")} label="How people heard of it" rows={3} />
      <Field {...field("day")} label="The day itself" hint="One a line: 2:30 Doors open" rows={6} />
      <Field
        {...field("accessibility")}
        label="So that everyone can take part"
        hint="Seats, sound, light, language, quiet corner."
        rows={3}
      />
    </section>
  );
}

function Terms(props: EditPageProps) {
  return (
    <section class="card stack">
      <h2>Sharing</h2>
      <SharingFields
        reader={props.values["reader"] ?? "system"}
        licence={(props.values["licence"] ?? "by") as Licence}
        licences={props.licences}
        groups={props.groups}
        problems={props.problems}
      />
      <Disclosure summary="Say what you changed">
        <Field {...fieldOf(props, "note")} label="What changed, and why" rows={2} />
      </Disclosure>
      <div class="row">
        <Button>Save</Button>
        <ButtonLink href={`/programs/${props.number}`}>Leave it as it was</ButtonLink>
      </div>
    </section>
  );
}
