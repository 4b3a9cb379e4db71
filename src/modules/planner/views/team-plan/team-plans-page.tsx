import { dayWords } from "#platform/words";
import {
  ButtonLink,
  Card,
  type Choice,
  EmptyState,
  ErrorSummary,
  type FieldProblem,
  FlashNotice,
  Page,
  type SelectOption,
  type Shell,
  type ShownFlash,
  Table,
  Tag,
} from "#ui";
import { TeamForm, withTeamLabel } from "./team-form.tsx";

export interface TeamPlansPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly plans: readonly TeamPlanLine[];
  /** Branches and systems the viewer may plan for; the widest first. */
  readonly teams: readonly SelectOption[];
  readonly topics: readonly Choice[];
  /** What stands in the form. */
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

export interface TeamPlanLine {
  readonly number: number;
  readonly team: string;
  readonly from: string;
  readonly to: string;
  readonly state: "working" | "ready" | "failed" | "published";
  readonly words: string;
}

const stateNames = {
  working: "Being worked out",
  ready: "Ready",
  failed: "Not found",
  published: "Proposed to everyone",
} as const;
const tones = { working: "plain", ready: "good", failed: "stop", published: "good" } as const;

/** Plans for a team so far, and the form for the next. */
export function TeamPlansPage(props: TeamPlansPageProps) {
  const { shell, plans, teams, problems } = props;
  return (
    <Page
      shell={shell}
      current="/team"
      title="Team plans"
      heading="Everyone learns, every desk stays open"
      lede="Say what there is to spend. Carrel looks for the plan that gives everyone the most, and never takes a desk below its minimum."
      notices={
        <>
          <ErrorSummary title="Not worked out yet" problems={problems.map(withTeamLabel)} />
          <FlashNotice flash={props.done} csrfToken={props.csrfToken} />
        </>
      }
      actions={<ButtonLink href="/plan/shared">Plans shared with you</ButtonLink>}
      isUnlisted
    >
      {teams.length === 0 ? (
        <EmptyState title="There is no team to plan for yet">
          <p>Add branches and the people who work there; their plans can then be made together.</p>
          <p class="row">
            <ButtonLink tone="primary" href="/organisation">
              Add branches
            </ButtonLink>
            <ButtonLink href="/staff">Add people</ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <div class="split">
          <TeamForm {...props} />
          <div class="stack">
            {plans.length === 0 ? (
              <EmptyState title="No plan yet">
                <p>
                  Fill in what you have to give and press the button. Desks, hours and minimums are taken from
                  the <a href="/team">schedule</a>; what each person wants from the plans they share with you.
                </p>
              </EmptyState>
            ) : (
              <PlanList plans={plans} />
            )}
          </div>
        </div>
      )}
    </Page>
  );
}

function PlanList({ plans }: Pick<TeamPlansPageProps, "plans">) {
  return (
    <Card>
      <Table
        caption="Plans so far"
        columns={[{ heading: "Plan" }, { heading: "For" }, { heading: "When" }, { heading: "How it stands" }]}
        rows={plans.map(({ number, team, from, to, state, words }) => [
          <a href={`/team/plans/${number}`}>Plan {number}</a>,
          team,
          `${dayWords(from)} to ${dayWords(to)}`,
          <>
            <Tag label={stateNames[state]} tone={tones[state]} /> {words}
          </>,
        ])}
      />
    </Card>
  );
}
