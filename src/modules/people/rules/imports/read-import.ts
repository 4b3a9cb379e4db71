import { inSlices, readSheet, type Sheet } from "#platform/spreadsheet";
import type { OrganisationKind } from "../organisation.ts";
import { type ImportFile, unpackedFiles } from "./archive.ts";
import { readBranchRow } from "./branch-row.ts";
import { type BranchColumn, branchColumns, headerWords, type StaffColumn, staffColumns } from "./columns.ts";
import { readRoster } from "./one-roster.ts";
import { readOutlets, statesOf, systemsOf, withSystems } from "./outlets.ts";
import type { BranchFields, ReadRow, StaffFields } from "./plan.ts";
import type { ImportChoices, ImportFindings, ImportKind } from "./run.ts";
import { readStaffRow } from "./staff-row.ts";
import { columnsOf, fitOf, rawRows, shownColumns, withHeaders } from "./table.ts";

/** What files say: branches and staff row by row, and what was found beside them. */
export interface ImportReading {
  readonly kind: ImportKind;
  readonly branches: readonly ReadRow<BranchFields>[];
  readonly staff: readonly ReadRow<StaffFields>[];
  readonly findings: ImportFindings;
  /** A state or system has to be chosen before anything can be planned. */
  readonly needsChoice: boolean;
}

/** Rows of a file that are read; what is beyond is said. */
export const mostRows = 250_000;

/**
 * Reads the files of an import: tables of branches or of staff, a OneRoster export, the outlet file.
 *
 * What is wrong with a row stands with the row; a file that cannot be read at all is a problem of the findings.
 */
export async function readImport(
  files: readonly ImportFile[],
  choices: ImportChoices,
  rootKind: OrganisationKind | undefined,
): Promise<ImportReading> {
  const unpacked = unpackedFiles(files);
  const sheets = new Map<string, Sheet>();
  for (const { name, bytes } of unpacked.files) sheets.set(name, await readSheet(bytes, mostRows));
  const problems = [
    ...unpacked.problems,
    ...[...sheets].flatMap(([name, sheet]) => sheet.problems.map((problem) => `${name}: ${problem}`)),
  ];
  const reading = await readSheets(sheets, choices, rootKind);
  return {
    ...reading,
    findings: { ...reading.findings, problems: [...problems, ...reading.findings.problems] },
  };
}

const nothing: ImportFindings = { columns: [], problems: [], leftOut: [], rowCount: 0 };

async function readSheets(
  sheets: ReadonlyMap<string, Sheet>,
  choices: ImportChoices,
  rootKind: OrganisationKind | undefined,
): Promise<ImportReading> {
  const [first] = sheets;
  const kind = choices.kind ?? kindOf(sheets);
  if (first === undefined) return { kind, branches: [], staff: [], findings: nothing, needsChoice: false };
  if (kind === "oneroster") {
    const tables = [...sheets].map(
      ([name, sheet]) => [name.toLowerCase().replace(/\.[a-z]+$/u, ""), sheet] as const,
    );
    const { branches, staff, ...findings } = readRoster(new Map(tables));
    return { kind, branches, staff, findings: { ...nothing, ...findings }, needsChoice: false };
  }
  if (kind === "outlets") return readOutletFile(first, choices, rootKind);
  return kind === "branches" ? readBranchTable(first, choices) : readStaffTable(first, choices);
}

function kindOf(sheets: ReadonlyMap<string, Sheet>): ImportKind {
  const names = [...sheets.keys()].map((name) => name.toLowerCase());
  if (names.some((name) => /^(?:orgs|users)\.csv$/u.test(name)) && sheets.size > 1) return "oneroster";
  const [sheet] = sheets.values();
  const headers = new Set((sheet?.rows[0]?.cells ?? []).map(headerWords));
  if (headers.has("fscskey") && headers.has("libname")) return "outlets";
  if (sheet === undefined) return "staff";
  return fitOf(sheet, branchColumns) > fitOf(sheet, staffColumns) ? "branches" : "staff";
}

async function readBranchTable(
  [file, sheet]: readonly [string, Sheet],
  choices: ImportChoices,
): Promise<ImportReading> {
  const table = withHeaders(sheet, branchColumns);
  const columns = columnsOf<BranchColumn>(table, branchColumns, choices.columns);
  const branches = await inSlices(rawRows(file, table, columns), readBranchRow);
  const findings = {
    ...nothing,
    columns: shownColumns(table, columns),
    rowCount: table.body.length,
    problems: emptyTable(file, table.body.length),
  };
  return { kind: "branches", branches, staff: [], findings, needsChoice: false };
}

async function readStaffTable(
  [file, sheet]: readonly [string, Sheet],
  choices: ImportChoices,
): Promise<ImportReading> {
  const table = withHeaders(sheet, staffColumns);
  const columns = columnsOf<StaffColumn>(table, staffColumns, choices.columns);
  const staff = await inSlices(rawRows(file, table, columns), readStaffRow);
  const findings = {
    ...nothing,
    columns: shownColumns(table, columns),
    rowCount: table.body.length,
    problems: emptyTable(file, table.body.length),
  };
  return { kind: "staff", branches: [], staff, findings, needsChoice: false };
}

function emptyTable(file: string, rows: number): readonly string[] {
  return rows > 0
    ? []
    : [
        `${file}: There are no rows below the headers. The first row names the columns, each further one is a row.`,
      ];
}

function readOutletFile(
  [file, sheet]: readonly [string, Sheet],
  { state, system }: ImportChoices,
  rootKind: OrganisationKind | undefined,
): ImportReading {
  const outlets = readOutlets(file, sheet);
  const findings = {
    ...nothing,
    rowCount: outlets.length,
    states: statesOf(outlets),
    systems: state === undefined ? undefined : systemsOf(outlets, state),
  };
  const shared = { kind: "outlets" as const, staff: [], findings };
  if (system !== undefined) {
    const branches = outlets.filter((outlet) => outlet.system === system);
    const problems =
      branches.length > 0 ? [] : [`${file}: There is no library ${system} in ${state ?? "it"}.`];
    return { ...shared, findings: { ...findings, problems }, branches, needsChoice: false };
  }
  const isWholeState = state !== undefined && (rootKind === "state" || rootKind === "consortium");
  if (isWholeState) return { ...shared, branches: withSystems(outlets, state), needsChoice: false };
  // Nothing is planned yet; a dry run shows all there is.
  const shown = state === undefined ? outlets : outlets.filter((outlet) => outlet.state === state);
  return { ...shared, branches: shown, needsChoice: true };
}
