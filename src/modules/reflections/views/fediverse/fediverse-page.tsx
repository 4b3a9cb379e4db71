import {
  Button,
  Card,
  Checkbox,
  Disclosure,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import { Prose } from "../reading/prose.tsx";

/** A journal that other servers know, as its owner sees it. */
export interface OpenJournal {
  readonly address: string;
  readonly holdsReplies: boolean;
  readonly followerCount: number;
  /** The newest. */
  readonly followers: readonly { readonly actor: string; readonly name: string; readonly on: string }[];
  /** Those that wait. */
  readonly replies: readonly {
    readonly id: string;
    readonly name: string;
    readonly body: string;
    readonly reflectionId: string;
    readonly on: string;
  }[];
  readonly blocked: readonly { readonly blocked: string; readonly name: string }[];
}

export interface FediversePageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly problems: readonly FieldProblem[];
  readonly typed: string;
  /** Employers that have not allowed it. */
  readonly refusedBy: readonly string[];
  /** Whether the reader is the one who could allow it for one of these. */
  readonly mayAllow: boolean;
  /** Where the site is, when other servers will not find it there. */
  readonly unreachable: string | undefined;
  /** Whether there is nobody who could allow it. */
  readonly isNobodys: boolean;
  /** Absent while it is off. */
  readonly open: OpenJournal | undefined;
}

const page = "/journal/elsewhere";

/** Opening one's journal to Mastodon and its like. */
export function FediversePage(props: FediversePageProps) {
  const { csrfToken, flash, open, problems, shell } = props;
  return (
    <Page
      shell={shell}
      title="Followers elsewhere"
      current="/journal"
      isUnlisted
      lede="People on Mastodon and other servers can follow your journal, and answer. Only what everyone may read is ever sent."
      notices={
        flash || problems.length > 0 ? (
          <>
            <FlashNotice flash={flash} csrfToken={csrfToken} />
            <ErrorSummary problems={problems} />
          </>
        ) : undefined
      }
    >
      {open === undefined ? <TurnOn {...props} /> : <Open {...props} open={open} />}
    </Page>
  );
}

function TurnOn({ csrfToken, isNobodys, mayAllow, problems, refusedBy, unreachable }: FediversePageProps) {
  if (refusedBy.length > 0)
    return (
      <Card heading="It is off">
        <p>
          {refusedBy.join(" and ")} {refusedBy.length === 1 ? "has" : "have"} not allowed it.{" "}
          {mayAllow ? (
            <a href="/reflections/moderation#elsewhere">You can allow it.</a>
          ) : (
            "An administrator or director there can."
          )}
        </p>
      </Card>
    );
  if (isNobodys)
    return (
      <Card heading="It is off">
        <p>You work for no library here, so there is nobody who could allow it.</p>
      </Card>
    );
  const error = errorFor(problems, "understood");
  return (
    <PostForm action={page} csrfToken={csrfToken} class="card stack">
      <h2>It is off</h2>
      <p>
        When you turn it on, every reflection and reply of yours that everyone may read goes to those who
        follow you, under the name you write under. So does each change. When you take one back, their servers
        are asked to remove it. They mostly do, and nobody can make them.
      </p>
      <p>Your e-mail address is never sent, and nothing that fewer people may read.</p>
      {unreachable !== undefined && <Unreachable at={unreachable} />}
      <div id="understood">
        <Checkbox
          name="understood"
          value="yes"
          label="I know: what was sent cannot be called back for certain"
        />
        {error !== undefined && <p class="field__error">{error}</p>}
      </div>
      <p>
        <Button name="do" value="on">
          Turn it on
        </Button>
      </p>
    </PostForm>
  );
}

function Unreachable({ at }: { readonly at: string }) {
  return (
    <p>
      Other servers will not find it yet: this site is known as {at}. Whoever runs it gives it a public
      address with https (the setting <code>PUBLIC_URL</code>).
    </p>
  );
}

