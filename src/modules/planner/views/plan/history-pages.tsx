import { dollars } from "#platform/words";
import { Breadcrumb, Button, Card, EmptyState, Page, PostForm, type Shell, Table } from "#ui";
import type { PlanDifference } from "../../rules/plan/compare-plans.ts";
import { hourPointsOf } from "../../rules/plan/growth.ts";
import { planLines } from "../../rules/plan/plan-lines.ts";
import type { KeptPlan } from "../../rules/plan/kept-plan.ts";
import { planCents, planMinutes } from "../../rules/plan/plan-words.ts";
import { hoursNumber, worthNote, worthWords } from "../../rules/words/amount-words.ts";
import { DifferenceList, shortWords } from "./difference.tsx";
import { PlanTable } from "./plan-table.tsx";

/** An earlier plan in the list. */
export interface HistoryLine {
  readonly id: string;
  readonly number: number;
  /** `Nov 22, 2026, 3:10 pm`. */
  readonly made: string;
  readonly plan: KeptPlan;
  /** From it to the plan that holds; absent for that one itself. */
  readonly difference: PlanDifference | undefined;
}

const crumb = { href: "/plan", label: "Your plan" };

/** All plans that are kept, each with what became of it since. */
export function HistoryPage({
  shell,
  lines,
}: {
  readonly shell: Shell;
  readonly lines: readonly HistoryLine[];
}) {
  return (
    <Page
      shell={shell}
      current="/plan"
      title="Earlier plans"
      lede="Every plan is kept with what it was made from."
      notices={<Breadcrumb trail={[crumb]} />}
    >
      {lines.length === 0 ? (
        <EmptyState title="No plan yet">
          <p>
            <a href="/plan">Set your limits</a> and work one out.
          </p>
        </EmptyState>
      ) : (
        <>
          <Table
            caption="Plans, the latest first"
            isCaptionHidden
            columns={[
              { heading: "Plan" },
              { heading: "Items", isNumber: true },
              { heading: "Hours", isNumber: true },
              { heading: "Money", isNumber: true },
              { heading: "Worth to you" },
              { heading: "Since then" },
            ]}
            rows={lines.map(({ id, number, made, plan, difference }) => [
              <>
                <a href={`/plan/history/${id}`}>Plan {number}</a>
                <div class="quiet">{made}</div>
                {plan.outcome === "impossible" && <div class="quiet">its limits could not all be kept</div>}
              </>,
              String(plan.items.length),
              hoursNumber(planMinutes(plan)),
              dollars(planCents(plan)),
              plan.items.length === 0 ? "–" : worthWords(plan.value, plan.hourPoints ?? hourPointsOf([])),
              difference === undefined ? "the plan now" : shortWords(difference),
            ])}
          />
          <p class="quiet">{worthNote}</p>
        </>
      )}
    </Page>
  );
}

interface EarlierPlanProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly line: HistoryLine;
}

/** One earlier plan, beside the one that holds. */
export function EarlierPlanPage({ shell, csrfToken, line }: EarlierPlanProps) {
  const { difference, id, made, number, plan } = line;
  return (
    <Page
      shell={shell}
      current="/plan"
      title={`Plan ${number}`}
      lede={`Worked out ${made}.`}
      notices={<Breadcrumb trail={[crumb, { href: "/plan/history", label: "Earlier plans" }]} />}
      actions={
        difference && (
          <PostForm action={`/plan/history/${id}/restoration`} csrfToken={csrfToken}>
            <Button>Make it my plan again</Button>
          </PostForm>
        )
      }
    >
      <div class="stack">
        {difference ? (
          <Card heading="From then to now">
            <DifferenceList difference={difference} />
          </Card>
        ) : (
          <p>This is your plan now.</p>
        )}
        <PlanTable plan={plan} lines={planLines(plan, plan.planned ?? [])} />
      </div>
    </Page>
  );
}
