import {
  Breadcrumb,
  Button,
  Disclosure,
  EmptyState,
  Meter,
  Notice,
  Page,
  PostForm,
  type Shell,
  Table,
} from "#ui";
import { dayAt } from "../../rules/certificates/certificate-words.ts";
import { type KeyLine, KeyState } from "./issuer-page.tsx";

export interface KeysPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string } | undefined;
  readonly employer: string;
  /** Where anyone sees the public halves. */
  readonly address: string;
  readonly keys: readonly KeyLine[];
  /** Certificates that are being signed now. */
  readonly signing: { readonly done: number; readonly total?: number } | undefined;
}

/** An organisation's signing keys, for who looks after them. */
export function KeysPage(props: KeysPageProps) {
  const { shell, keys, address, flash } = props;
  return (
    <Page
      shell={shell}
      title="Signing keys"
      current="/organisation"
      lede="Certificates are signed with a key of your organization alone. It is made with the first certificate, and kept sealed."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/organisation", label: "Organization" }]} />
          {flash && (
            <Notice tone="good">
              <p>{flash.message}</p>
            </Notice>
          )}
        </>
      }
      isUnlisted
    >
      <div class="stack">
        {props.signing && <Signing {...props.signing} />}
        {keys.length === 0 ? (
          <EmptyState title="No key yet">
            <p>The first is made by itself when credit is awarded. You can also make it now.</p>
          </EmptyState>
        ) : (
          <>
            <KeyTable {...props} />
            <p>
              <a href={address}>The public halves, as anyone sees them</a>
            </p>
          </>
        )}
        <NewKey {...props} />
      </div>
    </Page>
  );
}

function Signing({ done, total }: { readonly done: number; readonly total?: number }) {
  return (
    <Meter
      label="Certificates being signed"
      done={done}
      needed={total ?? Math.max(done, 1)}
      words={total === undefined ? "About to begin" : `${done} of ${total} signed`}
    />
  );
}

function KeyTable({ keys, csrfToken, employer }: KeysPageProps) {
  return (
    <Table
      caption="Keys"
      columns={[
        { heading: "Key" },
        { heading: "Made" },
        { heading: "State" },
        { heading: "Certificates", isNumber: true },
        { heading: "If it was stolen" },
      ]}
      rows={keys.map((key) => [
        <code>{shortKey(key)}</code>,
        dayAt(key.madeAt, "UTC"),
        <KeyState of={key} />,
        String(key.certificateCount),
        key.revokedAt === undefined ? (
          <Disclosure summary="Revoke it" about={shortKey(key)}>
            <p>
              Nothing this key ever signed is believed from then on. What stands is signed anew with a new
              key; holders have to fetch their badges again.
            </p>
            <PostForm
              action={`/organisation/keys/${key.id}/revocation?employer=${employer}`}
              csrfToken={csrfToken}
            >
              <Button tone="danger" about={shortKey(key)}>
                It was stolen: revoke it
              </Button>
            </PostForm>
          </Disclosure>
        ) : (
          ""
        ),
      ])}
    />
  );
}

function NewKey({ keys, csrfToken, employer }: KeysPageProps) {
  return (
    <section class="stack">
      <h2>{keys.length === 0 ? "Make a key" : "Change to a new key"}</h2>
      <p>
        {keys.length === 0
          ? "Your certificates are then checked against it."
          : "Once a year is good custom. The old key signs nothing more, and everything it signed stays valid."}
      </p>
      <PostForm action={`/organisation/keys?employer=${employer}`} csrfToken={csrfToken}>
        <Button tone="quiet">Make a new key</Button>
      </PostForm>
    </section>
  );
}

function shortKey({ publicKey }: KeyLine): string {
  return `${publicKey.slice(0, 8)}…${publicKey.slice(-6)}`;
}
