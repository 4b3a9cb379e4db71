import { Card, Disclosure, Notice } from "#ui";
import type { AskedQuestion } from "../../rules/questions/asked-questions.ts";
import type { PrintedAnswer } from "../../rules/questions/answer-words.ts";

/** Beside an entry: what authorities ask about it, and what its owner wrote. */
export function AnswersCard({
  entryId,
  questions,
  written,
}: {
  readonly entryId: string;
  readonly questions: readonly AskedQuestion[];
  /** What was answered to authorities that do not ask it any more. */
  readonly written: readonly PrintedAnswer[];
}) {
  if (questions.length === 0 && written.length === 0) return null;
  return (
    <Card heading="In your own words">
      {questions.map(({ answer, credentials, isAnswered, question }) => (
        <>
          <h3>{question.asks}</h3>
          {answer !== "" && <p>{answer}</p>}
          <p class="quiet">
            {isAnswered ? "" : answer === "" ? "Not answered yet. " : "To be said at more length. "}
            {`Asked for ${credentials.join(" and ")}.`}
          </p>
        </>
      ))}
      {written.map(({ asked, body }) => (
        <>
          <h3>{asked}</h3>
          <p>{body}</p>
        </>
      ))}
      {questions.length > 0 && (
        <p>
          <a href={`/record/entries/${entryId}/answers`}>Answer what they ask</a>
        </p>
      )}
    </Card>
  );
}

/** What one credential still wants to hear, on the page of its renewal. */
export function UnansweredNotice({
  asked,
}: {
  readonly asked: readonly {
    readonly id: string;
    readonly title: string;
    readonly questions: readonly string[];
  }[];
}) {
  if (asked.length === 0) return null;
  return (
    <Notice
      tone="attention"
      title={
        asked.length === 1
          ? "One activity still lacks an answer that this authority asks for"
          : `${asked.length} activities still lack answers that this authority asks for`
      }
    >
      <Disclosure summary="Which, and what is asked" isOpen={asked.length <= 3}>
        <ul>
          {asked.slice(0, mostShown).map(({ id, questions, title }) => (
            <li>
              <a href={`/record/entries/${id}/answers`}>{title}</a>
              <span class="quiet"> {questions.join(" · ")}</span>
            </li>
          ))}
        </ul>
        {asked.length > mostShown && (
          <p class="quiet">{`And ${asked.length - mostShown} more, once these are answered.`}</p>
        )}
      </Disclosure>
    </Notice>
  );
}

const mostShown = 25;
