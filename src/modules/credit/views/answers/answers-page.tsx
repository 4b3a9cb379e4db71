import {
  Breadcrumb,
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  type FieldProblem,
  Page,
  PostForm,
  type Shell,
} from "#ui";
import type { AskedQuestion } from "../../rules/questions/asked-questions.ts";
import { QuestionFields } from "./question-fields.tsx";

export interface AnswersPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly entry: { readonly id: string; readonly title: string };
  readonly questions: readonly AskedQuestion[];
  readonly problems: readonly FieldProblem[];
}

/** What authorities ask about one thing that was done, to be answered once. */
export function AnswersPage({ csrfToken, entry, problems, questions, shell }: AnswersPageProps) {
  const back = `/record/entries/${entry.id}`;
  return (
    <Page
      shell={shell}
      current="/record"
      title="What they ask about it"
      lede={`${entry.title}. Your answers are kept with it as evidence, and stand in your binder and forms.`}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/record", label: "My record" },
              { href: back, label: entry.title },
            ]}
          />
          <ErrorSummary title="Not kept yet" problems={problems} />
        </>
      }
    >
      {questions.length === 0 ? (
        <EmptyState title="Nobody asks anything about it">
          <p>No credential that you hold takes this and wants something written about it.</p>
          <p>
            <ButtonLink href={back}>Back to it</ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <PostForm action={`${back}/answers`} csrfToken={csrfToken} class="stack">
          <QuestionFields
            questions={questions}
            errors={Object.fromEntries(problems.map(({ message, where }) => [where, message]))}
          />
          <p class="row">
            <Button>Keep the answers</Button>
            <ButtonLink href={`/journal/write?entry=${entry.id}`} tone="text">
              Write a reflection instead
            </ButtonLink>
          </p>
        </PostForm>
      )}
    </Page>
  );
}
