import { Button, ErrorSummary, Field, Notice, PostForm } from "#ui";
import { Prose } from "./prose.tsx";

/** Why moderators hid something of the reader's own, and where they ask for another look. */
export interface HiddenWhy {
  readonly because: string;
  readonly state: string;
  readonly appealAction: string | undefined;
}

/** A reply as its page shows it. */
export interface ShownReply {
  readonly id: string;
  readonly authorName: string;
  readonly handle: string | undefined;
  readonly body: string;
  readonly on: string;
  readonly changedOn: string | undefined;
  /** Whether the reader wrote it, and may change it and take it back. */
  readonly isOwn: boolean;
  /** Why moderators hid it, for its writer alone. */
  readonly hidden: readonly HiddenWhy[];
  readonly replies: readonly ShownReply[];
}

export interface ThreadProps {
  readonly csrfToken: string;
  readonly id: string;
  readonly replies: readonly ShownReply[];
  /** Who will read an answer, in words; undefined when the reader may not answer. */
  readonly answerTo: string | undefined;
  /** The community it was opened in, and is answered in. */
  readonly inCommunity: string | undefined;
  /** The reply that is being answered. */
  readonly answering: { readonly id: string; readonly name: string } | undefined;
  /** The reply of the reader's own that is being changed. */
  readonly changing: string | undefined;
  readonly problem: string | undefined;
  readonly typed: string;
}

/** What was said to a reflection, and the form to say something. */
export function Thread(props: ThreadProps) {
  const { answerTo, answering, changing, csrfToken, id, problem, replies, typed } = props;
  return (
    <section class="stack" aria-labelledby="replies">
      <h2 id="replies">{replies.length === 0 ? "Nobody answered yet" : "Replies"}</h2>
      {replies.length > 0 && <Replies {...props} />}
      {answerTo !== undefined && (
        <PostForm
          action={`/reflections/${id}/replies${changing === undefined ? "" : `/${changing}`}`}
          csrfToken={csrfToken}
          class="stack"
        >
          {problem !== undefined && <ErrorSummary problems={[{ where: "body", message: problem }]} />}
          {answering !== undefined && <input type="hidden" name="parent" value={answering.id} />}
          {props.inCommunity !== undefined && <input type="hidden" name="in" value={props.inCommunity} />}
          <Field
            name="body"
            label={formLabel(props)}
            hint={answerTo}
            rows={4}
            value={typed}
            error={problem}
          />
          <Button tone="quiet">{changing === undefined ? "Reply" : "Keep the change"}</Button>
        </PostForm>
      )}
    </section>
  );
}

function formLabel({ answering, changing }: ThreadProps): string {
  if (changing !== undefined) return "Your reply, put right";
  return answering === undefined ? "Your reply" : `Your reply to ${answering.name}`;
}

function Replies(props: ThreadProps) {
  return (
    <ol class="thread">
      {props.replies.map((each) => (
        <li>
          <p class="quiet">
            {each.handle === undefined ? (
              each.authorName
            ) : (
              <a href={`/journals/${each.handle}`}>{each.authorName}</a>
            )}
            {` · ${each.on}`}
            {each.changedOn !== undefined && ` · changed ${each.changedOn}`}
          </p>
          <Prose body={each.body} headingLevel={3} />
          {each.hidden.map(({ appealAction, because, state }) => (
            <Notice title="Moderators hid this">
              <p>
                “{because}” {state}{" "}
                {appealAction !== undefined && <a href={appealAction}>Ask for another look</a>}
              </p>
            </Notice>
          ))}
          <div class="row">
            {props.answerTo !== undefined && each.hidden.length === 0 && (
              <a href={`?answer=${each.id}${insideOf(props)}#body`}>
                Answer<span class="visually-hidden"> {each.authorName}</span>
              </a>
            )}
            {each.isOwn ? <OwnActs {...props} reply={each} /> : <OthersActs {...props} reply={each} />}
          </div>
          {each.replies.length > 0 && <Replies {...props} replies={each.replies} />}
        </li>
      ))}
    </ol>
  );
}

function OwnActs({ reply, ...props }: ThreadProps & { readonly reply: ShownReply }) {
  return (
    <>
      {props.answerTo !== undefined && reply.hidden.length === 0 && (
        <a href={`?change=${reply.id}${insideOf(props)}#body`}>
          Change<span class="visually-hidden"> your reply of {reply.on}</span>
        </a>
      )}
      <PostForm action={`/reflections/${props.id}/replies/${reply.id}/removal`} csrfToken={props.csrfToken}>
        <Button tone="text">Take it back</Button>
      </PostForm>
    </>
  );
}

function OthersActs({ answerTo, id, reply }: ThreadProps & { readonly reply: ShownReply }) {
  return (
    answerTo !== undefined && (
      <a class="quiet" href={`/reflections/${id}/report?reply=${reply.id}`}>
        Report or block<span class="visually-hidden"> {reply.authorName}</span>
      </a>
    )
  );
}

function insideOf({ inCommunity }: ThreadProps): string {
  return inCommunity === undefined ? "" : `&in=${inCommunity}`;
}
