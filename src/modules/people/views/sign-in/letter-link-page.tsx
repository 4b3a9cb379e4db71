import { Button, ButtonLink, Page, PostForm } from "#ui";
import type { Shell } from "#ui";

export interface LetterLinkPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly title: string;
  /** What the button does. */
  readonly lede: string;
  readonly action: string;
  readonly button: string;
}

/**
 * What a letter's link opens. Looking at it changes nothing, because mail programs open links to look for harm; the button
 * does.
 */
export function LetterLinkPage({ shell, csrfToken, title, lede, action, button }: LetterLinkPageProps) {
  return (
    <Page shell={shell} title={title} current="/sign-in" lede={lede} isUnlisted>
      <PostForm action={action} csrfToken={csrfToken}>
        <Button>{button}</Button>
      </PostForm>
    </Page>
  );
}

/** A link that was used, is over, or never was. */
export function WornLinkPage({
  shell,
  title,
  then,
}: {
  readonly shell: Shell;
  readonly title: string;
  readonly then: { readonly href: string; readonly label: string };
}) {
  return (
    <Page
      shell={shell}
      title={title}
      current="/sign-in"
      lede="Each link works once, for 15 minutes. This one was used, or its time is over, or a line break cut it short."
      isUnlisted
    >
      <div class="row">
        <ButtonLink href={then.href}>{then.label}</ButtonLink>
      </div>
    </Page>
  );
}

/** A link from the command line for an address that no account here has. */
export function UnknownAddressPage({ shell, email }: { readonly shell: Shell; readonly email: string }) {
  return (
    <Page
      shell={shell}
      title="Nobody signs in here by this address"
      current="/sign-in"
      lede={
        email === ""
          ? "Say whose account it is: npx carrel sign-in-link name@library.example."
          : `No account here has the address ${email}. Staff who have not joined yet take up an invitation first.`
      }
      isUnlisted
    >
      <div class="row">
        <ButtonLink href="/sign-in">Sign in</ButtonLink>
        <ButtonLink href="/join" tone="quiet">
          I have a code
        </ButtonLink>
      </div>
    </Page>
  );
}
