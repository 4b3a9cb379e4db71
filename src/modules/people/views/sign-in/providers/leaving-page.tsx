import { ButtonLink, Page } from "#ui";
import type { Shell } from "#ui";

export interface LeavingPageProps {
  readonly shell: Shell;
  /** What the library's sign-in is called. */
  readonly name: string;
  /** Where it is asked to sign out too. */
  readonly href: string;
}

/** Someone is signed out here, and on the way to be signed out where they signed in. */
export function LeavingPage({ shell, name, href }: LeavingPageProps) {
  return (
    <Page
      shell={shell}
      title="You are signed out here"
      current="/sign-in"
      lede={`Now you are taken to ${name}, to be signed out there too.`}
      isUnlisted
    >
      <div class="row">
        <ButtonLink tone="primary" href={href}>
          Sign out of {name}
        </ButtonLink>
        <ButtonLink href="/sign-in" tone="text">
          Stay signed in there
        </ButtonLink>
      </div>
    </Page>
  );
}
