import { Breadcrumb, ErrorSummary, type FieldProblem, Page } from "#ui";
import type { Shell } from "#ui";
import { PasskeyForm } from "./passkey-form.tsx";

export interface PasskeySignInPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly then: string;
  readonly problems: readonly FieldProblem[];
  /** Whether this site's address allows passkeys at all. */
  readonly isPossible: boolean;
}

/** Signing in by what the reader's device or key keeps. */
export function PasskeySignInPage({ shell, csrfToken, then, problems, isPossible }: PasskeySignInPageProps) {
  const otherWays = (
    <a href={`/sign-in?then=${encodeURIComponent(then)}`}>Sign in by e-mail or another way</a>
  );
  return (
    <Page
      shell={shell}
      title="Sign in with a passkey"
      current="/sign-in"
      lede="Your device or security key knows you: by fingerprint, face or PIN. Nothing to type here."
      islands={isPossible ? ["passkey-form"] : []}
      notices={
        <>
          <Breadcrumb trail={[{ href: "/sign-in", label: "Sign in" }]} />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      {isPossible ? (
        <PasskeyForm
          csrfToken={csrfToken}
          action="/sign-in/passkey"
          challenge="/sign-in/passkey/challenge"
          button="Use a passkey"
          failed="No passkey was used. Try again, or sign in another way."
          without={<p>Passkeys need JavaScript and a browser that knows them. {otherWays}.</p>}
        >
          <input type="hidden" name="then" value={then} />
          <p>{otherWays}</p>
        </PasskeyForm>
      ) : (
        <p>Browsers allow passkeys only at a secure address with a name (https). {otherWays}.</p>
      )}
    </Page>
  );
}
