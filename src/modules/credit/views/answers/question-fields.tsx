import { Field } from "#ui";
import type { AskedQuestion } from "../../rules/questions/asked-questions.ts";

/** A field for each question of an authority; which of them asks is said under it. */
export function QuestionFields({
  errors,
  questions,
}: {
  readonly questions: readonly AskedQuestion[];
  /** By the name of the field. */
  readonly errors: Readonly<Record<string, string | undefined>>;
}) {
  return (
    <>
      <input type="hidden" name="asked" value={questions.map(({ key }) => key).join(" ")} />
      {questions.map(({ answer, credentials, key, question }) => (
        <Field
          name={`answer-${key}`}
          label={question.asks}
          hint={`${question.hint === undefined ? "" : `${question.hint} `}For ${credentials.join(" and ")}.`}
          rows={3}
          value={answer}
          error={errors[`answer-${key}`]}
        />
      ))}
    </>
  );
}
