import { Button, ErrorSummary, errorFor, Field, type FieldProblem, Page, PostForm, type Shell } from "#ui";
import { Prose } from "../reading/prose.tsx";

export interface AppealPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly action: string;
  readonly quoted: string;
  readonly because: string;
  /** Whether another look was asked for already. */
  readonly isAsked: boolean;
  readonly words: string;
  readonly problems: readonly FieldProblem[];
}

/** Asks for another look at what was hidden. */
export function AppealPage({
  action,
  because,
  csrfToken,
  isAsked,
  problems,
  quoted,
  shell,
  words,
}: AppealPageProps) {
  return (
    <Page
      shell={shell}
      title="Ask for another look"
      current="/journal"
      isUnlisted
      lede="Somebody other than who hid it decides, once."
      notices={problems.length > 0 ? <ErrorSummary problems={problems} /> : undefined}
    >
      <section class="card stack">
        <h2>Why it was hidden</h2>
        <p>{because}</p>
        <h2>What you wrote</h2>
        <Prose body={quoted} headingLevel={3} />
      </section>
      {isAsked ? (
        <p>You asked for another look. You will find the answer in your journal.</p>
      ) : (
        <PostForm action={action} csrfToken={csrfToken} class="stack">
          <Field
            name="words"
            label="Why it should be seen again"
            rows={4}
            value={words}
            error={errorFor(problems, "words")}
          />
          <p>
            <Button>Ask</Button>
          </p>
        </PostForm>
      )}
    </Page>
  );
}
