import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  type FieldProblem,
  FlashNotice,
  Notice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import type { Child } from "hono/jsx";
import { dayWords } from "#platform/words";
import type { KeptPlan, PlanReasons } from "../../rules/plan/kept-plan.ts";
import type { PlanLine } from "../../rules/plan/plan-lines.ts";
import type { PlanDifference } from "../../rules/plan/compare-plans.ts";
import { qualityWords } from "../../rules/plan/plan-words.ts";
import { ClashCard } from "./clash-card.tsx";
import { DifferenceFold } from "./difference.tsx";
import { LimitsCard, type LimitsCardProps, limitLabels } from "./limits-card.tsx";
import { LookAgain } from "./look-again.tsx";
import { NothingFits } from "./nothing-fits.tsx";
import { PlanFacts } from "./plan-facts.tsx";
import { PlanTable } from "./plan-table.tsx";
import { ReasonsCard } from "./reasons-card.tsx";

export interface PlanPageProps extends Omit<LimitsCardProps, "hasPlan"> {
  readonly shell: Shell;
  /** That the offerings are made up, where they are. */
  readonly sample?: Child;
  /** What waits for their answer, where something does. */
  readonly waiting?: Child;
  /** A team's plan has, or had, something for them. */
  readonly isProposed: boolean;
  readonly flash: ShownFlash | undefined;
  /** What becomes of the latest one. */
  readonly state: "none" | "working" | "ready" | "failed";
  readonly plan: KeptPlan | undefined;
  /** What it holds, and what is planned on the record. */
  readonly lines: readonly PlanLine[];
  /** The record holds plans that it knows nothing of. */
  readonly isOld: boolean;
  readonly reasons: PlanReasons | undefined;
  /** What of it nobody offers any more. */
  readonly gone: readonly { readonly title: string }[];
  /** They are being found. */
  readonly isExplaining: boolean;
  /** The page renews itself until what it waits for is there. */
  readonly looksAgain: boolean;
  readonly difference: PlanDifference | undefined;
  readonly isShared: boolean;
  readonly isEmployed: boolean;
  /** People they lead share theirs with them. */
  readonly isShownPlans: boolean;
  readonly cents: number | undefined;
  /** What was banned: it can come back. */
  readonly banned: readonly { readonly offeringId: string; readonly title: string }[];
  readonly hasCredentials: boolean;
  /** A remedy let it stay behind what must be renewed. */
  readonly fallsShort: boolean;
}

/** The plan with its limits beside it. */
export function PlanPage(props: PlanPageProps) {
  const { shell, flash, csrfToken, problems, plan } = props;
  const isShown = plan !== undefined && (plan.outcome === "optimal" || plan.outcome === "feasible");
  return (
    <Page
      shell={shell}
      current="/plan"
      title="Your plan"
      islands={props.looksAgain ? ["typing-stops"] : []}
      heading={isShown ? `Your plan to ${dayWords(plan.to)}` : "Your plan"}
      lede={
        plan === undefined
          ? "Say what time and money you have. Carrel finds what fits you, your desk and your renewal best, and proves it."
          : qualityWords(plan)
      }
      notices={
        <>
          <FlashNotice flash={flash} csrfToken={csrfToken} />
          <ErrorSummary title="Not worked out yet" problems={problems.map(withLabel)} />
          <StateNotice {...props} />
          {props.sample}
          {props.waiting}
          <StartNotice {...props} />
          <GoneNotice {...props} />
          <OldNotice {...props} />
        </>
      }
      actions={
        (isShown || props.isShownPlans || props.isProposed) && (
          <>
            {props.isProposed && <ButtonLink href="/plan/proposals">Proposed to you</ButtonLink>}
            {props.isShownPlans && <ButtonLink href="/plan/shared">Plans shared with you</ButtonLink>}
            {isShown && <ButtonLink href="/plan/calendar">Add to my calendar</ButtonLink>}
            {isShown && props.isEmployed && <ShareButton {...props} />}
          </>
        )
      }
    >
      <div class="split split--end">
        <div class="stack">
          {plan === undefined ? (
            <BeforePlan {...props} />
          ) : (
            <ShownPlan {...props} plan={plan} isShown={isShown} />
          )}
          <BannedCard {...props} />
        </div>
        <LimitsCard {...props} hasPlan={plan !== undefined} />
      </div>
    </Page>
  );
}

/** Far from its field, a problem says whose it is. */
function withLabel({ where, message }: FieldProblem): FieldProblem {
  const label = limitLabels[where];
  return { where, message: label === undefined ? message : `${label}: ${message}` };
}

