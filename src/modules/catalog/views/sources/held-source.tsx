import { Button, Card, PostForm } from "#ui";

export interface HeldSourceProps {
  readonly id: string;
  readonly csrfToken: string;
  /** Titles that would no longer be listed. */
  readonly missing: readonly string[];
}

/** A source that suddenly lists far less, or may list no offerings: what would go, and the decision. */
export function HeldSource({ id, csrfToken, missing }: HeldSourceProps) {
  return (
    <Card heading="It waits for your decision">
      {missing.length > 0 && (
        <>
          <p>These would be marked as no longer listed:</p>
          <ul>
            {missing.map((title) => (
              <li>{title}</li>
            ))}
          </ul>
        </>
      )}
      <div class="row">
        <PostForm action={`/sources/${id}/acceptance`} csrfToken={csrfToken}>
          <Button>It is right: take it in</Button>
        </PostForm>
        <PostForm action={`/sources/${id}/patience`} csrfToken={csrfToken}>
          <Button tone="quiet">Keep what we had</Button>
        </PostForm>
      </div>
      <p class="quiet">
        Kept as it was, it is asked again in its own rhythm; if it still looks the same, it waits for you
        again.
      </p>
    </Card>
  );
}
