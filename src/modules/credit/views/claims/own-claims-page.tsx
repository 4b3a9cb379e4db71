import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  EmptyState,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import { outcomeWords } from "../../rules/claims/claim-words.ts";
import type { ClaimOutcome, ClaimState } from "../../rules/claims/claim.ts";

/** An employer and a credential to which an entry may be sent, and what came of it. */
export interface Sendable {
  readonly tenantId: string;
  readonly employer: string;
  readonly packId: string;
  readonly credential: string;
  readonly claim:
    | {
        readonly id: string;
        readonly state: ClaimState;
        readonly sentAt: string;
        readonly answer:
          | { readonly outcome: ClaimOutcome; readonly reason: string; readonly decidedByName: string }
          | undefined;
      }
    | undefined;
}

export interface OwnClaimsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly entry: { readonly id: string; readonly title: string };
  /** Why it cannot be sent yet. */
  readonly notYet: string | undefined;
  readonly sendables: readonly Sendable[];
  readonly hasEmployer: boolean;
  /** Whose days are shown. */
  readonly zone: string;
}

/** Sending one entry to who decides for a credential, and what they said. */
export function OwnClaimsPage(props: OwnClaimsPageProps) {
  const { shell, csrfToken, flash, entry, sendables, notYet } = props;
  return (
    <Page
      shell={shell}
      current="/record"
      title={`Have it counted: ${entry.title}`}
      heading="Have it counted"
      lede={`Where an authority leaves it to your library to say yes, send “${entry.title}” with its proof. Your library sees this entry alone, as it stands now.`}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/record", label: "My record" },
              { href: `/record/entries/${entry.id}`, label: entry.title },
            ]}
          />
          <FlashNotice flash={flash} csrfToken={csrfToken} />
        </>
      }
    >
      {notYet !== undefined ? (
        <EmptyState title="Not yet">
          <p>{notYet}</p>
          <ButtonLink href={`/record/entries/${entry.id}`}>Complete it</ButtonLink>
        </EmptyState>
      ) : sendables.length === 0 ? (
        <NobodyToAsk hasEmployer={props.hasEmployer} />
      ) : (
        <div class="stack">
          {sendables.map((sendable) => (
            <Ask sendable={sendable} entryId={entry.id} csrfToken={csrfToken} zone={props.zone} />
          ))}
        </div>
      )}
    </Page>
  );
}

function NobodyToAsk({ hasEmployer }: { readonly hasEmployer: boolean }) {
  return hasEmployer ? (
    <EmptyState title="Say which credential you hold first">
      <ButtonLink href="/record/credentials/new">Add a credential</ButtonLink>
    </EmptyState>
  ) : (
    <EmptyState title="You are here on your own">
      <p>When your library uses Carrel and has invited you, you can send it what it decides about.</p>
      <ButtonLink href="/join">Enter an invitation’s code</ButtonLink>
    </EmptyState>
  );
}

function Ask({
  sendable,
  entryId,
  csrfToken,
  zone,
}: {
  readonly sendable: Sendable;
  readonly entryId: string;
  readonly csrfToken: string;
  readonly zone: string;
}) {
  const { tenantId, employer, packId, credential, claim } = sendable;
  const maySend = claim === undefined || claim.state === "withdrawn" || claim.answer?.outcome === "returned";
  return (
    <Card heading={credential}>
      <p>{claim === undefined ? `${employer} has not been asked.` : stateWords(employer, claim, zone)}</p>
      {maySend && (
        <PostForm action={`/record/entries/${entryId}/claims`} csrfToken={csrfToken}>
          <input type="hidden" name="employer" value={tenantId} />
          <input type="hidden" name="pack" value={packId} />
          <Button>{claim === undefined ? `Send it to ${employer}` : "Send it again as it stands now"}</Button>
        </PostForm>
      )}
      {claim?.state === "open" && (
        <PostForm action={`/record/entries/${entryId}/claims/${claim.id}/withdrawal`} csrfToken={csrfToken}>
          <input type="hidden" name="employer" value={tenantId} />
          <Button tone="quiet">Take it back</Button>
        </PostForm>
      )}
    </Card>
  );
}

function stateWords(
  employer: string,
  { state, sentAt, answer }: NonNullable<Sendable["claim"]>,
  zone: string,
): string {
  const sent = dayWords(localDay(zone, sentAt));
  if (state === "withdrawn") return `You sent it to ${employer} on ${sent}, and took it back.`;
  if (answer === undefined) return `Sent to ${employer} on ${sent}. It waits for an answer.`;
  const why = answer.reason === "" ? "" : ` “${answer.reason}”`;
  return `${outcomeWords[answer.outcome]} by ${answer.decidedByName} of ${employer}.${why}`;
}
