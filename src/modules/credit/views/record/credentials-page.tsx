import {
  Breadcrumb,
  Button,
  ButtonLink,
  EmptyState,
  FlashNotice,
  Page,
  Select,
  type Shell,
  type ShownFlash,
  Table,
} from "#ui";
import type { HeldCredential } from "../../rules/ledger/kept-credential.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { dayWords } from "../../rules/record/amount-words.ts";
import { type StatePacks, stateName } from "../../rules/record/packs-by-state.ts";

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
      lede="The certificates and licences you renew by learning. Only you see this page."
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
          <p>Add the certificate or licence that you hold, and your record shows how far its renewal is.</p>
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

export interface ChoosePackPageProps {
  readonly shell: Shell;
  readonly states: readonly StatePacks[];
  /** The state that is looked at; all when none is. */
  readonly chosen: string | undefined;
}

/** First the state, then the credential: a list of links. */
export function ChoosePackPage({ shell, states, chosen }: ChoosePackPageProps) {
  const shown = states.filter(({ code }) => chosen === undefined || code === chosen);
  return (
    <Page
      shell={shell}
      current="/record"
      title="Add a credential"
      lede="Which certificate or licence do you renew by learning?"
      notices={
        <Breadcrumb
          trail={[
            { href: "/record", label: "My record" },
            { href: "/record/credentials", label: "Your credentials" },
          ]}
        />
      }
    >
      <div class="stack">
        <form class="row row--foot" action="/record/credentials/new">
          <Select
            name="state"
            label="State"
            value={chosen ?? ""}
            options={[
              { value: "", label: "All states" },
              ...states.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <Button tone="quiet">Show</Button>
        </form>
        {shown.map(({ code, name, packs }) => (
          <section class="stack" aria-labelledby={code}>
            <h2 id={code}>{name}</h2>
            <ul>
              {packs.map((pack) => (
                <li>
                  <a href={`/record/credentials/new?pack=${pack.id}`}>{pack.credential}</a>
                  <span class="quiet">
                    {" "}
                    {pack.authority} · {pack.audience}
                    {obligationWords(pack)}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p class="quiet">
          Yours is not here? Your library can add its rule to Carrel. What you log until then is kept, and
          counts once the rule is there.
        </p>
      </div>
    </Page>
  );
}

function obligationWords({ obligation, subject }: RulePack): string {
  const words = [
    obligation === "voluntary" ? "voluntary" : obligation === "none" ? "no renewal by learning" : undefined,
    subject === "person" ? undefined : `for a whole ${subject}`,
  ].filter(Boolean);
  return words.length === 0 ? "" : ` · ${words.join(" · ")}`;
}
