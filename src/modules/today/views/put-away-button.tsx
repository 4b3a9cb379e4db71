import { Button, PostForm } from "#ui";
import type { Thing } from "../rules/thing.ts";

/** Puts something away for good; what was put away can be taken back. */
export function PutAwayButton({
  thing,
  title,
  csrfToken,
}: {
  readonly thing: Thing;
  readonly title: string;
  readonly csrfToken: string;
}) {
  return (
    <PostForm action="/today/put-away" csrfToken={csrfToken}>
      <input type="hidden" name="thing" value={thing} />
      <input type="hidden" name="title" value={title} />
      <Button tone="text" about={title}>
        Not for me
      </Button>
    </PostForm>
  );
}
