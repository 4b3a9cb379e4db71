import {
  Breadcrumb,
  Button,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Notice,
  Page,
  PostForm,
  RadioList,
  type Shell,
} from "#ui";
import { levels } from "../../rules/reading/who-may-read.ts";
import type { KnownGroup } from "../entering/sharing-fields.tsx";

export interface WebinarFormPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** Where the form is sent: to the program for a new one, to the webinar for one that is there. */
  readonly action: string;
  readonly isNew: boolean;
  readonly trail: readonly { readonly href: string; readonly label: string }[];
  readonly groups: readonly KnownGroup[];
  /** As people say it: `America/Chicago`. */
  readonly zone: string;
  /** Whether the viewer may offer it beyond the system. */
  readonly maySpread: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** Offering a webinar about a program, or changing one. */
export function WebinarFormPage(props: WebinarFormPageProps) {
  const { shell, csrfToken, action, isNew, trail, problems } = props;
  const title = isNew ? "Offer a webinar about it" : "Change the webinar";
  return (
    <Page
      shell={shell}
      current="/programs"
      title={problems.length > 0 ? `Error: ${title}` : title}
      heading={title}
      lede="Half an hour in which you tell colleagues how you did it."
      notices={
        <>
          <Breadcrumb trail={trail} />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <PostForm action={action} csrfToken={csrfToken} class="card stack">
        <When {...props} />
        <Where {...props} />
        <Who {...props} />
        <Button>{isNew ? "Offer it" : "Save"}</Button>
      </PostForm>
    </Page>
  );
}

function When({ values, problems, zone }: WebinarFormPageProps) {
  const field = (name: string) => ({ name, value: values[name], error: errorFor(problems, name) });
  return (
    <>
      <Field {...field("title")} label="Title" isRequired />
      <Field {...field("summary")} label="What you will tell" rows={4} />
      <div class="row row--foot">
        <Field {...field("day")} label="Day" type="date" width="medium" isRequired />
        <Field {...field("from")} label="From" type="time" width="short" isRequired />
        <Field {...field("minutes")} label="How long" suffix="minutes" inputMode="numeric" width="short" />
      </div>
      <p class="quiet">Times are in your branch’s zone: {zone.replaceAll("_", " ")}.</p>
    </>
  );
}

function Where({ values, problems }: WebinarFormPageProps) {
  const field = (name: string) => ({ name, value: values[name], error: errorFor(problems, name) });
  return (
    <>
      <Field
        {...field("meeting")}
        label="Link to the meeting"
        hint="Shown only to people who are signed in and may read this. Leave it empty if you send it to those who register."
        type="url"
        inputMode="url"
      />
      <Field
        {...field("registration")}
        label="Where people register"
        hint="Leave it empty if nobody needs to."
        type="url"
        inputMode="url"
      />
      <Field
        {...field("seats")}
        label="Seats"
        hint="Leave it empty if there is room for all."
        inputMode="numeric"
        width="short"
      />
      <Field
        {...field("contact")}
        label="Whom to ask"
        hint="As everyone who sees the webinar may read it: Robin at the Eastside desk, 207 555 0144."
      />
    </>
  );
}

function Who({ values, problems, groups, maySpread }: WebinarFormPageProps) {
  const choices = levels.flatMap((level) => {
    if (level === "branch" || level === "system") return [{ value: level, label: names[level] }];
    if (!maySpread) return [];
    return level === "group"
      ? groups.map(({ id, name }) => ({ value: `group ${id}`, label: `${name} (a group of systems)` }))
      : [{ value: level, label: names[level] }];
  });
  return (
    <>
      <RadioList
        name="reader"
        legend="Whom you offer it to"
        choices={choices.map((each) => ({ ...each, isChosen: each.value === values["reader"] }))}
        error={errorFor(problems, "reader")}
      />
      {!maySpread && (
        <Notice>
          <p>Whoever leads your branch can offer it beyond your system later.</p>
        </Notice>
      )}
    </>
  );
}

const names = {
  branch: "My branch: it stands under Webinars, for those who work there",
  system: "My system: it stands under Webinars, for all colleagues",
  public: "Everyone: it stands in the catalog too, to be found, planned and logged",
};
