import { Button, Card, Disclosure, Field, PostForm, RadioList } from "#ui";
import type { ProgramPageProps } from "./program-page.tsx";

/** Puts a question to the branch, or offers a visit; and for the branch, what was asked. */
export function AskBranch({ program, mayAsk, csrfToken, questions }: ProgramPageProps) {
  const waiting = questions.filter(({ answer }) => answer === undefined).length;
  if (questions.length > 0)
    return (
      <Card heading="What others ask">
        <p>
          <a href="/programs/questions">
            {questions.length === 1 ? "One question" : `${questions.length} questions`}
            {waiting > 0 && `, ${waiting} still to answer`}
          </a>
        </p>
      </Card>
    );
  if (!mayAsk) return null;
  return (
    <Card heading={`Ask ${program.place.branch}`}>
      <Disclosure summary="Write to them">
        <PostForm action={`/programs/${program.number}/questions`} csrfToken={csrfToken} class="stack">
          <RadioList
            name="kind"
            legend="What is it?"
            choices={[
              { value: "question", label: "A question", isChosen: true },
              { value: "visit", label: "A visit: we come to you, or you to us" },
            ]}
          />
          <Field
            name="words"
            label="What do you want to say?"
            hint="They see your name and where you work, never your address. Their answer comes by e-mail and stays here."
            rows={4}
            isRequired
          />
          <Button>Send it</Button>
        </PostForm>
      </Disclosure>
    </Card>
  );
}
