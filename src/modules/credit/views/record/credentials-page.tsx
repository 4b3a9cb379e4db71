import { dayWords } from "#platform/words";
import {
  Breadcrumb,
  ButtonLink,
  EmptyState,
  FlashNotice,
  Page,
  type Shell,
  type ShownFlash,
  Table,
} from "#ui";
import type { HeldCredential } from "../../rules/ledger/kept-credential.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { stateName } from "../../rules/record/packs-by-state.ts";

export interface CredentialsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly held: readonly { readonly credential: HeldCredential; readonly pack: RulePack | undefined }[];
}

/** The certificates and licences someone holds. */
export function CredentialsPage({ shell, csrfToken, flash, held }: CredentialsPageProps) {
  return (
    <Page
      shell={shell}
      current="/record"
      title="Your credentials"
      lede="The certificates and licenses you renew by learning. Only you see this page."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/record", label: "My record" }]} />
          <FlashNotice flash={flash} csrfToken={csrfToken} />
        </>
      }
      actions={
        <ButtonLink href="/record/credentials/new" tone="primary">
          Add a credential
        </ButtonLink>
      }
    >
      {held.length === 0 ? (
        <EmptyState title="None is written down yet">
          <p>Add the certificate or license that you hold, and your record shows how far its renewal is.</p>
        </EmptyState>
      ) : (
        <Table
          caption="What you hold"
          isCaptionHidden
          columns={[{ heading: "Credential" }, { heading: "Where" }, { heading: "Dates" }]}
          rows={held.map(({ credential, pack }) => [
            <a href={`/record/credentials/${credential.id}`}>{pack?.credential ?? credential.packId}</a>,
            pack === undefined ? "not known here" : `${pack.authority}, ${stateName(pack.jurisdiction)}`,
            datesWords(credential),
          ])}
        />
      )}
    </Page>
  );
}

function datesWords({ issuedOn, expiresOn, endedOn, isShared }: HeldCredential): string {
  return [
    issuedOn === undefined ? undefined : `issued ${dayWords(issuedOn)}`,
    expiresOn === undefined ? undefined : `expires ${dayWords(expiresOn)}`,
    endedOn === undefined ? undefined : `ended ${dayWords(endedOn)}`,
    isShared ? "your employer sees if you will renew" : undefined,
  ]
    .filter(Boolean)
    .join(", ");
}
