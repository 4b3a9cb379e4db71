import { Button, ErrorSummary, errorFor, Field, type FieldProblem, Notice, Page, PostForm } from "#ui";
import type { Shell } from "#ui";
import type { ConfirmationWay } from "../../rules/sign-in/confirmation-ways.ts";
import { type OfferedWay, OfferedWays } from "./offered-ways.tsx";

export interface ConfirmPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** The page that was wanted. */
  readonly then: string;
  readonly ways: readonly ConfirmationWay[];
  /** What else the account has: a passkey. */
  readonly furtherWays: readonly OfferedWay[];
  /** A letter with a code is on its way. */
  readonly hasLetter: boolean;
  readonly email: string | undefined;
  readonly problems: readonly FieldProblem[];
}

/** Asks someone who is signed in to prove again that it is them, before a sensitive act. */
export function ConfirmPage(props: ConfirmPageProps) {
  const { shell, problems, ways, furtherWays } = props;
  return (
    <Page
      shell={shell}
      title="Is it still you?"
      current="/me"
      lede="What comes next is sensitive, and you signed in a while ago. Prove once more that it is you; then you go on where you were."
      notices={problems.length > 0 && <ErrorSummary problems={problems} />}
      isUnlisted
    >
      <div class="stack">
        {ways.map((way) => (
          <WayForm {...props} way={way} />
        ))}
        <OfferedWays ways={furtherWays} />
        {ways.length === 0 && <InTerminal hasPasskey={furtherWays.length > 0} />}
      </div>
    </Page>
  );
}

/** For an account that nothing can be sent to and that has nothing to type. */
function InTerminal({ hasPasskey }: { readonly hasPasskey: boolean }) {
  const notice = (
    <Notice>
      <p>
        This account has neither mail nor a password{hasPasskey && ", and passkeys need JavaScript"}. Type{" "}
        <code>npx carrel sign-in-link</code> in a terminal on the machine Carrel runs on, open the address it
        prints, and come back.
      </p>
    </Notice>
  );
  return hasPasskey ? <noscript>{notice}</noscript> : notice;
}

function WayForm(props: ConfirmPageProps & { readonly way: ConfirmationWay }) {
  const { way, csrfToken, then, problems, hasLetter, email } = props;
  if (way === "letter" && !hasLetter)
    return (
      <PostForm action="/sign-in/confirm/letter" csrfToken={csrfToken} class="stack">
        <input type="hidden" name="then" value={then} />
        <p>We can send a code to {email}.</p>
        <Button tone="quiet">Send me a code</Button>
      </PostForm>
    );
  const words = fields[way];
  return (
    <PostForm action="/sign-in/confirm" csrfToken={csrfToken} class="stack">
      <input type="hidden" name="then" value={then} />
      <input type="hidden" name="way" value={way} />
      <Field name={way} {...words} error={errorFor(problems, way)} />
      <Button>Go on</Button>
    </PostForm>
  );
}

const fields = {
  authenticator: {
    label: "Code",
    hint: "Six digits from your authenticator app, or one of your recovery codes.",
    autocomplete: "one-time-code",
    width: "short",
  },
  password: { label: "Password", type: "password", autocomplete: "current-password" },
  letter: {
    label: "Code from the letter",
    hint: "Six digits. Look in your mail.",
    autocomplete: "one-time-code",
    inputMode: "numeric",
    width: "short",
  },
} as const;
