import { dayWords } from "#platform/words";
import { Breadcrumb, Button, ButtonLink, EmptyState, Field, Notice, Page, type Shell, Table } from "#ui";
import { minutesWords } from "../../rules/record/amount-words.ts";
import type { BranchNumbers, LearningRow } from "../../rules/reports/learning-numbers.ts";

export interface LearningPageProps {
  readonly shell: Shell;
  readonly from: string;
  readonly to: string;
  readonly reachHours: number;
  readonly numbers: readonly BranchNumbers[];
  /** The rows behind one branch's numbers, when one was chosen. */
  readonly chosen:
    | { readonly name: string; readonly rows: readonly LearningRow[]; readonly isCut: boolean }
    | undefined;
  readonly query: (more: Readonly<Record<string, string>>) => string;
}

/** What a state's report asks for: who learned how much, by branch, each number with the rows behind it. */
export function LearningPage(props: LearningPageProps) {
  const { shell, numbers, query } = props;
  return (
    <Page
      shell={shell}
      current="/reports/learning"
      title="Learning in numbers"
      lede="For annual reports and state aid: credit you awarded and claims you accepted. What people keep on their own records alone is not counted here."
      notices={<Breadcrumb trail={[{ href: "/sessions", label: "Sessions" }]} />}
      actions={
        numbers.length > 0 && (
          <ButtonLink href={`/reports/learning.csv?${query({})}`}>Download every row as CSV</ButtonLink>
        )
      }
      isUnlisted
    >
      <div class="stack">
        <Asked {...props} />
        {numbers.length === 0 ? (
          <EmptyState title="Nobody worked here in that time">
            <p>Choose other days, or bring in your staff first.</p>
            <ButtonLink href="/imports">Import staff</ButtonLink>
          </EmptyState>
        ) : (
          <Branches {...props} />
        )}
        {props.chosen && <Rows {...props.chosen} />}
      </div>
    </Page>
  );
}

function Asked({ from, to, reachHours }: LearningPageProps) {
  return (
    <form method="get" action="/reports/learning" class="row">
      <Field name="from" label="From" type="date" value={from} width="medium" />
      <Field name="to" label="To" type="date" value={to} width="medium" />
      <Field name="hours" label="Hours asked of each" value={reachHours} inputMode="decimal" width="short" />
      <Button>Count</Button>
    </form>
  );
}

function Branches({ numbers, reachHours, query }: LearningPageProps) {
  const whole = numbers.reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <>
      <p>
        <b class="figure">{minutesWords(whole)}</b> of learning in {numbers.length}{" "}
        {numbers.length === 1 ? "branch" : "branches"}.
      </p>
      <Table
        caption="By branch"
        columns={[
          { heading: "Branch" },
          { heading: "Staff", isNumber: true },
          { heading: "Learned something", isNumber: true },
          { heading: `${reachHours} hours or more`, isNumber: true },
          { heading: "Time", isNumber: true },
          { heading: "Rows", isNumber: true },
        ]}
        rows={numbers.map((each) => [
          <a href={`/reports/learning?${query({ branch: each.organisationId })}`}>{each.name}</a>,
          each.staffCount,
          each.learnerCount,
          each.reachedCount,
          minutesWords(each.minutes),
          each.rowCount,
        ])}
      />
    </>
  );
}

function Rows({ name, rows, isCut }: NonNullable<LearningPageProps["chosen"]>) {
  if (rows.length === 0) return <p>Nothing was awarded or accepted at {name} in that time.</p>;
  return (
    <>
      <Table
        caption={`Behind the numbers of ${name}`}
        columns={[
          { heading: "Who" },
          { heading: "What" },
          { heading: "When" },
          { heading: "How it is known" },
          { heading: "Time", isNumber: true },
        ]}
        rows={rows.map((row) => [
          row.staffName,
          row.title,
          dayWords(row.day),
          row.source === "award" ? "Awarded for a session" : "A claim, accepted",
          row.measured === undefined
            ? minutesWords(row.minutes)
            : `${row.measured}: ${minutesWords(row.minutes)}`,
        ])}
      />
      {isCut && <Notice>More rows than fit here: the CSV has them all.</Notice>}
    </>
  );
}
