import { Button, Notice, PostForm } from "#ui";

export interface SampleNoticeProps {
  readonly csrfToken: string;
  /** The reader may change the catalogue. */
  readonly mayRemove: boolean;
}

/** That offerings are made up, wherever one would go by them; with a button that takes them away. */
export function SampleNotice({ csrfToken, mayRemove }: SampleNoticeProps) {
  return (
    <Notice tone="attention" title="What is called “Sample” is made up">
      <p>
        Those offerings show what Carrel does; nobody holds them.{" "}
        {mayRemove ? (
          <>
            <a href="/sources/starter-pack">Add calendars to learn from</a>, and take the sample away.
          </>
        ) : (
          "Whoever keeps your catalog can take them away."
        )}
      </p>
      {mayRemove && (
        <PostForm action="/sources/sample/removal" csrfToken={csrfToken}>
          <Button tone="quiet">Remove the sample</Button>
        </PostForm>
      )}
    </Notice>
  );
}
