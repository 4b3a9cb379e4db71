import { Button, Card, Page, PostForm, type Shell } from "#ui";
import { levelWords } from "../../rules/sharing/levels.ts";
import type { DraftContent } from "../../rules/writing/draft.ts";

export interface ConflictPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly id: string;
  /** What was sent just now. */
  readonly here: DraftContent;
  /** What another device kept meanwhile, and when. */
  readonly there: DraftContent;
  readonly thereAt: string;
  /** What holds on the server, so that the choice is made with both in sight. */
  readonly version: number;
  readonly changesVersion: number | undefined;
}

/** Two devices, two texts: both in sight, and nothing is overwritten until their writer chose. */
export function ConflictPage(props: ConflictPageProps) {
  const { here, there, thereAt } = props;
  return (
    <Page
      shell={props.shell}
      title="Two versions of this reflection"
      current="/journal"
      isUnlisted
      lede="It was changed in two places. Nothing is lost: choose one, or take both and put them together."
    >
      <div class="grid">
        <Version title="What you sent just now" content={here} />
        <Version title={`Kept on ${thereAt}`} content={there} />
      </div>
      <div class="row">
        <Choice {...props} content={here} label="Go on with what I sent" />
        <Choice {...props} content={there} label="Go on with the one that was kept" />
        <Choice {...props} content={both(here, there)} label="Take both" isMain />
      </div>
    </Page>
  );
}

function Version({ content, title }: { readonly title: string; readonly content: DraftContent }) {
  return (
    <Card heading={title}>
      {content.title !== "" && (
        <p>
          <strong>{content.title}</strong>
        </p>
      )}
      <pre class="as-typed" tabindex={0}>
        {content.body}
      </pre>
      <p class="quiet">{levelWords[content.level].name}</p>
    </Card>
  );
}

function Choice(
  props: ConflictPageProps & {
    readonly content: DraftContent;
    readonly label: string;
    readonly isMain?: boolean;
  },
) {
  const { content, csrfToken, id, label, version, changesVersion } = props;
  return (
    <PostForm action={`/journal/write/${id}`} csrfToken={csrfToken}>
      <input type="hidden" name="version" value={String(version)} />
      <input type="hidden" name="changes" value={String(changesVersion ?? "")} />
      <input type="hidden" name="entry" value={content.entryId ?? ""} />
      <input type="hidden" name="about" value={content.about} />
      <input type="hidden" name="title" value={content.title} />
      <input type="hidden" name="level" value={content.level} />
      {content.topics.map((topic) => (
        <input type="hidden" name="topics" value={topic} />
      ))}
      {content.communities?.map((community) => (
        <input type="hidden" name="communities" value={community} />
      ))}
      <input type="hidden" name="asked" value={Object.keys(content.answers ?? {}).join(" ")} />
      {Object.entries(content.answers ?? {}).map(([key, answer]) => (
        <textarea name={`answer-${key}`} hidden aria-label="An answer">
          {answer}
        </textarea>
      ))}
      {content.filing !== undefined && (
        <>
          <input type="hidden" name="filing" value={content.filing.place} />
          <input type="hidden" name="session" value={content.filing.session} />
          <textarea name="tries" hidden aria-label="What to try">
            {content.filing.tries}
          </textarea>
        </>
      )}
      <textarea name="body" hidden aria-label="The words">
        {content.body}
      </textarea>
      <Button name="do" value="save" tone={props.isMain ? "primary" : "quiet"}>
        {label}
      </Button>
    </PostForm>
  );
}

/** Both texts, one below the other, with the narrower of the two levels and what both have of communities: who may read it is not guessed wider. */
function both(here: DraftContent, there: DraftContent): DraftContent {
  return {
    ...here,
    title: here.title || there.title,
    body: `${there.body}\n\n${here.body}`,
    topics: [...new Set([...here.topics, ...there.topics])],
    communities: (here.communities ?? []).filter((each) => there.communities?.includes(each)),
    level: here.level === there.level ? here.level : "only me",
  };
}
