import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import {
  Breadcrumb,
  Button,
  Card,
  EmptyState,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import type { ReadQuestion } from "./question-view.ts";

export interface QuestionsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  /** Of whoever reads, for days. */
  readonly zone: string;
  /** To the viewer's branches. */
  readonly received: readonly ReadQuestion[];
  /** By the viewer. */
  readonly asked: readonly ReadQuestion[];
  readonly problems: readonly FieldProblem[];
}

/** What others ask one's branch, and what one asked others. */
export function QuestionsPage(props: QuestionsPageProps) {
  const { shell, received, asked, csrfToken, problems, zone } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title="Questions and visits"
      notices={
        <>
          <Breadcrumb trail={[{ href: "/programs", label: "Programs" }]} />
          <ErrorSummary problems={problems} />
          <FlashNotice flash={props.done} csrfToken={csrfToken} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        <section class="stack">
          <h2>To your branch</h2>
          {received.length === 0 && (
            <EmptyState title="Nobody asked yet" level={3}>
              <p>What others ask about your programs waits here, and comes to your branch by e-mail.</p>
            </EmptyState>
          )}
          {received.map((question) => (
            <Received question={question} csrfToken={csrfToken} problems={problems} zone={zone} />
          ))}
        </section>
        {asked.length > 0 && (
          <section class="stack">
            <h2>What you asked</h2>
            {asked.map((question) => (
              <Card heading={question.title} level={3}>
                <Question question={question} zone={zone} />
                {question.answer === undefined && <p class="quiet">No answer yet.</p>}
              </Card>
            ))}
          </section>
        )}
      </div>
    </Page>
  );
}

function Received({
  question,
  csrfToken,
  problems,
  zone,
}: Pick<QuestionsPageProps, "csrfToken" | "problems" | "zone"> & { readonly question: ReadQuestion }) {
  return (
    <Card heading={question.title} level={3}>
      <Question question={question} zone={zone} />
      {question.answer === undefined && (
        <PostForm action={`/programs/questions/${question.id}/answer`} csrfToken={csrfToken} class="stack">
          <Field
            name="answer"
            id={`answer-${question.id}`}
            label={`Answer ${question.who}`}
            error={errorFor(problems, `answer-${question.id}`)}
            rows={3}
          />
          <Button>Send the answer</Button>
        </PostForm>
      )}
    </Card>
  );
}

function Question({
  question,
  zone,
}: Pick<QuestionsPageProps, "zone"> & { readonly question: ReadQuestion }) {
  const { number, title, kind, who, words, askedAt, answer } = question;
  return (
    <>
      <p class="quiet">
        {kind === "visit" ? "A visit" : "A question"}, {who}, {dayWords(localDay(zone, askedAt))}.{" "}
        <a href={`/programs/${number}`}>
          The program<span class="visually-hidden">: {title}</span>
        </a>
      </p>
      <p>{words}</p>
      {answer !== undefined && (
        <blockquote>
          <p>{answer}</p>
        </blockquote>
      )}
    </>
  );
}
