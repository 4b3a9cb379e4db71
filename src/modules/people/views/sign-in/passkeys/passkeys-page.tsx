import {
  Breadcrumb,
  Button,
  Card,
  Disclosure,
  EmptyState,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
} from "#ui";
import type { Shell } from "#ui";
import { FlashNotice } from "../../flash-notice.tsx";
import { signInTrail } from "../password-page.tsx";
import { PasskeyForm } from "./passkey-form.tsx";

export interface ShownPasskey {
  readonly id: string;
  readonly label: string;
  /** `Made on 21 November. Last used today. Kept in step between your devices.` */
  readonly facts: string;
}

export interface PasskeysPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string } | undefined;
  readonly problems: readonly FieldProblem[];
  readonly passkeys: readonly ShownPasskey[];
  /** What the new one would be called. */
  readonly label: string;
  readonly isPossible: boolean;
}

/** The viewer's passkeys, and adding one. */
export function PasskeysPage(props: PasskeysPageProps) {
  const { shell, csrfToken, flash, problems, passkeys, isPossible } = props;
  return (
    <Page
      shell={shell}
      title="Passkeys"
      current="/me"
      lede="A passkey lets your phone, computer or security key sign you in. It cannot be guessed, and cannot be given away on a wrong site."
      islands={isPossible ? ["passkey-form"] : []}
      notices={
        <>
          <Breadcrumb trail={signInTrail} />
          <FlashNotice flash={flash} />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        {passkeys.length === 0 ? (
          <EmptyState title="No passkeys yet">
            <p>Add one on each device you use, or one that your devices share.</p>
          </EmptyState>
        ) : (
          <Card heading="Your passkeys">
            <ul class="stack">
              {passkeys.map((passkey) => (
                <PasskeyLine passkey={passkey} csrfToken={csrfToken} problems={problems} />
              ))}
            </ul>
          </Card>
        )}
        <Card heading="Add a passkey">
          <NewPasskey {...props} />
        </Card>
      </div>
    </Page>
  );
}

function PasskeyLine({
  passkey: { id, label, facts },
  csrfToken,
  problems,
}: Pick<PasskeysPageProps, "csrfToken" | "problems"> & { readonly passkey: ShownPasskey }) {
  const error = errorFor(problems, `label-${id}`);
  return (
    <li>
      <div class="row row--apart">
        <strong>{label}</strong>
        <PostForm action={`/me/sign-in/passkeys/${id}/removal`} csrfToken={csrfToken}>
          <Button tone="danger" about={label}>
            Remove
          </Button>
        </PostForm>
      </div>
      <p class="quiet">{facts}</p>
      <Disclosure summary="Rename" about={label} isOpen={error !== undefined}>
        <PostForm action={`/me/sign-in/passkeys/${id}/label`} csrfToken={csrfToken} class="stack">
          <Field id={`label-${id}`} name="label" label="New name" value={label} error={error} />
          <div class="row">
            <Button tone="quiet" about={label}>
              Save
            </Button>
          </div>
        </PostForm>
      </Disclosure>
    </li>
  );
}

function NewPasskey({ csrfToken, problems, label, isPossible }: PasskeysPageProps) {
  if (!isPossible) return <p>Browsers allow passkeys only at a secure address with a name (https).</p>;
  return (
    <PasskeyForm
      csrfToken={csrfToken}
      action="/me/sign-in/passkeys"
      challenge="/me/sign-in/passkeys/challenge"
      makes
      button="Add a passkey"
      failed="No passkey was made. Your device may have one for this account already; or try again."
      without={
        <p>
          Adding one needs JavaScript and a browser that knows passkeys. Your other ways to sign in stay as
          they are.
        </p>
      }
    >
      <Field
        name="label"
        label="What to call it"
        hint="So that you know later which device it is on. Where you are signed in elsewhere, you will be signed out."
        value={label}
        error={errorFor(problems, "label")}
      />
    </PasskeyForm>
  );
}
