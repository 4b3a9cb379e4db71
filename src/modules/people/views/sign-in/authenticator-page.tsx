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
import type { QrCode } from "../../rules/sign-in/qr-code.ts";
import { signInTrail } from "./password-page.tsx";

export interface AuthenticatorPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly problems: readonly FieldProblem[];
  readonly state: AuthenticatorState;
}

/** How far the authenticator is set up. */
export type AuthenticatorState =
  | { readonly kind: "none" }
  | { readonly kind: "begun"; readonly typed: string; readonly address: string; readonly qrCode: QrCode }
  | { readonly kind: "on"; readonly unusedRecoveryCodeCount: number };

/** Sets up an app that shows codes, or takes it away again. */
export function AuthenticatorPage({ shell, csrfToken, problems, state }: AuthenticatorPageProps) {
  return (
    <Page
      shell={shell}
      title="Authenticator app"
      current="/me"
      lede={ledes[state.kind]}
      notices={
        <>
          <Breadcrumb trail={signInTrail} />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      {state.kind === "none" && (
        <PostForm action="/me/sign-in/authenticator" csrfToken={csrfToken} class="row">
          <Button>Set one up</Button>
          <ButtonLink tone="text" href="/me/sign-in">
            Not now
          </ButtonLink>
        </PostForm>
      )}
      {state.kind === "begun" && <SetUp csrfToken={csrfToken} problems={problems} {...state} />}
      {state.kind === "on" && <TurnedOn csrfToken={csrfToken} count={state.unusedRecoveryCodeCount} />}
    </Page>
  );
}

const ledes = {
  none: "An app on your phone shows a new code every half minute. With it on, a password or a letter alone lets nobody in. Any such app will do; it needs no internet.",
  begun: "Two steps, and it is on.",
  on: "It is on: after a password or a letter, the app’s code is asked for too.",
} as const;

function SetUp(props: {
  readonly csrfToken: string;
  readonly problems: readonly FieldProblem[];
  readonly typed: string;
  readonly address: string;
  readonly qrCode: QrCode;
}) {
  const { csrfToken, problems, typed, address, qrCode } = props;
  return (
    <div class="stack">
      <h2>1. Tell the app</h2>
      <p>Point the app’s camera at this picture.</p>
      <QrPicture {...qrCode} />
      <p>
        On this device? <a href={address}>Open the app here</a>. Or type this key into it:{" "}
        <code>{typed}</code>
      </p>
      <h2>2. Show that it works</h2>
      <PostForm action="/me/sign-in/authenticator/confirmation" csrfToken={csrfToken} class="stack">
        <Field
          name="code"
          label="Code the app shows now"
          hint="Six digits."
          width="short"
          inputMode="numeric"
          autocomplete="one-time-code"
          error={errorFor(problems, "code")}
        />
        <div class="row">
          <Button>Turn it on</Button>
          <ButtonLink tone="text" href="/me/sign-in">
            Not now
          </ButtonLink>
        </div>
      </PostForm>
    </div>
  );
}

// Dark on light in every colour scheme: many cameras read nothing else. Whole pixels to a module leave no seams.
function QrPicture({ size, path }: QrCode) {
  const side = size * 4;
  return (
    <svg
      role="img"
      aria-label="QR code with the key below"
      width={side}
      height={side}
      viewBox={`0 0 ${size} ${size}`}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function TurnedOn({ csrfToken, count }: { readonly csrfToken: string; readonly count: number }) {
  return (
    <div class="stack">
      <h2>Recovery codes</h2>
      <p>
        {count === 1 ? "1 code is" : `${count} codes are`} left for the day you do not have the app. Each
        works once. New ones make the old ones worthless.
      </p>
      <PostForm action="/me/sign-in/recovery-codes" csrfToken={csrfToken}>
        <Button tone="quiet">Make new codes</Button>
      </PostForm>
      <Disclosure summary="Turn the authenticator off">
        <PostForm action="/me/sign-in/authenticator/removal" csrfToken={csrfToken} class="stack">
          <p>Without it, a password or a letter alone is enough to sign in. Its recovery codes go too.</p>
          <Button tone="danger">Turn it off</Button>
        </PostForm>
      </Disclosure>
    </div>
  );
}

/** Ten codes, the only time they can be read. */
export function RecoveryCodesPage({
  shell,
  codes,
}: {
  readonly shell: Shell;
  readonly codes: readonly string[];
}) {
  return (
    <Page
      shell={shell}
      title="Your recovery codes"
      current="/me"
      lede="Print this page or write them down, and keep them where your keys are. Each lets you in once when the app is not at hand. They are shown this one time."
      isUnlisted
    >
      <div class="stack">
        <ol>
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <div class="row">
          <ButtonLink tone="primary" href="/me/sign-in">
            I have kept them
          </ButtonLink>
        </div>
      </div>
    </Page>
  );
}
