import { Button, Card, Field, PostForm } from "#ui";
import { type AfterDays, useAnswers, useWords } from "../../rules/using/use.ts";

/** A question that waits, as a page asks it. */
export interface ShownUseQuestion {
  readonly entryId: string;
  readonly afterDays: AfterDays;
  readonly title: string;
}

/** The quiet question: one press is enough, and a sentence if one likes. */
export function UseCard({
  back,
  csrfToken,
  question: { afterDays, entryId, title },
}: {
  readonly question: ShownUseQuestion;
  readonly csrfToken: string;
  /** The page to come back to. */
  readonly back: "today" | "notices";
}) {
  const action = `/journal/uses/${entryId}/${afterDays}`;
  return (
    <Card heading="Did you use it?">
      <p class="quiet">
        {afterDays === 30 ? "A month" : "Three months"} ago: <b>{title}</b>. Only you see what you answer.
      </p>
      <PostForm action={action} csrfToken={csrfToken} class="stack">
        <input type="hidden" name="back" value={back} />
        <Field name="words" id={`words-${entryId}`} label="A sentence about it, if you like" />
        <p class="row">
          {useAnswers.map((answer) => (
            <Button name="answer" value={answer} tone="quiet" about={title}>
              {useWords[answer]}
            </Button>
          ))}
          <Button name="answer" value="put away" tone="text" about={title}>
            Don't ask about it
          </Button>
        </p>
      </PostForm>
    </Card>
  );
}
