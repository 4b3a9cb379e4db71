import {
  ButtonLink,
  Button,
  Card,
  EmptyState,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import { type ListedReflection, ReflectionList } from "../reading/reflection-card.tsx";

export interface DeskPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  /** The one thing to ask about. */
  readonly prompt: { readonly entryId: string; readonly title: string; readonly on: string } | undefined;
  readonly drafts: readonly { readonly id: string; readonly headline: string; readonly savedOn: string }[];
  readonly reflections: readonly ListedReflection[];
  readonly next: string | undefined;
  readonly handle: string | undefined;
  readonly newNotices: number;
  readonly isModerator: boolean;
  /** How many ask to come into communities that they tend. */
  readonly asking: number;
  readonly isEmployed: boolean;
}

/** One's own journal: what to write about, what is not finished, and what was written. */
export function DeskPage(props: DeskPageProps) {
  const { csrfToken, drafts, flash, next, reflections } = props;
  return (
    <Page
      shell={props.shell}
      title="Your journal"
      current="/journal"
      isUnlisted
      lede="What you learned, in your own words. Only you read it, unless you choose otherwise."
      actions={
        <ButtonLink href="/journal/write" tone="primary">
          Write
        </ButtonLink>
      }
      notices={flash && <FlashNotice flash={flash} csrfToken={csrfToken} />}
    >
      <div class="split split--end">
        <div class="stack">
          <Prompt {...props} />
          {reflections.length === 0 && drafts.length === 0 ? (
            <EmptyState title="Nothing written yet">
              <p>
                After something you attended, three sentences are enough: what was new, and what you will try.
              </p>
            </EmptyState>
          ) : (
            <ReflectionList reflections={reflections} />
          )}
          {next !== undefined && <ButtonLink href={next}>Older</ButtonLink>}
        </div>
        <div class="stack">
          <AroundIt {...props} />
        </div>
      </div>
    </Page>
  );
}

/** What is not finished, and where else to go. */
function AroundIt({ drafts, ...props }: DeskPageProps) {
  return (
    <>
      {drafts.length > 0 && (
        <Card heading="Not finished">
          <ul>
            {drafts.map(({ headline, id, savedOn }) => (
              <li>
                <a href={`/journal/write/${id}`}>{headline}</a> <span class="quiet">{savedOn}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card heading="Around your journal">
        <ul>
          <li>
            <a href="/journal/notices">
              What others said{props.newNotices > 0 && ` (${props.newNotices} new)`}
            </a>
          </li>
          <li>
            <a href="/reflections">What others wrote</a>
          </li>
          {props.handle !== undefined && (
            <li>
              <a href={`/journals/${props.handle}`}>How others see it</a>
            </li>
          )}
          <li>
            <a href="/journal/used">What you used</a>
          </li>
          <Together {...props} />
          <li>
            <a href="/journal/settings">Name, handle and feeds</a>
          </li>
          <li>
            <a href="/journal/import">Bring an older journal along</a>
          </li>
          <li>
            <a href="/portfolio">Your portfolio</a>
          </li>
          {props.isModerator && (
            <li>
              <a href="/reflections/moderation">Reports to look at</a>
            </li>
          )}
        </ul>
      </Card>
    </>
  );
}

/** Where one writes for and with others. */
function Together({ asking, isEmployed }: Pick<DeskPageProps, "asking" | "isEmployed">) {
  return (
    <>
      <li>
        <a href="/communities">
          Communities and cohorts
          {asking > 0 && ` (${asking} ${asking === 1 ? "asks" : "ask"} to come in)`}
        </a>
      </li>
      {isEmployed && (
        <li>
          <a href="/trips">Trips</a> and <a href="/trails">trails</a> of your library
        </li>
      )}
    </>
  );
}

function Prompt({ csrfToken, prompt }: DeskPageProps) {
  if (prompt === undefined) return null;
  return (
    <Card heading={`What stayed with you from ${prompt.title}?`}>
      <p class="quiet">You were there on {prompt.on}. Three sentences are enough.</p>
      <div class="row">
        <ButtonLink href={`/journal/write?entry=${prompt.entryId}`}>Write about it</ButtonLink>
        <PostForm action={`/journal/prompts/${prompt.entryId}/dismissal`} csrfToken={csrfToken}>
          <Button tone="text">Do not ask about it</Button>
        </PostForm>
      </div>
    </Card>
  );
}
