import {
  Breadcrumb,
  Button,
  Card,
  EmptyState,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  type Shell,
  Table,
} from "#ui";
import { resultsOf, resultsWords } from "../../rules/occasions/occasion.ts";
import { lessonsOf } from "../../rules/adapting/adaptation-of.ts";
import { licenceMark } from "../../rules/licences/licence.ts";
import { planFields } from "../../rules/plan/plan-fields.ts";
import type { SharedProgram } from "../../rules/reading/shared-program.ts";
import { DiffText, Lines } from "./diff-text.tsx";

type Compared = SharedProgram & { readonly number: number };

export interface ComparePageProps {
  readonly shell: Shell;
  readonly today: string;
  readonly pair: readonly [Compared, Compared] | undefined;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** Two programs beside each other. */
export function ComparePage({ shell, today, pair, values, problems }: ComparePageProps) {
  return (
    <Page
      shell={shell}
      current="/programs"
      title="Compare two programs"
      notices={
        <>
          <Breadcrumb trail={[{ href: "/programs", label: "Programs" }]} />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        {pair === undefined ? (
          <EmptyState title="Which two?">
            <p>
              Paste the addresses of two programs here, or write the numbers at their ends: 12 for{" "}
              <code>/programs/12</code>.
            </p>
          </EmptyState>
        ) : (
          <Beside pair={pair} today={today} />
        )}
        <form action="/programs/compare" class="row row--foot">
          <Field name="a" label="One program" value={values["a"]} width="medium" />
          <Field name="b" label="The other" value={values["b"]} width="medium" />
          <Button tone="quiet">Compare</Button>
        </form>
      </div>
    </Page>
  );
}

function Beside({
  pair: [one, other],
  today,
}: {
  readonly pair: readonly [Compared, Compared];
  readonly today: string;
}) {
  const name = ({ plan, place, number }: Compared) => (
    <>
      <a href={`/programs/${number}`}>{plan.title}</a>
      <br />
      {place.branch}, {place.system}
    </>
  );
  const parts = partsOf(one, other);
  const different = parts.filter(({ left, right }) => left !== right);
  const same = parts.filter(({ left, right }) => left === right).map(({ label }) => label);
  return (
    <Card heading="Beside each other">
      <Table
        caption="Where they differ"
        columns={[{ heading: "Part" }, { heading: "One" }, { heading: "The other" }]}
        rows={[
          ["Whose", name(one), name(other)],
          ["How it went", went(one, today), went(other, today)],
          ["Next time", lessonsOf(one.occasions).join("; "), lessonsOf(other.occasions).join("; ")],
          ["Terms", licenceMark(one.licence), licenceMark(other.licence)],
          ...different.map(rowOf),
        ]}
      />
      {same.length > 0 && <p>The same in both: {same.join(", ").toLowerCase()}.</p>}
    </Card>
  );
}

function went({ occasions }: Compared, today: string): string {
  const words = resultsWords(resultsOf(occasions, today));
  return words.length === 0 ? "Not told" : words.join(", ");
}

interface Part {
  readonly label: string;
  readonly left: string;
  readonly right: string;
}

/** Parts that either of them tells of. */
function partsOf(one: Compared, other: Compared): readonly Part[] {
  const second = planFields(other.plan);
  return planFields(one.plan)
    .map(({ label, lines }, place) => ({
      label,
      left: lines.join("\n"),
      right: (second[place]?.lines ?? []).join("\n"),
    }))
    .filter(({ left, right }) => left !== "" || right !== "");
}

function rowOf({ label, left, right }: Part) {
  return [label, left === "" ? "Not told" : <Lines text={left} />, secondCell({ left, right })];
}

function secondCell({ left, right }: Omit<Part, "label">) {
  if (right === "") return "Not told";
  return left === "" ? <Lines text={right} /> : <DiffText before={left} after={right} />;
}
