import {
  Button,
  ButtonLink,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  type Shell,
} from "#ui";

export interface CheckInPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** What the code opens; absent on the page where it is typed. */
  readonly session: { readonly title: string; readonly when: string } | undefined;
  /** Who is signed in. */
  readonly account: { readonly name: string } | undefined;
  readonly text: {
    readonly code: string;
    readonly seen: string;
    readonly name: string;
    readonly email: string;
  };
  readonly problems: readonly FieldProblem[];
  readonly nowSeconds: number;
  /** Of this page, to come back to after signing in. */
  readonly address: string;
}

/** Checking in on a phone: one tap for who is signed in, a name and an address for others. */
export function CheckInPage(props: CheckInPageProps) {
  const { shell, session, account, text, problems, csrfToken } = props;
  return (
    <Page
      shell={shell}
      title="Check in"
      heading={session?.title ?? "Check in"}
      lede={session?.when ?? "Type the code that the organizer’s screen shows."}
      notices={<ErrorSummary title="Not checked in yet" problems={problems} />}
      islands={["check-in-later"]}
      isUnlisted
    >
      <div class="stack">
        <check-in-later
          data-now={props.nowSeconds}
          data-done="/check-in/done"
          data-kept="There is no net. Your check-in is kept on this phone, with the time: leave this page open, or open it again later, and it is sent."
          data-sent="Your check-in was sent."
          data-refused="A check-in that was kept on this phone came too late. Please tell the organizer."
        >
          <PostForm action="/check-in" csrfToken={csrfToken} class="stack">
            {session === undefined ? (
              <Field
                name="code"
                label="Code"
                value={text.code}
                width="medium"
                autocomplete="off"
                error={errorFor(problems, "code")}
              />
            ) : (
              <>
                <input type="hidden" name="code" value={text.code} />
                <input type="hidden" name="seen" value={text.seen} />
              </>
            )}
            {account === undefined && <Who text={text} problems={problems} />}
            <p>
              <Button>{account === undefined ? "Check in" : `Check in as ${account.name}`}</Button>
            </p>
            <p role="status"></p>
          </PostForm>
        </check-in-later>
        {account === undefined && (
          <p class="quiet">
            You have an account here?{" "}
            <a href={`/sign-in?then=${encodeURIComponent(props.address)}`}>Sign in</a> and check in with one
            tap.
          </p>
        )}
      </div>
    </Page>
  );
}

function Who({ text, problems }: Pick<CheckInPageProps, "text" | "problems">) {
  return (
    <>
      <Field
        name="name"
        label="Your name"
        value={text.name}
        autocomplete="name"
        error={errorFor(problems, "name")}
      />
      <Field
        name="email"
        label="Your e-mail address"
        type="email"
        value={text.email}
        autocomplete="email"
        hint="The one your library knows: your credit finds you by it."
        error={errorFor(problems, "email")}
      />
    </>
  );
}

/** After checking in. The same for everyone, known or not. */
export function CheckedInPage({
  shell,
  message,
}: {
  readonly shell: Shell;
  readonly message: string | undefined;
}) {
  return (
    <Page shell={shell} title="Checked in" lede={message ?? "Nothing more is to be done."} isUnlisted>
      <p>
        <ButtonLink href="/check-in">Check someone else in</ButtonLink>
      </p>
    </Page>
  );
}
