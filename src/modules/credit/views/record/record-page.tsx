import { ButtonLink, EmptyState, FlashNotice, Page, Pager, type Shell, type ShownFlash, Stamp } from "#ui";
import type { PackInWords } from "../../rules/packs/pack-sentences.ts";
import type { Pace } from "../../rules/record/pace.ts";
import { stampLines } from "../../rules/record/standing-words.ts";
import type { Stood } from "../../rules/record/stood.ts";
import { MailAddressCard } from "../mail-in/mail-address-card.tsx";
import { EntryCard, type EntryLine } from "./entry-list.tsx";
import { CredentialChoice, RenewalCard, type RenewalCardProps, UnclearCard } from "./renewal-card.tsx";
import { RuleCard } from "./rule-card.tsx";

export interface RecordPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly today: string;
  readonly stoods: readonly Stood[];
  /** The one that is shown in full; none when none is held. */
  readonly chosen: Stood | undefined;
  readonly pace: Pace;
  /** The chosen one’s rule in words. */
  readonly rule: PackInWords | undefined;
  readonly unanswered: RenewalCardProps["unanswered"];
  readonly waiting: readonly EntryLine[];
  readonly lines: readonly EntryLine[];
  /** Where certificates can be forwarded to; absent on a site that takes no mail in. */
  readonly mail: { readonly address: string | undefined } | undefined;
  readonly pages: { readonly page: number; readonly count: number; readonly total: number };
}

/** Will I renew? The numbers, the rule beside them, and everything they are made of. */
export function RecordPage(props: RecordPageProps) {
  const { shell, chosen, stoods, today, pace, rule } = props;
  const lines = chosen !== undefined && "standing" in chosen ? stampLines(chosen.standing) : undefined;
  return (
    <Page
      shell={shell}
      current="/record"
      title="My record"
      heading={stoods.length > 0 ? "Will I renew?" : "My record"}
      notices={<FlashNotice flash={props.flash} csrfToken={props.csrfToken} />}
      actions={
        <>
          {lines && <Stamp lines={lines} />}
          {(chosen !== undefined || props.pages.total > 0) && (
            <ButtonLink href="/record/entries/new" tone="primary">
              Log something
            </ButtonLink>
          )}
        </>
      }
    >
      <div class="stack">
        <CredentialChoice stoods={stoods} chosenId={chosen?.credential.id} />
        {chosen === undefined && <NoCredential hasEntries={props.pages.total > 0} />}
        <div class={chosen?.pack === undefined ? "stack" : "split split--end"}>
          <div class="stack">
            {chosen !== undefined &&
              ("standing" in chosen ? (
                <RenewalCard stood={chosen} pace={pace} today={today} unanswered={props.unanswered} />
              ) : (
                <UnclearCard stood={chosen} />
              ))}
            <Entries {...props} />
            <nav class="row" aria-label="Papers">
              <a href="/record/drafts/new">Read a certificate or e-mail</a>
              <a href="/record/import">Bring entries along</a>
              <a href="/record/transcript">Transcript</a>
              <a href="/record/certificates">Certificates you were given</a>
              <a href="/record/binder">Binder for an audit</a>
            </nav>
            {props.mail && <MailAddressCard address={props.mail.address} csrfToken={props.csrfToken} />}
          </div>
          {chosen?.pack !== undefined && (
            <aside class="stack" aria-label="The rule">
              {rule && <RuleCard pack={chosen.pack} rule={rule} />}
            </aside>
          )}
        </div>
      </div>
    </Page>
  );
}

function NoCredential({ hasEntries }: { readonly hasEntries: boolean }) {
  return (
    <EmptyState title={hasEntries ? "Which certificate is this for?" : "Nothing is on your record yet"}>
      <p>
        Say which certificate or license you hold, and Carrel shows how far you are, hour by hour. Or begin
        with what you learned last: it is kept either way.
      </p>
      <p class="row">
        <ButtonLink href="/record/credentials/new" tone="primary">
          Add a credential
        </ButtonLink>
        <ButtonLink href="/record/entries/new">Log something</ButtonLink>
        <ButtonLink href="/find">Find something to learn</ButtonLink>
      </p>
    </EmptyState>
  );
}

function Entries({ waiting, lines, pages, csrfToken, chosen }: RecordPageProps) {
  if (pages.total === 0 && waiting.length === 0)
    return chosen === undefined ? null : (
      <EmptyState title="Nothing is logged yet">
        <p>
          Log what you did, with its certificate when you have one: it takes a minute. What you plan to do
          counts as planned.
        </p>
        <p class="row">
          <ButtonLink href="/record/entries/new" tone="primary">
            Log something
          </ButtonLink>
          <ButtonLink href="/find">Find something to learn</ButtonLink>
        </p>
      </EmptyState>
    );
  const query = chosen === undefined ? "" : `credential=${chosen.credential.id}&`;
  return (
    <>
      {waiting.length > 0 && (
        <section class="stack" aria-labelledby="waiting">
          <h2 id="waiting">Waiting for you</h2>
          {waiting.map((line) => EntryCard({ line, csrfToken }))}
        </section>
      )}
      {lines.length > 0 && (
        <section class="stack" aria-labelledby="entries">
          <h2 id="entries">What you did and plan</h2>
          {lines.map((line) => EntryCard({ line, csrfToken }))}
          <Pager
            page={pages.page}
            pages={pages.count}
            href={(page) => `/record?${query}page=${page}#entries`}
          />
        </section>
      )}
    </>
  );
}
