import {
  Button,
  ButtonLink,
  EmptyState,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Notice,
  Page,
  PostForm,
  Select,
  type Shell,
  Table,
} from "#ui";
import { printedCode } from "../../rules/invitations/code.ts";

export interface InvitationsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly employer: string;
  readonly branch: string;
  readonly branches: readonly { readonly id: string; readonly name: string }[];
  /** Who has not joined, one page of them. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly email: string | null }[];
  readonly hasMore: boolean;
  /** Letters leave this server: a mail server is set. */
  readonly sendsMail: boolean;
}

/** Everyone who has not joined yet, to be invited together. */
export function InvitationsPage(props: InvitationsPageProps) {
  const { shell, branch, branches, people, hasMore } = props;
  return (
    <Page
      shell={shell}
      title="Invite staff"
      lede="Who has not joined yet. A letter goes to their work e-mail; a printed code works for anyone."
      current="/staff"
    >
      <div class="stack">
        {branches.length > 1 && (
          <form action="/invitations" class="row">
            <Select
              name="branch"
              label="At"
              value={branch}
              options={[
                { value: "", label: "Everywhere" },
                ...branches.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <Button tone="quiet">Show</Button>
          </form>
        )}
        {people.length === 0 ? (
          <EmptyState title="Everyone here has joined">
            <p>
              <a href="/staff">Back to the staff</a>
            </p>
          </EmptyState>
        ) : (
          <>
            <Table
              caption="Not joined yet"
              columns={[{ heading: "Name" }, { heading: "E-mail" }]}
              rows={people.map(({ id, name, email }) => [
                <a href={`/staff/${id}`}>{name}</a>,
                email ?? "Not known",
              ])}
            />
            {hasMore && <p class="quiet">These are the first; the rest follows when these are invited.</p>}
            <InviteForm {...props} />
          </>
        )}
      </div>
    </Page>
  );
}

function InviteForm({ csrfToken, branch, people, employer, sendsMail }: InvitationsPageProps) {
  const reachable = people.filter(({ email }) => email !== null).length;
  return (
    <>
      {!sendsMail && reachable > 0 && (
        <Notice title="No letters leave this server">
          <p>Print codes and hand them out. Whoever runs Carrel can set a mail server (SMTP_URL).</p>
        </Notice>
      )}
      <PostForm action={`/invitations?employer=${employer}`} csrfToken={csrfToken} class="row">
        <input type="hidden" name="branch" value={branch} />
        {sendsMail && reachable > 0 && (
          <Button name="way" value="letter">
            Send {reachable} {reachable === 1 ? "letter" : "letters"}
          </Button>
        )}
        <Button name="way" value="code" tone={sendsMail && reachable > 0 ? "quiet" : undefined}>
          Make {people.length} {people.length === 1 ? "code" : "codes"} to print
        </Button>
      </PostForm>
    </>
  );
}

/** Codes, one for each person, to be printed and handed out. Shown once. */
export function CodeSheetPage({
  shell,
  codes,
  address,
}: {
  readonly shell: Shell;
  readonly codes: readonly { readonly name: string; readonly code: string }[];
  readonly address: string;
}) {
  return (
    <Page
      shell={shell}
      title="Codes to print"
      lede={`Each works once, for 30 days, at ${address}. They are shown only now: print this page before you leave it.`}
      current="/staff"
      isUnlisted
    >
      <Table
        caption="Codes"
        isCaptionHidden
        columns={[{ heading: "Name" }, { heading: "Code" }, { heading: "Where" }]}
        rows={codes.map(({ name, code }) => [name, <strong>{printedCode(code)}</strong>, address])}
      />
      <p>
        <ButtonLink href="/staff">Done</ButtonLink>
      </p>
    </Page>
  );
}

/** Where a printed code is typed. */
export function JoinPage({
  shell,
  csrfToken,
  typed,
  problems,
}: {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly typed: string;
  readonly problems: readonly FieldProblem[];
}) {
  return (
    <Page
      shell={shell}
      title="Join your library"
      lede="Type the code from your sheet: eight letters, in any case."
      current="/join"
      isUnlisted
      notices={problems.length > 0 ? <ErrorSummary problems={problems} /> : undefined}
    >
      <JoinForm csrfToken={csrfToken} typed={typed} error={errorFor(problems, "code")} />
    </Page>
  );
}

/** The field for a printed code. */
export function JoinForm({
  csrfToken,
  typed,
  error,
}: {
  readonly csrfToken: string;
  readonly typed: string;
  readonly error?: string | undefined;
}) {
  return (
    <PostForm action="/join" csrfToken={csrfToken} class="stack">
      <Field name="code" label="Code" width="medium" autocomplete="off" value={typed} error={error} />
      <div>
        <Button>Go on</Button>
      </div>
    </PostForm>
  );
}

export interface AcceptPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly secret: string;
  readonly library: string;
  readonly staffName: string;
  /** The account that is signed in. */
  readonly account: { readonly name: string } | undefined;
  readonly words: { readonly name: string; readonly email: string };
  readonly problems: readonly FieldProblem[];
}

/** Taking a place up: with the account that is signed in, or with a new one. */
export function AcceptPage(props: AcceptPageProps) {
  const { shell, csrfToken, secret, library, staffName, account, words, problems } = props;
  return (
    <Page
      shell={shell}
      title={`Join ${library}`}
      lede={`${library} has kept a place for ${staffName}.`}
      current="/join"
      isUnlisted
      notices={problems.length > 0 ? <ErrorSummary problems={problems} /> : undefined}
    >
      {account === undefined ? (
        <div class="stack">
          <PostForm action={`/join/${secret}`} csrfToken={csrfToken} class="stack">
            <Field
              name="name"
              label="Your name"
              value={words.name}
              autocomplete="name"
              error={errorFor(problems, "name")}
            />
            <Field
              name="email"
              label="Your e-mail"
              type="email"
              hint="You sign in with it. It may be your own: you keep it when you change libraries."
              value={words.email}
              autocomplete="email"
              error={errorFor(problems, "email")}
            />
            <div>
              <Button>Join</Button>
            </div>
          </PostForm>
          <p>
            You have an account already, from another library or your own?{" "}
            <a href={`/sign-in?then=${encodeURIComponent(`/join/${secret}`)}`}>Sign in with it first</a>, and
            keep it.
          </p>
        </div>
      ) : (
        <PostForm action={`/join/${secret}`} csrfToken={csrfToken} class="stack">
          <p>
            You are signed in as {account.name}. Your account stays one: what is yours stays yours, and{" "}
            {library} sees only what it needs as your employer.
          </p>
          <div>
            <Button>Join as {account.name}</Button>
          </div>
        </PostForm>
      )}
    </Page>
  );
}

/** A code or link that leads nowhere. */
export function NoInvitationPage({ shell }: { readonly shell: Shell }) {
  return (
    <Page shell={shell} title="This invitation cannot be used" current="/join" isUnlisted>
      <Notice tone="attention">
        It was used already, has ended, was taken back, or is mistyped. Your library can give you a new one in
        a minute.
      </Notice>
      <p>
        <a href="/join">Type a code</a> or <a href="/sign-in">sign in</a>
      </p>
    </Page>
  );
}

/** Instead of any invitation, good or not, after too many tries from one address of the net. */
export function InvitationWaitPage({ shell, wait }: { readonly shell: Shell; readonly wait: string }) {
  return (
    <Page shell={shell} title="Please wait a little" current="/join" isUnlisted>
      <Notice tone="attention">
        There were too many tries from your address, perhaps by somebody else in the building. Wait {wait},
        then open the invitation again.
      </Notice>
      <p>
        <a href="/join">Type a code</a> or <a href="/sign-in">sign in</a>
      </p>
    </Page>
  );
}
