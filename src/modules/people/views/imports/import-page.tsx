import {
  Breadcrumb,
  Button,
  Disclosure,
  Meter,
  Notice,
  Page,
  PostForm,
  Select,
  type Shell,
  Table,
} from "#ui";
import { branchColumns, staffColumns } from "../../rules/imports/columns.ts";
import type { FieldChange, RowProblem } from "../../rules/imports/plan.ts";
import type { ImportChoices, ImportFindings, ImportKind, ImportState } from "../../rules/imports/run.ts";
import { NextSteps, UnreadColumns } from "./import-outcome.tsx";
import { importKindNames, importStateNames } from "./imports-page.tsx";

export interface ImportPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly run: {
    readonly id: string;
    readonly kind: ImportKind;
    readonly state: ImportState;
    readonly files: readonly { readonly name: string }[];
    readonly choices: ImportChoices;
    readonly findings: ImportFindings;
    readonly writeCount: number;
    readonly writtenCount: number;
    readonly problem: string | null;
  };
  /** The outcome whose rows are shown. */
  readonly shown: "new" | "changed" | "bad" | "missing";
  readonly rows: readonly {
    readonly place: number;
    readonly rowName: string;
    readonly label: string;
    readonly changes: readonly FieldChange[];
    readonly problems: readonly RowProblem[];
  }[];
  readonly next: string | undefined;
  /** Whether the page loads itself anew every few seconds. */
  readonly looksAgain: boolean;
}

const outcomeNames = {
  bad: "cannot be taken",
  new: "new",
  changed: "changed",
  missing: "not in the file",
} as const;

/** One import: what it would change, row by row; then how far it is. */
export function ImportPage(props: ImportPageProps) {
  const { shell, run } = props;
  const name = run.files.map((file) => file.name).join(", ");
  return (
    <Page
      shell={shell}
      title={`Import of ${name}`}
      lede={`${importKindNames[run.kind]} · ${importStateNames[run.state]}`}
      current="/organisation"
      notices={
        <>
          <Breadcrumb trail={[{ href: "/imports", label: "Imports" }]} />
          {run.problem !== null && <Notice tone="stop">{run.problem}</Notice>}
          {run.findings.problems.length > 0 && (
            <Notice tone="attention" title="About the file">
              <ul>
                {run.findings.problems.map((problem) => (
                  <li>{problem}</li>
                ))}
              </ul>
            </Notice>
          )}
        </>
      }
    >
      <div class="stack">
        <State {...props} />
        {["previewed", "applied", "stopped"].includes(run.state) && <Rows {...props} />}
        {["choosing", "previewed", "stopped"].includes(run.state) && <Choices {...props} />}
      </div>
    </Page>
  );
}

function LookAgain({ run, looksAgain }: Pick<ImportPageProps, "run" | "looksAgain">) {
  const path = `/imports/${run.id}`;
  return looksAgain ? (
    <>
      This page looks again by itself. <a href={`${path}?still=yes`}>Stop that</a>
    </>
  ) : (
    <>
      <a href={`${path}?still=yes`}>Look again</a>, or <a href={path}>let the page do it</a>.
    </>
  );
}

function State({ run, csrfToken, looksAgain }: ImportPageProps) {
  const { counts, leftOut } = run.findings;
  if (run.state === "reading")
    return (
      <Notice>
        The file is being read. <LookAgain run={run} looksAgain={looksAgain} />
      </Notice>
    );
  if (run.state === "applying")
    return (
      <>
        <Meter
          label="Rows"
          done={run.writtenCount}
          needed={run.writeCount}
          words={`${Math.floor((100 * run.writtenCount) / Math.max(1, run.writeCount))}% written`}
        />
        <p>
          You can leave meanwhile: the import goes on. <LookAgain run={run} looksAgain={looksAgain} />
        </p>
      </>
    );
  if (counts === undefined || run.state === "choosing") return null;
  const writes = counts.new + counts.changed;
  return (
    <section class="stack" aria-labelledby="what">
      <h2 id="what">{run.state === "applied" ? "What was written" : "What would change"}</h2>
      <p>
        {counts.new} new, {counts.changed} changed, {counts.unchanged} as before, {counts.bad} that cannot be
        taken.
        {leftOut.length > 0 &&
          ` Left out: ${leftOut.map(({ what, count }) => `${what} (${count})`).join("; ")}.`}
      </p>
      <UnreadColumns run={run} />
      {run.state === "applied" && <NextSteps run={run} />}
      {run.state === "previewed" && writes === 0 && <p>Nothing would change.</p>}
      {run.state === "previewed" && (
        <div class="row">
          {writes > 0 && (
            <PostForm action={`/imports/${run.id}/confirmation`} csrfToken={csrfToken}>
              <Button>
                {counts.bad === 0 ? `Import ${writes}` : `Import ${writes}, leave out ${counts.bad}`}
              </Button>
            </PostForm>
          )}
          <PostForm action={`/imports/${run.id}/removal`} csrfToken={csrfToken}>
            <Button tone="quiet">Drop it</Button>
          </PostForm>
        </div>
      )}
    </section>
  );
}

