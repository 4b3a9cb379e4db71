import {
  Button,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  RadioList,
  Select,
  type Shell,
  ZoneSelect,
} from "#ui";

/** What was typed so far. */
export interface SetUpWords {
  readonly name: string;
  readonly email: string;
  readonly zone: string;
  readonly library: string;
  readonly kind: string;
  readonly state: string;
  /** What becomes of the made-up offerings. */
  readonly sample: "keep" | "remove";
}

export interface SetUpPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** Which of the forms was sent. */
  readonly sent: "alone" | "library" | "sample" | undefined;
  readonly words: SetUpWords;
  readonly problems: readonly FieldProblem[];
  /** The catalogue holds made-up offerings. */
  readonly hasSample: boolean;
  /** The code that the server printed has to be typed: this is another machine than its own. */
  readonly asksCode: boolean;
}

const kinds = [
  { value: "system", label: "A library system or a library" },
  { value: "district", label: "A school district or school" },
  { value: "consortium", label: "A consortium of libraries" },
  { value: "state", label: "A state library and its systems" },
];

/** The first page of a new installation: alone, or for a library. */
export function SetUpPage(props: SetUpPageProps) {
  const { shell, problems, sent, asksCode } = props;
  return (
    <Page
      shell={shell}
      title="Set up Carrel"
      heading="Who is Carrel for?"
      lede="One choice, and you can begin. Everything stays on your own server."
      current="/set-up"
      islands={["zone-guess"]}
      isUnlisted
      notices={problems.length > 0 ? <ErrorSummary problems={atForm(problems, sent)} /> : undefined}
    >
      <div class="grid">
        <section class="card stack" aria-labelledby="alone">
          <h2 id="alone">I am alone</h2>
          <p>A place of your own for what you learn. No library has to know, and you can join one later.</p>
          <SetUpForm {...props} form="alone" button="Begin" />
        </section>
        <section class="card stack" aria-labelledby="library">
          <h2 id="library">A library, a system or a district</h2>
          <p>Branches, staff and their learning together. You become its first administrator.</p>
          <SetUpForm {...props} form="library" button="Set up the library" />
        </section>
        <section class="card stack" aria-labelledby="sample">
          <h2 id="sample">Look around first</h2>
          <p>
            A library system made up from end to end: five branches, thirty-two people, their desks and hours.
            You become its administrator. Nobody in it has an e-mail address, so nothing is ever sent.
          </p>
          <p class="quiet">
            To begin for real afterwards, stop Carrel, delete the folder it keeps its data in, and start
            again.
          </p>
          <LookAround {...props} />
        </section>
      </div>
      {asksCode && (
        <p class="quiet">
          The code stands where the server was started: “Set up from another machine with the code …”.
        </p>
      )}
    </Page>
  );
}

function SetUpForm(props: SetUpPageProps & { readonly form: "alone" | "library"; readonly button: string }) {
  const { form, button, words, problems, sent, asksCode, csrfToken } = props;
  const own = sent === form ? problems : [];
  const field = (name: string) => ({ name, id: `${form}-${name}`, error: errorFor(own, name) });
  return (
    <PostForm action={`/set-up/${form}`} csrfToken={csrfToken} class="stack">
      {form === "library" && (
        <>
          <Field {...field("library")} label="Name of the library or system" value={words.library} />
          <Select {...field("kind")} label="What it is" options={kinds} value={words.kind} />
          <Field
            {...field("state")}
            label="State (optional)"
            value={words.state}
            width="short"
            hint="NY, or New York"
          />
        </>
      )}
      <Field {...field("name")} label="Your name" value={words.name} autocomplete="name" />
      <Field
        {...field("email")}
        label={form === "alone" ? "E-mail (optional)" : "Your e-mail"}
        hint={form === "alone" ? "Only needed to sign in from another browser." : "You sign in with it."}
        type="email"
        value={words.email}
        autocomplete="email"
      />
      <ZoneSelect {...field("zone")} value={words.zone} isGuessed={sent === undefined} />
      {props.hasSample && (
        <RadioList
          {...field("sample")}
          legend="The catalog holds made-up offerings now"
          choices={[
            {
              value: "keep",
              label: "Keep them for now, to see how it works",
              isChosen: words.sample === "keep",
            },
            { value: "remove", label: "Begin with an empty catalog", isChosen: words.sample === "remove" },
          ]}
        />
      )}
      {asksCode && <Field {...field("code")} label="Set-up code" width="short" autocomplete="off" />}
      <div>
        <Button>{button}</Button>
      </div>
    </PostForm>
  );
}

function LookAround({ sent, problems, asksCode, csrfToken }: SetUpPageProps) {
  const error = errorFor(sent === "sample" ? problems : [], "code");
  return (
    <PostForm action="/set-up/sample" csrfToken={csrfToken} class="stack">
      {asksCode && (
        <Field
          name="code"
          id="sample-code"
          label="Set-up code"
          width="short"
          autocomplete="off"
          error={error}
        />
      )}
      <div>
        <Button>Look around</Button>
      </div>
    </PostForm>
  );
}

function atForm(problems: readonly FieldProblem[], sent: SetUpPageProps["sent"]): readonly FieldProblem[] {
  return problems.map(({ where, message }) => ({
    where: where === "" ? "" : `${sent ?? "library"}-${where}`,
    message,
  }));
}