function StateNotice({ state, looksAgain }: Pick<PlanPageProps, "state" | "looksAgain">) {
  if (state === "working")
    return (
      <Notice>
        <p>
          Your plan is being worked out. <LookAgain looksAgain={looksAgain} />
        </p>
      </Notice>
    );
  if (state === "failed")
    return (
      <Notice tone="stop">
        <p>That did not work, and it is our fault. Please work it out again.</p>
      </Notice>
    );
  return null;
}

function StartNotice({ isStartUnknown, plan }: PlanPageProps) {
  if (!isStartUnknown) return null;
  return (
    <Notice tone="attention" title="How far sessions are could not be considered">
      <p>
        You limit how far you travel, and Carrel does not know where you start from
        {plan !== undefined && ": in-person sessions in this plan may be anywhere"}. Fill in{" "}
        <a href="#near">Where you start from</a> among your limits, and work it out.
      </p>
    </Notice>
  );
}

function GoneNotice({ gone, csrfToken }: PlanPageProps) {
  if (gone.length === 0) return null;
  return (
    <Notice tone="attention" title="Not offered any more">
      <p>
        {gone
          .slice(0, 5)
          .map(({ title }) => `“${title}”`)
          .join(", ")}
        {gone.length > 5 && ` and ${gone.length - 5} more`}. The plan was worked out with{" "}
        {gone.length === 1 ? "it" : "them"}.
      </p>
      <PostForm action="/plan/repetition" csrfToken={csrfToken}>
        <Button>Work it out again</Button>
      </PostForm>
    </Notice>
  );
}

function OldNotice({ isOld, gone, csrfToken }: PlanPageProps) {
  // One reason to work it out again, and one button, is enough.
  if (!isOld || gone.length > 0) return null;
  return (
    <Notice tone="attention">
      <p>What is planned on your record changed since this plan was worked out.</p>
      <PostForm action="/plan/repetition" csrfToken={csrfToken}>
        <Button>Work it out again</Button>
      </PostForm>
    </Notice>
  );
}

function ShownPlan(props: PlanPageProps & { readonly plan: KeptPlan; readonly isShown: boolean }) {
  const { plan, isShown, difference, csrfToken, hasCredentials } = props;
  if (!isShown) return <ClashCard plan={plan} csrfToken={csrfToken} />;
  if (props.lines.length === 0) return <NothingFits {...props} hasTopics={props.text.topics.length > 0} />;
  return (
    <>
      <PlanFacts plan={plan} lines={props.lines} cents={props.cents} hasCredentials={hasCredentials} />
      {props.fallsShort && (
        <p class="quiet">
          As you allowed, this plan stays behind what a credential needs. “Work it out again” asks for all of
          it.
        </p>
      )}
      <PlanTable plan={plan} lines={props.lines} csrfToken={csrfToken} reasons={props.reasons} />
      <ReasonsCard {...props} plan={plan} />
      {difference && <DifferenceFold difference={difference} />}
      <nav class="row quiet" aria-label="More about your plan">
        <a href="/plan/history">Earlier plans</a>
        <a href="/plan/problem.json">The plan’s problem, for programs</a>
        <span>
          {plan.candidates === 1
            ? "One date or recording was weighed."
            : `${plan.candidates.toLocaleString("en-US")} dates and recordings were weighed.`}
        </span>
      </nav>
    </>
  );
}

function BeforePlan({ hasCredentials, focus }: PlanPageProps) {
  return (
    <EmptyState title="No plan yet">
      <ul>
        {!hasCredentials && (
          <li>
            <a href="/record/credentials/new">Say what you must renew</a>, if anything: the plan then brings
            it in by its date.
          </li>
        )}
        {focus.length === 0 && (
          <li>
            Choose three topics to grow in, or <a href="/plan/focus">find them in ten minutes</a>.
          </li>
        )}
        <li>Set your limits and work it out. You can change everything afterwards.</li>
      </ul>
    </EmptyState>
  );
}

function ShareButton({ csrfToken, isShared }: PlanPageProps) {
  return (
    <PostForm action="/plan/sharing" csrfToken={csrfToken}>
      <input type="hidden" name="shared" value={isShared ? "no" : "yes"} />
      <Button tone={isShared ? "quiet" : "primary"}>
        {isShared ? "Stop sharing with my supervisor" : "Share with my supervisor"}
      </Button>
    </PostForm>
  );
}

function BannedCard({ banned, csrfToken }: PlanPageProps) {
  if (banned.length === 0) return null;
  return (
    <section class="card stack">
      <h2>Not for you</h2>
      <ul>
        {banned.map(({ offeringId, title }) => (
          <li>
            <PostForm action="/plan/bans/removal" csrfToken={csrfToken} class="row">
              <input type="hidden" name="offering" value={offeringId} />
              <span>{title}</span>
              <Button tone="text" about={title}>
                Weigh it again
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