function Rows({ run, shown, rows, next }: ImportPageProps) {
  const { counts } = run.findings;
  if (counts === undefined) return null;
  return (
    <section class="stack" aria-labelledby="rows">
      <h2 id="rows">Row by row</h2>
      <nav aria-label="Rows">
        <ul class="row">
          {(["bad", "new", "changed", "missing"] as const).map((outcome) => (
            <li>
              {outcome === shown ? (
                <b aria-current="page">{`${counts[outcome]} ${outcomeNames[outcome]}`}</b>
              ) : (
                <a
                  href={`/imports/${run.id}?show=${outcome}`}
                >{`${counts[outcome]} ${outcomeNames[outcome]}`}</a>
              )}
            </li>
          ))}
        </ul>
      </nav>
      {shown === "missing" && counts.missing > 0 && (
        <p>These are kept here and not in the file. Nothing happens to them.</p>
      )}
      {rows.length === 0 ? <p>None.</p> : <RowTable shown={shown} rows={rows} />}
      {next && (
        <p>
          <a href={next}>More rows</a>
        </p>
      )}
    </section>
  );
}

function RowTable({ shown, rows }: Pick<ImportPageProps, "shown" | "rows">) {
  return (
    <Table
      caption={`Rows: ${outcomeNames[shown]}`}
      isCaptionHidden
      columns={[
        { heading: "Who or what" },
        { heading: "Row" },
        { heading: shown === "bad" ? "What is wrong" : "Changes" },
      ]}
      rows={rows.map(({ label, rowName, changes, problems }) => [
        label,
        rowName,
        <ul>
          {problems.map(({ column, value, wrong, right }) => (
            <li>
              {column}
              {value === "" ? "" : ` “${value}”`}: {wrong} Right would be: {right}.
            </li>
          ))}
          {changes.map(({ field, before, after }) => (
            <li>
              {field}: {before !== undefined && <del>{before}</del>} {before !== undefined && "→"}{" "}
              <ins>{after}</ins>
            </li>
          ))}
        </ul>,
      ])}
    />
  );
}

function Choices({ run, csrfToken }: ImportPageProps) {
  const { columns } = run.findings;
  const known = run.kind === "branches" ? branchColumns : staffColumns;
  const options = [
    { value: "none", label: "Leave it out" },
    ...Object.entries(known).map(([value, { label }]) => ({ value, label })),
  ];
  const isTable = run.kind === "branches" || run.kind === "staff";
  return (
    <PostForm action={`/imports/${run.id}/choices`} csrfToken={csrfToken} class="stack">
      {run.kind === "outlets" && <OutletChoices run={run} />}
      {isTable && (
        <Disclosure summary="What the columns hold" isOpen={run.findings.counts?.bad !== 0}>
          <div class="stack">
            <Select
              name="kind"
              label="The file holds"
              value={run.kind}
              options={[
                { value: "branches", label: importKindNames.branches },
                { value: "staff", label: importKindNames.staff },
              ]}
            />
            {columns.slice(0, 40).map(({ column, header, holds, samples }) => (
              <Select
                name={`column-${column}`}
                label={header}
                hint={samples.length === 0 ? "No cells are filled." : `Such as: ${samples.join("; ")}`}
                options={options}
                value={holds ?? "none"}
              />
            ))}
          </div>
        </Disclosure>
      )}
      <div>
        <Button tone={run.state === "choosing" ? "primary" : "quiet"}>Look at it again</Button>
      </div>
    </PostForm>
  );
}

function OutletChoices({ run }: Pick<ImportPageProps, "run">) {
  const { states, systems } = run.findings;
  return (
    <>
      <Select
        name="state"
        label="State"
        value={run.choices.state ?? ""}
        options={[
          { value: "", label: "Choose a state" },
          ...(states ?? []).map((state) => ({ value: state, label: state })),
        ]}
      />
      {run.choices.state !== undefined && (
        <Select
          name="system"
          label="Library or system"
          value={run.choices.system ?? ""}
          options={[
            { value: "", label: "Choose a library" },
            ...(systems ?? []).map(({ key, name }) => ({ value: key, label: `${name} (${key})` })),
          ]}
        />
      )}
    </>
  );
}
