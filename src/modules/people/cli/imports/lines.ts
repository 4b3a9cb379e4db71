import type { FieldChange, RowProblem } from "../../rules/imports/plan.ts";
import type { ImportReading } from "../../rules/imports/read-import.ts";
import type { ImportCounts, ImportFindings } from "../../rules/imports/run.ts";

/** What is wrong with the files, and what was left out on purpose: said beside the rows. */
export function tellProblems(findings: ImportFindings, isJson: boolean): void {
  for (const problem of findings.problems) process.stderr.write(`${problem}\n`);
  for (const { what, count } of findings.leftOut) {
    if (isJson) process.stdout.write(`${JSON.stringify({ outcome: "left out", what, count })}\n`);
    else process.stderr.write(`Left out: ${what} (${count}).\n`);
  }
}

/** Every row that was read, without a database. How many cannot be taken. */
export function readLines({ branches, staff }: ImportReading, isJson: boolean): number {
  const rows = [
    ...branches.map((row) => ({ ...row, part: "organisation" as const })),
    ...staff.map((row) => ({ ...row, part: "staff" as const })),
  ];
  let bad = 0;
  for (const { rowName, part, label, fields, problems } of rows) {
    const outcome = problems.length === 0 ? "read" : "bad";
    if (outcome === "bad") bad += 1;
    if (isJson)
      process.stdout.write(`${JSON.stringify({ row: rowName, part, outcome, label, fields, problems })}\n`);
    else if (outcome === "bad") tellBad(rowName, label, problems);
  }
  if (!isJson) {
    const read = rows.length - bad;
    process.stdout.write(
      `${rows.length} ${rows.length === 1 ? "row" : "rows"}: ${read} can be read, ${bad} cannot.\n`,
    );
    process.stderr.write(
      "Only the files were read. Whether the branches and people they name are known shows when they are imported.\n",
    );
  }
  return bad;
}

/** A row of the plan: with JSON each, else those that cannot be taken. */
export function plannedLine(
  row: {
    readonly rowName: string;
    readonly label: string;
    readonly outcome: "new" | "changed" | "bad" | "missing";
    readonly changes: readonly FieldChange[];
    readonly problems: readonly RowProblem[];
  },
  isJson: boolean,
): void {
  const { rowName, outcome, label, changes, problems } = row;
  if (isJson)
    process.stdout.write(`${JSON.stringify({ row: rowName, outcome, label, changes, problems })}\n`);
  else tellBad(rowName, label, problems);
}

/** How it went, in one line. */
export function tellCounts(counts: ImportCounts, isJson: boolean): void {
  if (isJson) process.stdout.write(`${JSON.stringify({ outcome: "done", counts })}\n`);
  else
    process.stdout.write(
      `${counts.new} added, ${counts.changed} changed, ${counts.unchanged} as before, ${counts.bad} left out, ${counts.missing} not in the files\n`,
    );
}

function tellBad(rowName: string, label: string, problems: readonly RowProblem[]): void {
  for (const { column, value, wrong, right } of problems)
    process.stderr.write(`${rowName} (${label}), ${column} “${value}”: ${wrong} Right would be: ${right}.\n`);
}
