import {
  Breadcrumb,
  Button,
  ButtonLink,
  Disclosure,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  Page,
  PostForm,
} from "#ui";
import type { Shell } from "#ui";

export interface PasswordPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly hasPassword: boolean;
  /** For password managers, which keep the two together. */
  readonly email: string | undefined;
  readonly shortest: number;
  readonly problems: readonly FieldProblem[];
}

/** Sets a password, changes it, removes it. */
export function PasswordPage(props: PasswordPageProps) {
  const { shell, csrfToken, hasPassword, email, shortest, problems } = props;
  return (
    <Page
      shell={shell}
      title={hasPassword ? "Change your password" : "Set a password"}
      current="/me"
      lede="Long is what makes a password good. Four or five words that do not belong together are easy to keep in mind."
      notices={
        <>
          <Breadcrumb trail={signInTrail} />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        <PostForm action="/me/sign-in/password" csrfToken={csrfToken} class="stack">
          {email && (
            <input
              type="text"
              name="username"
              value={email}
              autocomplete="username"
              hidden
              readonly
              aria-label="E-mail"
            />
          )}
          <Field
            name="password"
            label="New password"
            type="password"
            autocomplete="new-password"
            hint={`At least ${shortest} characters; spaces and every letter are fine. Where you are signed in elsewhere, you will be signed out.`}
            error={errorFor(problems, "password")}
          />
          <div class="row">
            <Button>Save password</Button>
            <ButtonLink tone="text" href="/me/sign-in">
              Cancel
            </ButtonLink>
          </div>
        </PostForm>
        {hasPassword && (
          <Disclosure summary="Remove the password">
            <PostForm action="/me/sign-in/password/removal" csrfToken={csrfToken} class="stack">
              <p>You then sign in by a letter to your address, or in another way you have set up.</p>
              <Button tone="danger">Remove it</Button>
            </PostForm>
          </Disclosure>
        )}
      </div>
    </Page>
  );
}

/** Where the pages of the settings stand. */
export const signInTrail = [
  { href: "/me", label: "My account" },
  { href: "/me/sign-in", label: "Sign-in and security" },
];
