import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  Disclosure,
  EmptyState,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
  Tags,
} from "#ui";
import type { Joining } from "../../rules/communities/community.ts";
import { type ListedReflection, ReflectionList } from "../reading/reflection-card.tsx";

export interface CommunityPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** `12 January – 6 February 2027 · 9 people`. */
  readonly lede: string;
  readonly topicNames: readonly string[];
  readonly isGoingOn: boolean;
  /** Set for its members. */
  readonly stream: CommunityStream | undefined;
  /** What someone outside it can do. */
  readonly outside: Outside;
  readonly problems: readonly FieldProblem[];
}

/** What its members read, and do. */
export interface CommunityStream {
  readonly reflections: readonly ListedReflection[];
  readonly next: string | undefined;
  readonly isFollowed: boolean;
  readonly isKeeper: boolean;
  /** Whether nobody tends it. */
  readonly isUntended: boolean;
  /** How many ask to come in, for who tends it. */
  readonly asking: number;
  /** A feed's address, shown once after it was made. */
  readonly addresses: readonly { readonly label: string; readonly href: string }[];
}

/** What someone is to a community that they are not in. */
export interface Outside {
  readonly joining: Joining;
  readonly state: "asked" | "removed" | undefined;
  readonly words: string;
}

/** A community: its stream for those in it, and for others what it is about and how one comes in. */
export function CommunityPage(props: CommunityPageProps) {
  const { csrfToken, flash, id, problems, shell, stream } = props;
  return (
    <Page
      shell={shell}
      title={props.name}
      current="/reflections"
      isUnlisted
      lede={props.lede}
      actions={stream !== undefined && props.isGoingOn && <WriteHere id={id} />}
      notices={
        <>
          <Breadcrumb trail={[{ href: "/communities", label: "Communities" }]} />
          {flash && <FlashNotice flash={flash} csrfToken={csrfToken} />}
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <div class="split split--end">
        <div class="stack">
          {stream === undefined ? <Join {...props} /> : <Stream {...props} stream={stream} />}
        </div>
        <div class="stack">
          {(props.about !== "" || props.topicNames.length > 0) && (
            <Card heading="What it is about">
              {props.about !== "" && <p>{props.about}</p>}
              <Tags tags={props.topicNames.map((label) => ({ label }))} />
            </Card>
          )}
          {stream !== undefined && <MembersSide {...props} stream={stream} />}
        </div>
      </div>
    </Page>
  );
}

function WriteHere({ id }: { readonly id: string }) {
  return (
    <ButtonLink href={`/journal/write?in=${id}`} tone="primary">
      Write here
    </ButtonLink>
  );
}

function Stream({ id, isGoingOn, stream }: CommunityPageProps & { readonly stream: CommunityStream }) {
  const { next, reflections } = stream;
  if (reflections.length === 0)
    return (
      <EmptyState title="Nothing to read here yet">
        <p>
          {isGoingOn
            ? "Write the first: what is new to you, or what you would like to ask. Those in it read it, and nobody else unless you say so."
            : "Nothing was written here, and it is over."}
        </p>
        {isGoingOn && (
          <p>
            <WriteHere id={id} />
          </p>
        )}
      </EmptyState>
    );
  return (
    <>
      <ReflectionList reflections={reflections} />
      {next !== undefined && (
        <p>
          <ButtonLink href={next}>Older</ButtonLink>
        </p>
      )}
    </>
  );
}

function Join({ csrfToken, id, isGoingOn, outside, problems }: CommunityPageProps) {
  const { joining, state, words } = outside;
  if (state === "asked")
    return (
      <Card heading="You asked to come in">
        <p>Somebody who tends it will answer. You find it among yours then.</p>
        <PostForm action={`/communities/${id}/joining/removal`} csrfToken={csrfToken}>
          <Button tone="quiet">Take it back</Button>
        </PostForm>
      </Card>
    );
  if (!isGoingOn)
    return (
      <Card heading="It is over">
        <p>Those who were in it can still read it. Nobody comes in any more.</p>
      </Card>
    );
  const asks = joining === "asking" || state === "removed";
  return (
    <Card heading={asks ? "Ask to come in" : "Come in"}>
      <p>What is written here is read by those in it. You can leave at any time.</p>
      <PostForm action={`/communities/${id}/joining`} csrfToken={csrfToken} class="stack">
        {asks && (
          <Field
            name="words"
            label="A few words to those who tend it"
            hint="Not required. They see the name you write under."
            rows={2}
            value={words}
            error={errorFor(problems, "words")}
          />
        )}
        {!asks && joining === "code" && (
          <Field
            name="code"
            label="Its code"
            hint="As you got it: KQ7M-4TRW."
            value=""
            error={errorFor(problems, "code")}
          />
        )}
        <Button>{asks ? "Ask" : "Come in"}</Button>
      </PostForm>
    </Card>
  );
}

function MembersSide(props: CommunityPageProps & { readonly stream: CommunityStream }) {
  const { csrfToken, id, stream } = props;
  const { asking, isFollowed, isKeeper, isUntended } = stream;
  return (
    <>
      <Card heading={isKeeper ? "You tend it" : "You are in it"}>
        <ul>
          <li>
            <a href={`/communities/${id}/members`}>
              {isKeeper ? "People and who asks to come in" : "People"}
              {asking > 0 && ` (${asking} ${asking === 1 ? "asks" : "ask"})`}
            </a>
          </li>
          {isKeeper && (
            <>
              <li>
                <a href={`/communities/${id}/change`}>Name, days and how people come in</a>
              </li>
              <li>
                <a href="/reflections/moderation">Reports to look at</a>
              </li>
            </>
          )}
        </ul>
        <PostForm
          action={`/communities/${id}/following${isFollowed ? "/removal" : ""}`}
          csrfToken={csrfToken}
        >
          <Button tone="quiet">{isFollowed ? "Follow no longer" : "Follow"}</Button>
        </PostForm>
        <p class="quiet">What you follow comes together under “Following”, and in your letters.</p>
        {isUntended && (
          <PostForm action={`/communities/${id}/keeping`} csrfToken={csrfToken}>
            <p>Nobody tends it any more.</p>
            <Button tone="quiet">Tend it</Button>
          </PostForm>
        )}
      </Card>
      <Feeds {...props} />
      <Disclosure summary="Leave">
        <PostForm action={`/communities/${id}/joining/removal`} csrfToken={csrfToken}>
          <p class="quiet">
            You read nothing here any more, nor do your feeds, and nobody here reads what you wrote. All of it
            stays in your journal.
          </p>
          <Button tone="quiet">Leave this community</Button>
        </PostForm>
      </Disclosure>
    </>
  );
}

function Feeds({ csrfToken, id, stream }: CommunityPageProps & { readonly stream: CommunityStream }) {
  if (stream.addresses.length > 0)
    return (
      <Card heading="Your feed of it">
        <p>Shown once, and for you alone: whoever has it reads as you do.</p>
        <ul>
          {stream.addresses.map(({ href, label }) => (
            <li>
              {label}: <code class="long">{href}</code>
            </li>
          ))}
        </ul>
        <p class="quiet">
          <a href="/journal/settings">Take an address back</a> whenever you like.
        </p>
      </Card>
    );
  return (
    <Disclosure summary="Read it elsewhere">
      <PostForm action={`/communities/${id}/feeds`} csrfToken={csrfToken}>
        <p class="quiet">A secret address for your feed reader. It ends when you leave.</p>
        <Button tone="quiet">Make an address</Button>
      </PostForm>
    </Disclosure>
  );
}
