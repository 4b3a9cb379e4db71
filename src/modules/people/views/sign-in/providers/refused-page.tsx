import { ButtonLink, Page } from "#ui";
import type { Shell } from "#ui";

export interface RefusedPageProps {
  readonly shell: Shell;
  /** Whole sentences, for the person. */
  readonly message: string;
  /** Where they can begin again. */
  readonly again: string;
}

/** Someone came back from their library's sign-in and is not let in: why, and what else there is. */
export function RefusedPage({ shell, message, again }: RefusedPageProps) {
  return (
    <Page shell={shell} title="You are not signed in" current="/sign-in" isUnlisted>
      <div class="stack">
        <p>{message}</p>
        <div class="row">
          <ButtonLink href={again}>Try again</ButtonLink>
          <ButtonLink href="/sign-in" tone="text">
            Sign in another way
          </ButtonLink>
        </div>
      </div>
    </Page>
  );
}
