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
  /** Letters leave this server. Else they are files on its machine, for one who can look there. */
  readonly sendsMail: boolean;
  readonly problems: readonly FieldProblem[];
}

/** Asks someone who is signed in to prove again that it is them, before a sensitive act. */
export function ConfirmPage(props: ConfirmPageProps) {
  const { shell, problems, ways, furtherWays, sendsMail } = props;
  const hasTyped = ways.some((way) => way !== "letter" || sendsMail);
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
        {!hasTyped && <InTerminal {...props} />}
        {ways.map((way) => (
          <WayForm {...props} way={way} />
        ))}
        <OfferedWays ways={furtherWays} />
      </div>
    </Page>
  );
}

/** For an account that nothing reaches and that has nothing to type. */
function InTerminal({ furtherWays, email, sendsMail }: ConfirmPageProps) {
  const hasPasskey = furtherWays.length > 0;
  const isUnreached = email !== undefined && !sendsMail;
  const notice = (
    <Notice title={isUnreached ? "No letters leave this server" : undefined}>
      <p>
        This account has {isUnreached ? "no password" : "neither mail nor a password"}
        {hasPasskey && ", and passkeys need JavaScript"}. Type{" "}
        <code>npx carrel sign-in-link{isUnreached && ` ${email}`}</code> in a terminal on the machine Carrel
        runs on, open the address it prints, and come back.
      </p>
    </Notice>
  );
  return hasPasskey ? <noscript>{notice}</noscript> : notice;
}

function WayForm(props: ConfirmPageProps & { readonly way: ConfirmationWay }) {
  const { way, csrfToken, then, problems, hasLetter, email, sendsMail } = props;
  if (way === "letter" && !hasLetter)
    return (
      <PostForm action="/sign-in/confirm/letter" csrfToken={csrfToken} class="stack">
        <input type="hidden" name="then" value={then} />
        <p>
          {sendsMail
            ? `We can send a code to ${email ?? ""}.`
            : "Or have a letter with a code written: it is kept as a file in the folder “outbox” of the data directory."}
        </p>
        <Button tone="quiet">{sendsMail ? "Send me a code" : "Write the letter"}</Button>
      </PostForm>
    );
  const words = way === "letter" && !sendsMail ? letterInOutbox : fields[way];
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

const letterInOutbox = {
  ...fields.letter,
  hint: "Six digits. The letter is the newest file in the folder “outbox” of the data directory.",
} as const;
