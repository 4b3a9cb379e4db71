import {
  Button,
  EmptyState,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  Select,
  type Shell,
  Table,
} from "#ui";
import type { ImportKind, ImportState } from "../../rules/imports/run.ts";

/** What a file can hold, for people. */
export const importKindNames: Readonly<Record<ImportKind, string>> = {
  branches: "Branches",
  staff: "Staff",
  oneroster: "OneRoster export",
  outlets: "National list of library outlets",
};

export const importStateNames: Readonly<Record<ImportState, string>> = {
  choosing: "Waits for a choice",
  reading: "Being read",
  previewed: "Waits for you to confirm",
  applying: "Being written",
  applied: "Done",
  stopped: "Stopped",
};

export interface ImportsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly employer: string;
  readonly runs: readonly {
    readonly id: string;
    readonly kind: ImportKind;
    readonly state: ImportState;
    readonly madeByName: string;
    readonly madeAt: string;
    readonly files: readonly { readonly name: string }[];
  }[];
  readonly problems: readonly FieldProblem[];
}

/** Bringing branches and staff in from files. */
export function ImportsPage({ shell, csrfToken, employer, runs, problems }: ImportsPageProps) {
  return (
    <Page
      shell={shell}
      title="Import branches and staff"
      lede="From a table of yours. You see every change before anything is written, and nobody is ever removed."
      current="/organisation"
      notices={problems.length > 0 ? <ErrorSummary problems={problems} /> : undefined}
    >
      <div class="split">
        <PostForm action={`/imports?employer=${employer}`} csrfToken={csrfToken} hasFiles class="card stack">
          <Field
            name="file"
            label="File"
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,.zip"
            hint="CSV or Excel with a row of headers; a OneRoster export as ZIP; or the outlet file of the Public Libraries Survey."
            error={errorFor(problems, "file")}
          />
          <Select
            name="kind"
            label="It holds"
            options={[
              { value: "", label: "See by its columns" },
              ...Object.entries(importKindNames).map(([value, label]) => ({ value, label })),
            ]}
          />
          <div>
            <Button>Look at it</Button>
          </div>
        </PostForm>
        <section class="stack" aria-labelledby="earlier">
          <h2 id="earlier">Earlier imports</h2>
          {runs.length === 0 ? (
            <EmptyState title="None yet" level={3}>
              <p>Branches come first, then staff: each person’s branch is looked up by its code or name.</p>
            </EmptyState>
          ) : (
            <Table
              caption="Files and how far they are"
              isCaptionHidden
              columns={[{ heading: "File" }, { heading: "What" }, { heading: "How far" }]}
              rows={runs.map((run) => [
                <a href={`/imports/${run.id}`}>{run.files.map(({ name }) => name).join(", ")}</a>,
                importKindNames[run.kind],
                importStateNames[run.state],
              ])}
            />
          )}
        </section>
      </div>
    </Page>
  );
}
