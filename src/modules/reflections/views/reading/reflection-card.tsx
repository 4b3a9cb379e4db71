import { Tags } from "#ui";
import { headlineOf } from "../../rules/writing/headline.ts";

/** A reflection in a list: its headline, who wrote it and when, and how it begins. */
export interface ListedReflection {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Its first words, plain. */
  readonly excerpt: string;
  /** Absent in one's own list. */
  readonly authorName?: string | undefined;
  readonly handle?: string | undefined;
  /** Its day, in words. */
  readonly on: string;
  readonly topicNames: readonly string[];
  /** The community in whose stream it stands: there it is answered. */
  readonly inCommunity?: string | undefined;
  /** How many replies stand in that community. */
  readonly replies?: number | undefined;
  /** Who may read it, in one's own list. */
  readonly levelName?: string | undefined;
}

/** Several of them, newest first. */
export function ReflectionList({ reflections }: { readonly reflections: readonly ListedReflection[] }) {
  return (
    <div class="stack">
      {reflections.map((each) => (
        <ReflectionCard {...each} />
      ))}
    </div>
  );
}

function ReflectionCard(props: ListedReflection) {
  const { about, authorName, handle, id, levelName, on, topicNames } = props;
  return (
    <article class="card stack">
      <h2>
        <a href={`/reflections/${id}${props.inCommunity === undefined ? "" : `?in=${props.inCommunity}`}`}>
          {headlineOf({ ...props, body: props.excerpt })}
        </a>
      </h2>
      <p class="quiet">
        {authorName !== undefined && (
          <>
            {handle === undefined ? authorName : <a href={`/journals/${handle}`}>{authorName}</a>}
            {" · "}
          </>
        )}
        {on}
        {levelName !== undefined && ` · ${levelName}`}
        {props.replies !== undefined &&
          props.replies > 0 &&
          ` · ${props.replies === 1 ? "1 reply" : `${props.replies} replies`}`}
        {props.title !== "" && about !== "" && ` · On ${about}`}
      </p>
      <p>{props.excerpt}</p>
      <Tags tags={topicNames.map((label) => ({ label }))} />
    </article>
  );
}
