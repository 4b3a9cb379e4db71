import { Button, Card, Field, PostForm } from "#ui";

const answers = ["yes", "partly", "not yet", "no"] as const;

/** Whether something attended a while ago was used: one press, and a sentence if one likes. */
export function UseCard({
  csrfToken,
  question: { afterDays, id, title },
}: {
  readonly question: { readonly id: string; readonly title: string; readonly afterDays: number };
  readonly csrfToken: string;
}) {
  return (
    <Card heading="Did you use it?">
      <p class="quiet">
        {afterDays === 30 ? "A month" : "Three months"} ago you attended <b>{title}</b>. Only you see what you
        answer.
      </p>
      <PostForm action={`/journal/uses/${id}/${afterDays}`} csrfToken={csrfToken} class="stack">
        <input type="hidden" name="back" value="today" />
        <Field name="words" label="A sentence about it, if you like" />
        <p class="row">
          {answers.map((answer) => (
            <Button name="answer" value={answer} tone="quiet" about={title}>
              {`${answer.slice(0, 1).toUpperCase()}${answer.slice(1)}`}
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
