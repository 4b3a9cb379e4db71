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
  Tag,
} from "#ui";
import { resultsOf, resultsWords } from "../../rules/occasions/occasion.ts";
import { lessonsOf } from "../../rules/adapting/adaptation-of.ts";
import { licenceMark } from "../../rules/licences/licence.ts";
import { planFields } from "../../rules/plan/plan-fields.ts";
import type { SharedProgram } from "../../rules/reading/shared-program.ts";
import { DiffText } from "./diff-text.tsx";

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
            <p>Write the numbers of two programs, as they stand in their addresses.</p>
          </EmptyState>
        ) : (
          <Beside pair={pair} today={today} />
        )}
        <form action="/programs/compare" class="row row--foot">
          <Field name="a" label="One" value={values["a"]} inputMode="numeric" width="short" />
          <Field name="b" label="The other" value={values["b"]} inputMode="numeric" width="short" />
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
  return (
    <Card heading="Beside each other">
      <Table
        caption="Where they differ is marked"
        columns={[{ heading: "Part" }, { heading: "One" }, { heading: "The other" }]}
        rows={[
          ["Whose", name(one), name(other)],
          ["How it went", went(one, today), went(other, today)],
          ["Next time", lessonsOf(one.occasions).join("; "), lessonsOf(other.occasions).join("; ")],
          ["Terms", licenceMark(one.licence), licenceMark(other.licence)],
          ...fieldRows(one, other),
        ]}
      />
    </Card>
  );
}

function went({ occasions }: Compared, today: string): string {
  const words = resultsWords(resultsOf(occasions, today));
  return words.length === 0 ? "Not told" : words.join(", ");
}

function fieldRows(one: Compared, other: Compared) {
  const second = planFields(other.plan);
  return planFields(one.plan).flatMap(({ label, lines }, place) => {
    const [left, right] = [lines.join("\n"), (second[place]?.lines ?? []).join("\n")];
    if (left === "" && right === "") return [];
    return [
      [
        left === right ? (
          label
        ) : (
          <>
            {label} <Tag label="differs" tone="attention" />
          </>
        ),
        left,
        left === right || left === "" ? right : <DiffText before={left} after={right} />,
      ],
    ];
  });
}
