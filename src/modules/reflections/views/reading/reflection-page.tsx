import {
  Button,
  ButtonLink,
  Card,
  Disclosure,
  FlashNotice,
  Page,
  PostForm,
  Select,
  type Shell,
  type ShownFlash,
  Tags,
} from "#ui";
import { type Level, levels, levelWords } from "../../rules/sharing/levels.ts";
import { reactionKinds, type ReactionKind, reactionWords } from "../../rules/talking/reactions.ts";
import { headlineOf } from "../../rules/writing/headline.ts";
import { Prose } from "./prose.tsx";
import { type HiddenWhy, type ShownReply, Thread, type ThreadProps } from "./thread.tsx";

export interface ReflectionPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly body: string;
  readonly topicNames: readonly { readonly id: string; readonly name: string }[];
  readonly authorName: string | undefined;
  readonly handle: string | undefined;
  readonly on: string;
  readonly changedOn: string | undefined;
  /** Set for its writer: who may read it, and what they alone see. */
  readonly own: OwnSide | undefined;
  /** The reader's own quiet answer; undefined when there is none. */
  readonly reacted: ReactionKind | undefined;
  /** What says who will read an answer; undefined for someone who may not answer: not signed in, or nobody reads it. */
  readonly answerTo: string | undefined;
  readonly isSignedIn: boolean;
  readonly replies: readonly ShownReply[];
  readonly inCommunity: string | undefined;
  /** Set for who tends the community it was opened in. */
  readonly takeOut: string | undefined;
  readonly answering: ThreadProps["answering"];
  readonly changing: ThreadProps["changing"];
  readonly problem: string | undefined;
  readonly typed: string;
  readonly isPublic: boolean;
}

export interface OwnSide {
  readonly level: Level;
  readonly levels: readonly Level[];
  /** The communities it stands in as well. */
  readonly communities: readonly { readonly id: string; readonly name: string }[];
  readonly reactions: readonly { readonly kind: ReactionKind; readonly names: readonly string[] }[];
  /** What moderators hid it for, with where an appeal is sent. */
  readonly hidden: readonly (HiddenWhy & { readonly where: string })[];
  /** What a browser kept this draft under: it is done with. */
  readonly doneKey: string | undefined;
}

/** One reflection, and what was said to it. */
export function ReflectionPage(props: ReflectionPageProps) {
  const { about, authorName, body, csrfToken, flash, handle, own, shell, title } = props;
  const headline = headlineOf({ title, about, body });
  return (
    <Page
      shell={shell}
      title={headline}
      current={own === undefined ? "/reflections" : "/journal"}
      isUnlisted={!props.isPublic}
      islands={own?.doneKey === undefined ? [] : ["keep-draft"]}
      lede={
        <>
          {authorName !== undefined &&
            (handle === undefined ? authorName : <a href={`/journals/${handle}`}>{authorName}</a>)}
          {authorName !== undefined && " · "}
          {props.on}
          {props.changedOn !== undefined && ` · changed ${props.changedOn}`}
          {title !== "" && about !== "" && ` · On ${about}`}
        </>
      }
      actions={own && <ButtonLink href={`/journal/write/${props.id}`}>Change it</ButtonLink>}
      notices={flash && <FlashNotice flash={flash} csrfToken={csrfToken} />}
    >
      {own?.doneKey !== undefined && <keep-draft data-key={own.doneKey}></keep-draft>}
      <div class="split split--end">
        <div class="stack">
          <Prose body={body} headingLevel={2} />
          <Tags tags={props.topicNames.map(({ name }) => ({ label: name }))} />
          {own === undefined && props.answerTo !== undefined && <Reactions {...props} />}
          <Thread {...props} />
        </div>
        <div class="stack">
          {own === undefined ? <ReaderSide {...props} /> : <WriterSide {...props} own={own} />}
        </div>
      </div>
    </Page>
  );
}

function Reactions({ csrfToken, id, reacted }: ReflectionPageProps) {
  return (
    <PostForm action={`/reflections/${id}/reactions`} csrfToken={csrfToken} class="row">
      <span class="quiet">Only its writer sees it:</span>
      {reactionKinds.map((kind) => (
        <Button
          name="kind"
          value={kind === reacted ? "none" : kind}
          tone={kind === reacted ? "primary" : "quiet"}
        >
          {kind === reacted ? `${reactionWords[kind]} (take back)` : reactionWords[kind]}
        </Button>
      ))}
    </PostForm>
  );
}

function ReaderSide({ csrfToken, handle, id, isSignedIn, takeOut }: ReflectionPageProps) {
  if (!isSignedIn)
    return (
      <p class="quiet">
        <a href={`/sign-in?then=${encodeURIComponent(`/reflections/${id}`)}`}>Sign in</a> to answer.
      </p>
    );
  return (
    <>
      {handle !== undefined && (
        <PostForm action={`/journals/${handle}/following`} csrfToken={csrfToken}>
          <Button tone="quiet">Follow this journal</Button>
        </PostForm>
      )}
      <p class="quiet">
        <a href={`/reflections/${id}/report`}>Something wrong with this?</a>
      </p>
      {takeOut !== undefined && (
        <p class="quiet">
          <a href={takeOut}>Take it out of the stream</a>
        </p>
      )}
    </>
  );
}

function WriterSide({ csrfToken, id, own }: ReflectionPageProps & { readonly own: OwnSide }) {
  return (
    <>
      {own.hidden.map(({ appealAction, because, state, where }) => (
        <Card heading={`Hidden at ${where}`}>
          <p>{because}</p>
          <p class="quiet">{state}</p>
          {appealAction !== undefined && <ButtonLink href={appealAction}>Ask for another look</ButtonLink>}
        </Card>
      ))}
      <Card heading="Who may read it">
        {(own.level !== "only me" || own.communities.length === 0) && (
          <p>
            <strong>{levelWords[own.level].name}.</strong> {levelWords[own.level].who}.
          </p>
        )}
        {own.communities.length > 0 && (
          <p>
            {own.level === "only me" ? "You, and those in" : "And those in"}{" "}
            {own.communities.map(({ id: community, name }, place) => (
              <>
                {place > 0 && ", "}
                <a href={`/communities/${community}`}>{name}</a>
              </>
            ))}
            . “Change it” has a box for each.
          </p>
        )}
        <PostForm action={`/reflections/${id}/level`} csrfToken={csrfToken} class="stack">
          <Select
            name="level"
            label="Change it everywhere to"
            value={own.level}
            options={levels
              .filter((level) => own.levels.includes(level) || level === own.level)
              .map((level) => ({ value: level, label: levelWords[level].name }))}
          />
          <Button tone="quiet">Change</Button>
        </PostForm>
      </Card>
      {own.reactions.length > 0 && (
        <Card heading="Quiet answers">
          <ul>
            {own.reactions.map(({ kind, names }) => (
              <li>
                {reactionWords[kind]}: {names.join(", ")}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Disclosure summary="Remove it">
        <PostForm action={`/reflections/${id}/removal`} csrfToken={csrfToken}>
          <p class="quiet">It goes for everyone who could read it. You can take that back at once.</p>
          <Button tone="quiet">Remove this reflection</Button>
        </PostForm>
      </Disclosure>
    </>
  );
}
