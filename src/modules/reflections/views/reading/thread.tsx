import { Button, ErrorSummary, Field, PostForm } from "#ui";
import { Prose } from "./prose.tsx";

/** A reply as its page shows it. */
export interface ShownReply {
  readonly id: string;
  readonly authorName: string;
  readonly handle: string | undefined;
  readonly body: string;
  readonly on: string;
  /** Whether the reader wrote it, and may take it back. */
  readonly isOwn: boolean;
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
  readonly problem: string | undefined;
  readonly typed: string;
}

/** What was said to a reflection, and the form to say something. */
export function Thread(props: ThreadProps) {
  const { answerTo, answering, csrfToken, id, problem, replies, typed } = props;
  return (
    <section class="stack" aria-labelledby="replies">
      <h2 id="replies">{replies.length === 0 ? "Nobody answered yet" : "Replies"}</h2>
      {replies.length > 0 && <Replies {...props} />}
      {answerTo !== undefined && (
        <PostForm action={`/reflections/${id}/replies`} csrfToken={csrfToken} class="stack">
          {problem !== undefined && <ErrorSummary problems={[{ where: "body", message: problem }]} />}
          {answering !== undefined && <input type="hidden" name="parent" value={answering.id} />}
          {props.inCommunity !== undefined && <input type="hidden" name="in" value={props.inCommunity} />}
          <Field
            name="body"
            label={answering === undefined ? "Your reply" : `Your reply to ${answering.name}`}
            hint={answerTo}
            rows={4}
            value={typed}
            error={problem}
          />
          <Button tone="quiet">Reply</Button>
        </PostForm>
      )}
    </section>
  );
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
          </p>
          <Prose body={each.body} headingLevel={3} />
          <div class="row">
            {props.answerTo !== undefined && (
              <a
                href={`?answer=${each.id}${props.inCommunity === undefined ? "" : `&in=${props.inCommunity}`}#body`}
              >
                Answer<span class="visually-hidden"> {each.authorName}</span>
              </a>
            )}
            {each.isOwn ? (
              <PostForm
                action={`/reflections/${props.id}/replies/${each.id}/removal`}
                csrfToken={props.csrfToken}
              >
                <Button tone="text">Take it back</Button>
              </PostForm>
            ) : (
              props.answerTo !== undefined && (
                <a class="quiet" href={`/reflections/${props.id}/report?reply=${each.id}`}>
                  Report<span class="visually-hidden"> {each.authorName}</span>
                </a>
              )
            )}
          </div>
          {each.replies.length > 0 && <Replies {...props} replies={each.replies} />}
        </li>
      ))}
    </ol>
  );
}
