import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import {
  Breadcrumb,
  Button,
  EmptyState,
  FlashNotice,
  Page,
  Pager,
  PostForm,
  type Shell,
  type ShownFlash,
  Table,
} from "#ui";
import type { ListedClaim } from "../../rules/claims/listed-claim.ts";
import { claimedDays, claimedWords } from "../../rules/claims/claim-words.ts";

export interface ClaimsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly claims: readonly ListedClaim[];
  readonly state: "open" | "decided";
  readonly page: number;
  readonly pages: number;
  /** A pack's credential and authority, as a short name. */
  /** Whose days are shown. */
  readonly zone: string;
  readonly ruleName: (packId: string) => string;
}

/** What waits for a decision, longest first; or what was decided, latest first. */
export function ClaimsPage(props: ClaimsPageProps) {
  const { shell, claims, state, page, pages } = props;
  return (
    <Page
      shell={shell}
      current="/claims"
      title="Credit claims"
      lede="Learning that staff ask to have counted. Silence decides nothing: each waits until somebody answers."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/sessions", label: "Sessions" }]} />
          <FlashNotice flash={props.done} csrfToken={props.csrfToken} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        <nav class="row" aria-label="Which claims">
          <a href="/claims" aria-current={state === "open" ? "page" : undefined}>
            Waiting
          </a>
          <a href="/claims?state=decided" aria-current={state === "decided" ? "page" : undefined}>
            Decided
          </a>
        </nav>
        {claims.length === 0 ? <NothingHere state={state} /> : <Queue {...props} />}
        <Pager page={page} pages={pages} href={(each) => `/claims?state=${state}&page=${each}`} />
      </div>
    </Page>
  );
}

function NothingHere({ state }: { readonly state: "open" | "decided" }) {
  return state === "open" ? (
    <EmptyState title="Nothing waits for you">
      <p>When someone you decide for sends an entry of their record, it appears here with its evidence.</p>
    </EmptyState>
  ) : (
    <EmptyState title="Nothing was decided yet">
      <p>
        <a href="/claims">See what waits</a>
      </p>
    </EmptyState>
  );
}

function Queue(props: ClaimsPageProps) {
  const { claims, state, csrfToken } = props;
  if (state === "decided") return <ClaimTable {...props} />;
  return (
    <PostForm action="/claims/decisions" csrfToken={csrfToken} class="stack">
      <input type="hidden" name="outcome" value="accepted" />
      <ClaimTable {...props} />
      {claims.some(({ isOwn }) => !isOwn) && (
        <p class="row">
          <Button tone="primary">Accept the chosen ones</Button>
          <span class="quiet">To count one otherwise, or to return it, open it.</span>
        </p>
      )}
    </PostForm>
  );
}

function ClaimTable({ claims, state, ruleName, zone }: ClaimsPageProps) {
  const isOpen = state === "open";
  return (
    <Table
      caption={isOpen ? "Claims that wait" : "Decided claims"}
      isCaptionHidden
      columns={[
        { heading: "Who" },
        { heading: "What" },
        { heading: "How much" },
        { heading: "For" },
        { heading: "Evidence", isNumber: true },
        { heading: "Sent" },
        ...(isOpen ? [{ heading: "Accept" }] : []),
      ]}
      rows={claims.map((claim) => [
        claim.staffName,
        <>
          <a href={`/claims/${claim.id}`}>{claim.entry.title}</a>
          <br />
          <span class="quiet">{claimedDays(claim.entry)}</span>
        </>,
        claimedWords(claim.entry),
        ruleName(claim.packId),
        claim.evidenceCount,
        dayWords(localDay(zone, claim.sentAt)),
        ...(isOpen ? [claim.isOwn ? "Your own: a colleague decides" : <Choose claim={claim} />] : []),
      ])}
    />
  );
}

function Choose({ claim }: { readonly claim: ListedClaim }) {
  return (
    <label class="choice">
      <input type="checkbox" name="claim" value={claim.id} />
      <span class="visually-hidden">
        Accept {claim.entry.title} of {claim.staffName}
      </span>
    </label>
  );
}
