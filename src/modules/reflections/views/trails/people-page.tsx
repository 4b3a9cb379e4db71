import { Breadcrumb, EmptyState, Page, type Shell, Table } from "#ui";
import type { ProgressCell, ProgressRow } from "../../rules/trails/progress.ts";

export interface PeoplePageProps {
  readonly shell: Shell;
  readonly trail: { readonly id: string; readonly title: string };
  readonly steps: readonly { readonly title: string }[];
  readonly rows: readonly ProgressRow[];
}

/** Who wrote what, step by step, as far as the reader may read it. */
export function PeoplePage({ rows, shell, steps, trail }: PeoplePageProps) {
  return (
    <Page
      shell={shell}
      title="Step by step"
      current="/reflections"
      isUnlisted
      lede={`${trail.title}: posts that you may read, and steps of those who show them.`}
      notices={
        <Breadcrumb
          trail={[
            { href: "/trails", label: "Trails" },
            { href: `/trails/${trail.id}`, label: trail.title },
          ]}
        />
      }
    >
      {rows.length === 0 || steps.length === 0 ? (
        <EmptyState title="Nobody to show yet">
          <p>Whoever posts something that you may read, or shows how far they are, stands here.</p>
        </EmptyState>
      ) : (
        <div class="stack">
          <Table
            caption="Posts and steps"
            isCaptionHidden
            columns={[
              { heading: "Who" },
              { heading: "Done", isNumber: true },
              ...steps.map((_step, place) => ({ heading: `Step ${place + 1}` })),
            ]}
            rows={rows.map((row) => [
              row.handle === undefined ? row.name : <a href={`/journals/${row.handle}`}>{row.name}</a>,
              `${row.doneCount} of ${steps.length}`,
              ...row.cells.map((cell, place) => <Cell cell={cell} who={row.name} step={place + 1} />),
            ])}
          />
          <h2>The steps</h2>
          <ol>
            {steps.map(({ title }) => (
              <li>{title}</li>
            ))}
          </ol>
        </div>
      )}
    </Page>
  );
}

function Cell({
  cell,
  step,
  who,
}: {
  readonly cell: ProgressCell;
  readonly who: string;
  readonly step: number;
}) {
  switch (cell.kind) {
    case "post":
      return (
        <a href={`/reflections/${cell.reflectionId}`}>
          Post<span class="visually-hidden">{` of ${who} for step ${step}`}</span>
        </a>
      );
    case "done":
      return <>done</>;
    case "nothing":
      return (
        <span class="quiet">
          –<span class="visually-hidden">nothing</span>
        </span>
      );
    default:
      return cell satisfies never;
  }
}
