import {
  Breadcrumb,
  Button,
  Checkbox,
  EmptyState,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import { type ShownUseQuestion, UseCard } from "./use-card.tsx";

/** An answer of one's own. */
export interface ShownUse {
  readonly entryId: string;
  readonly afterDays: number;
  readonly about: string;
  /** `Partly, after 30 days`. */
  readonly label: string;
  readonly words: string;
}

export interface UsesPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly questions: readonly ShownUseQuestion[];
  readonly topics: readonly { readonly name: string; readonly uses: readonly ShownUse[] }[];
  readonly isAsked: boolean;
  readonly isCounted: boolean;
  readonly isEmployed: boolean;
}

/** What one used of what one learned, by topic: for oneself. */
export function UsesPage(props: UsesPageProps) {
  const { csrfToken, flash, questions, shell, topics } = props;
  return (
    <Page
      shell={shell}
      title="What you used"
      current="/journal"
      isUnlisted
      lede="30 and 90 days after something you attended you are asked once whether you used it. Your answers are yours alone."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/journal", label: "Your journal" }]} />
          {flash && <FlashNotice flash={flash} csrfToken={csrfToken} />}
        </>
      }
    >
      <div class="split split--end">
        <div class="stack">
          {questions.map((question) => (
            <UseCard question={question} csrfToken={csrfToken} back="notices" />
          ))}
          {topics.length === 0 && questions.length === 0 && (
            <EmptyState title="Nothing to look back on yet">
              <p>A month after something on your record you find the first question here, and on Today.</p>
            </EmptyState>
          )}
          {topics.map(({ name, uses }) => (
            <section class="stack">
              <h2>{name}</h2>
              <ul>
                {uses.map((use) => (
                  <li>
                    <Answer use={use} csrfToken={csrfToken} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <div class="stack">
          <Choices {...props} />
        </div>
      </div>
    </Page>
  );
}

function Answer({ csrfToken, use }: { readonly use: ShownUse; readonly csrfToken: string }) {
  return (
    <>
      <b>{use.label}</b>: <a href={`/record/entries/${use.entryId}`}>{use.about}</a>
      {use.words !== "" && <p>{use.words}</p>}
      <PostForm
        action={`/journal/uses/${use.entryId}/${use.afterDays}/removal`}
        csrfToken={csrfToken}
        class="row"
      >
        <a href={`/journal/write?entry=${use.entryId}&use=${use.afterDays}`}>
          {use.words === "" ? "Write about it" : "Make a reflection of it"}
          <span class="visually-hidden">: {use.about}</span>
        </a>
        <Button tone="text" about={use.about}>
          Take the answer back
        </Button>
      </PostForm>
    </>
  );
}

function Choices({ csrfToken, isAsked, isCounted, isEmployed }: UsesPageProps) {
  return (
    <section class="card stack" aria-labelledby="choices">
      <h2 id="choices">Being asked</h2>
      <PostForm action="/journal/used" csrfToken={csrfToken} class="stack">
        <Checkbox name="asked" value="yes" label="Ask me after 30 and 90 days" isChosen={isAsked} />
        {isEmployed && (
          <>
            <Checkbox
              name="counted"
              value="yes"
              label="Count me, without my name, in what got used at my library"
              isChosen={isCounted}
            />
            <p class="quiet">
              By topic and month, and only where five people or more answered. You can take it back at any
              time.
            </p>
          </>
        )}
        <p>
          <Button tone="quiet">Keep this</Button>
        </p>
      </PostForm>
      {isEmployed && (
        <p>
          <a href="/reflections/used">What got used at your library</a>
        </p>
      )}
    </section>
  );
}