function Open(props: FediversePageProps & { readonly open: OpenJournal }) {
  const { csrfToken, open } = props;
  return (
    <div class="split split--end">
      <div class="stack">
        <Replies {...props} />
        <Followers {...props} />
      </div>
      <div class="stack">
        <Card heading="Where you are found">
          <p>People search for this on their own server:</p>
          <p>
            <strong>{open.address}</strong>
          </p>
          {props.unreachable !== undefined && <Unreachable at={props.unreachable} />}
        </Card>
        <Blocks {...props} />
        <Disclosure summary="Turn it off">
          <PostForm action={page} csrfToken={csrfToken} class="stack">
            <p>
              Your followers are gone at once, and replies from elsewhere are taken off your pages. Other
              servers are asked to remove everything of yours. If you turn it on again, you begin anew.
            </p>
            <p>
              <Button name="do" value="off" tone="danger">
                Turn it off
              </Button>
            </p>
          </PostForm>
        </Disclosure>
      </div>
    </div>
  );
}

function Replies({
  csrfToken,
  open: { holdsReplies, replies },
}: {
  readonly open: OpenJournal;
  readonly csrfToken: string;
}) {
  return (
    <Card heading="Replies from elsewhere">
      {replies.length === 0 && (
        <p>
          {holdsReplies
            ? "None waits for you."
            : "They are shown at once. You can report one where it stands."}
        </p>
      )}
      {replies.map(({ body, id, name, on, reflectionId }) => (
        <div class="stack">
          <p class="quiet">
            {name} · {on} · <a href={`/reflections/${reflectionId}`}>what it answers</a>
          </p>
          <Prose body={body} headingLevel={3} />
          <PostForm action={`${page}/replies/${id}`} csrfToken={csrfToken} class="row">
            <Button name="do" value="show" tone="quiet" about={name}>
              Show it
            </Button>
            <Button name="do" value="refuse" tone="text" about={name}>
              Do not show it
            </Button>
            <Button name="do" value="block" tone="text" about={name}>
              Block
            </Button>
          </PostForm>
        </div>
      ))}
      <PostForm action={`${page}/holding`} csrfToken={csrfToken}>
        <Button name="held" value={holdsReplies ? "no" : "yes"} tone="text">
          {holdsReplies ? "Show replies at once from now on" : "Ask me before a reply is shown"}
        </Button>
      </PostForm>
    </Card>
  );
}

function Followers({
  csrfToken,
  open: { followerCount, followers },
}: {
  readonly open: OpenJournal;
  readonly csrfToken: string;
}) {
  return (
    <Card heading={followerCount === 1 ? "1 follower" : `${followerCount} followers`}>
      <p class="quiet">Others see how many they are, and not who.</p>
      {followers.map(({ actor, name, on }) => (
        <PostForm action={`${page}/followers`} csrfToken={csrfToken} class="row row--apart">
          <input type="hidden" name="follower" value={actor} />
          <span>
            {name} <span class="quiet">since {on}</span>
          </span>
          <span class="row">
            <Button name="do" value="remove" tone="text" about={name}>
              Remove
            </Button>
            <Button name="do" value="block" tone="text" about={name}>
              Block
            </Button>
          </span>
        </PostForm>
      ))}
    </Card>
  );
}

function Blocks({
  csrfToken,
  open: { blocked },
  problems,
  typed,
}: Pick<FediversePageProps, "csrfToken" | "problems" | "typed"> & { readonly open: OpenJournal }) {
  return (
    <Card heading="Blocked">
      {blocked.map(({ blocked: whom, name }) => (
        <PostForm action={`${page}/blocks/removal`} csrfToken={csrfToken} class="row row--apart">
          <input type="hidden" name="blocked" value={whom} />
          <span>{name}</span>
          <Button tone="text" about={name}>
            Unblock
          </Button>
        </PostForm>
      ))}
      <PostForm action={`${page}/blocks`} csrfToken={csrfToken} class="stack">
        <Field
          name="server"
          label="A whole server"
          hint="Nobody there follows or answers you then: loud.example."
          value={typed}
          error={errorFor(problems, "server")}
        />
        <p>
          <Button tone="quiet">Block it</Button>
        </p>
      </PostForm>
    </Card>
  );
}
