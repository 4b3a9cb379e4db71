import {
  Breadcrumb,
  Button,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  type Shell,
} from "#ui";

export interface CallFormPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly number: number;
  readonly title: string;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** For which call a proposal is to be drafted. */
export function CallFormPage({ shell, csrfToken, number, title, values, problems }: CallFormPageProps) {
  return (
    <Page
      shell={shell}
      current="/programs"
      title={problems.length > 0 ? "Error: Propose it for a conference" : "Propose it for a conference"}
      heading="Propose it for a conference"
      lede={title}
      notices={
        <>
          <Breadcrumb trail={trailOf(number, title)} />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <PostForm action={`/programs/${number}/proposals`} csrfToken={csrfToken} class="card stack">
        <CallFields values={values} problems={problems} />
        <p class="quiet">
          The draft is made of your plan and of what you told about results. You change every word of it.{" "}
          <a href="/find?q=call+for+proposals">Calls for proposals in the catalog</a>
        </p>
        <Button>Draft it</Button>
      </PostForm>
    </Page>
  );
}

/** Where someone is who writes about a program. */
export function trailOf(number: number, title: string) {
  return [
    { href: "/programs", label: "Programs" },
    { href: `/programs/${number}`, label: title },
  ];
}

/** The conference, its call, its deadline and its limit. */
export function CallFields({ values, problems }: Pick<CallFormPageProps, "values" | "problems">) {
  const field = (name: string) => ({ name, value: values[name], error: errorFor(problems, name) });
  return (
    <>
      <Field
        {...field("conference")}
        label="Which conference"
        hint="Wisconsin Library Association 2027"
        isRequired
      />
      <Field
        {...field("call")}
        label="Its call for proposals"
        hint="The address, if it has one."
        type="url"
        inputMode="url"
      />
      <div class="row row--foot">
        <Field {...field("deadline")} label="Last day to send it" type="date" width="medium" />
        <Field
          {...field("words")}
          label="Longest abstract"
          suffix="words"
          inputMode="numeric"
          width="short"
        />
      </div>
    </>
  );
}
