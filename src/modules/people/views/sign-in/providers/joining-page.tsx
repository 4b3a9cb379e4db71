import { Button, ButtonLink, Page, PostForm } from "#ui";
import type { Shell } from "#ui";

export interface JoiningPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly provider: string;
  /** What the employer calls the person. */
  readonly staffName: string;
  /** The account that is signed in. */
  readonly account: string;
}

/** Asks the owner of an account whether their library's sign-in shall open it from now on. */
export function JoiningPage({ shell, csrfToken, provider, staffName, account }: JoiningPageProps) {
  return (
    <Page shell={shell} title={`Sign in with ${provider} from now on?`} current="/me" isUnlisted>
      <div class="stack">
        <p>
          {provider} knows you as <strong>{staffName}</strong>. You are signed in here as{" "}
          <strong>{account}</strong>.
        </p>
        <p>
          If you say yes, this account takes up your place there, and whoever signs in at {provider} as you
          opens it, with everything in it. If {provider} should not be able to, keep to your own way to sign
          in and say no.
        </p>
        <PostForm action="/me/sign-in/joining" csrfToken={csrfToken} class="row">
          <Button>Yes, it is me</Button>
          <ButtonLink href="/me/sign-in" tone="text">
            No
          </ButtonLink>
        </PostForm>
      </div>
    </Page>
  );
}
