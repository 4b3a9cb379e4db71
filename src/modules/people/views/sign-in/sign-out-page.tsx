import { Breadcrumb, Button, ButtonLink, Card, Page, PostForm, type Shell } from "#ui";

export interface SignOutPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly canComeBack: boolean;
  /** A password lets in: the account has an address, or needs none. */
  readonly isPasswordEnough: boolean;
  /** A letter would reach an address, if one were given. */
  readonly sendsMail: boolean;
}

/** The way out; for someone who could not come back: what to set up first, and what helps otherwise. */
export function SignOutPage(props: SignOutPageProps) {
  const { shell, csrfToken, canComeBack, isPasswordEnough, sendsMail } = props;
  if (canComeBack)
    return (
      <Page
        shell={shell}
        title="Sign out"
        current="/me"
        lede="You can sign in again at any time."
        notices={<Breadcrumb trail={[{ href: "/me", label: "My account" }]} />}
        isUnlisted
      >
        <PostForm action="/sign-out" csrfToken={csrfToken}>
          <Button>Sign out</Button>
        </PostForm>
      </Page>
    );
  return (
    <Page
      shell={shell}
      title="You could not sign in again"
      current="/me"
      lede="Your account has no password and no passkey, and no letter would reach you. Set one up first: it takes a minute."
      notices={<Breadcrumb trail={[{ href: "/me", label: "My account" }]} />}
      isUnlisted
    >
      <div class="stack">
        <Card heading="A way back in">
          <div class="row">
            {isPasswordEnough && (
              <ButtonLink tone="primary" href="/me/sign-in/password">
                Set a password
              </ButtonLink>
            )}
            <ButtonLink tone={isPasswordEnough ? "quiet" : "primary"} href="/me/sign-in/passkeys">
              Add a passkey
            </ButtonLink>
            {sendsMail && <ButtonLink href="/me">Give an e-mail address</ButtonLink>}
          </div>
        </Card>
        <Card heading="Sign out all the same">
          <p>
            Then only this lets you in again: on the machine Carrel runs on, type{" "}
            <code>npx carrel sign-in-link</code> in a terminal, and open the address it prints.
          </p>
          <PostForm action="/sign-out" csrfToken={csrfToken}>
            <input type="hidden" name="sure" value="yes" />
            <Button tone="quiet">Sign out all the same</Button>
          </PostForm>
        </Card>
      </div>
    </Page>
  );
}
