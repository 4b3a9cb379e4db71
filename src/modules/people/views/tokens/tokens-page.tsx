import {
  Breadcrumb,
  Button,
  CheckList,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  Select,
  type Shell,
  Table,
  Tag,
} from "#ui";
import { type KeptToken, tokenDays, tokenState } from "../../rules/tokens/kept-token.ts";
import { offeredScopes, scopes } from "../../rules/tokens/scopes.ts";
import { whenWords } from "../../rules/when-words.ts";
import { FlashNotice } from "../flash-notice.tsx";

export interface TokenFormValues {
  readonly name?: string | undefined;
  readonly scopes: readonly string[];
  readonly days: string;
}

export interface TokensPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string } | undefined;
  readonly tokens: readonly KeptToken[];
  readonly values: TokenFormValues;
  readonly problems: readonly FieldProblem[];
  readonly zone: string;
  /** The present, to tell which have ended. */
  readonly now: string;
}

/** The reader's tokens for programs, and the form that makes one. */
export function TokensPage(props: TokensPageProps) {
  return (
    <Page
      shell={props.shell}
      title="Tokens for programs"
      current="/me/tokens"
      lede="A token lets a program act in your name: only for what you choose, and never more than you may yourself."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/me", label: "My account" }]} />
          {props.problems.length > 0 ? (
            <ErrorSummary problems={props.problems} />
          ) : (
            <FlashNotice flash={props.flash} />
          )}
        </>
      }
      isUnlisted
    >
      <div class="split split--end">
        <TokenList {...props} />
        <TokenForm {...props} />
      </div>
    </Page>
  );
}

function TokenList({ tokens, csrfToken, zone, now }: TokensPageProps) {
  if (tokens.length === 0)
    return (
      <p>
        You have no tokens. You need one only when a program of yours is to use{" "}
        <a href="/api">the interface</a>.
      </p>
    );
  return (
    <Table
      caption="Your tokens"
      columns={[
        { heading: "Name" },
        { heading: "For" },
        { heading: "Last used" },
        { heading: "Ends" },
        { heading: "State" },
      ]}
      rows={tokens.map((token) => [
        token.name,
        token.scopes.join(", "),
        token.lastUsedAt === undefined ? "never" : whenWords(token.lastUsedAt, zone),
        whenWords(token.endsAt, zone),
        <TokenState token={token} csrfToken={csrfToken} now={now} />,
      ])}
    />
  );
}

function TokenState({
  token,
  csrfToken,
  now,
}: Pick<TokensPageProps, "csrfToken" | "now"> & { readonly token: KeptToken }) {
  const state = tokenState(token, now);
  if (state !== "valid") return <Tag label={state} tone="attention" />;
  return (
    <PostForm action={`/me/tokens/${token.id}/revocation`} csrfToken={csrfToken}>
      <Button tone="text" about={token.name}>
        Revoke
      </Button>
    </PostForm>
  );
}

function TokenForm({ csrfToken, values, problems }: TokensPageProps) {
  return (
    <PostForm action="/me/tokens" csrfToken={csrfToken} class="card stack">
      <h2>Make a token</h2>
      <Field
        name="name"
        label="Name"
        hint="What you will know the program by."
        isRequired
        value={values.name}
        error={errorFor(problems, "name")}
      />
      <CheckList
        name="scopes"
        legend="What it may do"
        hint="As little as it needs."
        choices={offeredScopes.map((scope) => ({
          value: scope,
          label: scopes[scope],
          isChosen: values.scopes.includes(scope),
        }))}
        error={errorFor(problems, "scopes")}
      />
      <Select
        name="days"
        label="Ends after"
        options={tokenDays.map((days) => ({
          value: String(days),
          label: days === 365 ? "a year" : `${days} days`,
        }))}
        value={values.days}
        error={errorFor(problems, "days")}
      />
      <Button>Make the token</Button>
    </PostForm>
  );
}

export interface NewTokenPageProps {
  readonly shell: Shell;
  readonly name: string;
  readonly text: string;
  readonly endsOn: string;
}

/** A token just made, the only time it is shown. */
export function NewTokenPage({ shell, name, text, endsOn }: NewTokenPageProps) {
  return (
    <Page
      shell={shell}
      title="Your new token"
      current="/me/tokens"
      lede={`For “${name}”, until ${endsOn}. Copy it now: it is shown this once and kept nowhere.`}
      notices={
        <Breadcrumb
          trail={[
            { href: "/me", label: "My account" },
            { href: "/me/tokens", label: "Tokens for programs" },
          ]}
        />
      }
      isUnlisted
    >
      <div class="stack">
        <Field name="token" label="Token" value={text} autocomplete="off" rows={2} />
        <p>
          The program sends it with each request: <code>Authorization: Bearer carrel_…</code>. Whoever has it
          can do what it was made for, so keep it where you keep passwords.
        </p>
        <p>
          <a href="/me/tokens">Done, I copied it</a>
        </p>
      </div>
    </Page>
  );
}
