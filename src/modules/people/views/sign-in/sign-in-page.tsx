import { Button, ErrorSummary, errorFor, Field, type FieldProblem, Notice, Page, PostForm } from "#ui";
import type { Shell } from "#ui";
import { FlashNotice } from "../flash-notice.tsx";
import { type OfferedWay, OfferedWays } from "./offered-ways.tsx";

export interface SignInPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string } | undefined;
  /** The page that was wanted. */
  readonly then: string;
  readonly email: string;
  readonly problems: readonly FieldProblem[];
  readonly ways: readonly OfferedWay[];
  /** One person uses this installation, on a machine of their own. */
  readonly isAlone: boolean;
  /** Letters leave this server. */
  readonly sendsMail: boolean;
}

/** One form for both: with a password it signs in, without one it sends a letter. */
export function SignInPage(props: SignInPageProps) {
  const { shell, csrfToken, flash, then, email, problems, ways, isAlone, sendsMail } = props;
  return (
    <Page
      shell={shell}
      title="Sign in"
      current="/sign-in"
      notices={
        (flash !== undefined || problems.length > 0) && (
          <>
            <FlashNotice flash={flash} />
            <ErrorSummary problems={problems} />
          </>
        )
      }
      isUnlisted
    >
      <div class="stack">
        <PostForm action="/sign-in" csrfToken={csrfToken} class="stack">
          <input type="hidden" name="then" value={then} />
          <Field
            name="email"
            label="E-mail"
            type="email"
            autocomplete="username"
            hint={isAlone ? "Leave it empty if you gave none." : "The address your library knows you by."}
            value={email}
            error={errorFor(problems, "email")}
          />
          <Field
            name="password"
            label="Password"
            type="password"
            autocomplete="current-password"
            hint={
              sendsMail
                ? "Only if you have set one. Leave it empty, and we send you a letter to sign in with."
                : undefined
            }
            error={errorFor(problems, "password")}
          />
          <div class="row">
            <Button>Sign in</Button>
            {sendsMail && (
              <Button tone="quiet" name="by" value="letter">
                Send me a letter instead
              </Button>
            )}
          </div>
        </PostForm>
        <OfferedWays ways={ways} />
        <OwnMachine isAlone={isAlone} sendsMail={sendsMail} />
      </div>
    </Page>
  );
}

/** What lets someone in whom no letter reaches and who has no password. */
function OwnMachine({ isAlone, sendsMail }: Pick<SignInPageProps, "isAlone" | "sendsMail">) {
  if (isAlone)
    return (
      <Notice title="On your own machine">
        <p>
          Without {sendsMail ? "mail and without " : ""}a password, type <code>npx carrel sign-in-link</code>{" "}
          in a terminal there and open the address it prints.
        </p>
      </Notice>
    );
  if (sendsMail) return null;
  return (
    <Notice title="No letters leave this server">
      <p>
        Without a password, whoever runs Carrel can let you in: with{" "}
        <code>npx carrel sign-in-link your@address</code> on its machine, which prints an address to open.
      </p>
    </Notice>
  );
}
