import { attendanceColumn, headerLine, type SaidColumns } from "../asked-columns.ts";
import { columnOf, looksLikeOriginalName } from "./column-words.ts";
import type { Column } from "./header-words.ts";
import type { CutRow } from "./cut-rows.ts";
import { columnsByShape, isValue } from "./column-shapes.ts";

/** A table within a report: people, or facts about the meeting. */
export interface ReportTable {
  /** The line above it that stands alone: `3. In-Meeting Activities`, `Panelist Details`. */
  readonly label: string;
  readonly headerRow: CutRow;
  readonly columns: ReadonlyMap<Column, number>;
  readonly rows: readonly CutRow[];
}

/** A report cut into its tables, and the rows that stand in none. */
export interface ReportLayout {
  readonly tables: readonly ReportTable[];
  readonly facts: readonly CutRow[];
  /** The headers say nothing to us: what a column holds was told by what stands below it, and a person should look. */
  readonly isByShape: boolean;
  /** Somebody said what the columns hold. */
  readonly isSaid: boolean;
}

/** Finds the tables of people by what was said of their headers, by the words in them, else by the shape of what stands below them. */
export function layoutOf(rows: readonly CutRow[], said?: SaidColumns): ReportLayout {
  const known = cutTables(rows, said === undefined ? columnsByWords : (row) => columnsAsSaid(row, said));
  if (known.tables.length > 0) return { ...known, isByShape: false, isSaid: said !== undefined };
  return { ...cutTables(rows, columnsByShape), isByShape: true, isSaid: false };
}

/** How many columns of people the best row names: for choosing between ways to cut a text into cells. */
export function bestHeaderFit(rows: readonly CutRow[]): number {
  return Math.max(0, ...rows.map(({ cells }) => cells.filter((cell) => columnOf(cell) !== undefined).length));
}

type FindColumns = (row: CutRow, next: readonly CutRow[]) => ReadonlyMap<Column, number> | undefined;

interface OpenTable {
  readonly label: string;
  readonly headerRow: CutRow;
  readonly columns: ReadonlyMap<Column, number>;
  readonly rows: CutRow[];
}

function cutTables(rows: readonly CutRow[], find: FindColumns): Pick<ReportLayout, "facts" | "tables"> {
  const tables: OpenTable[] = [];
  const facts: CutRow[] = [];
  let open: OpenTable | undefined;
  let label = "";
  for (const [at, row] of rows.entries()) {
    const columns = find(row, rows.slice(at + 1, at + 6));
    if (columns !== undefined) {
      open = { label, headerRow: row, columns, rows: [] };
      tables.push(open);
    } else if (isLabel(row)) {
      label = filled(row)[0] ?? "";
      open = undefined;
      facts.push(row);
    } else if (open === undefined || isFactsHeader(row)) {
      open = undefined;
      facts.push(row);
    } else if (!isTrailer(row)) open.rows.push(row);
  }
  return { tables, facts };
}

function filled({ cells }: CutRow): readonly string[] {
  return cells.filter((cell) => cell !== "");
}

/** A line that names the part below it; Zoom writes commas behind some, Teams numbers all. */
function isLabel(row: CutRow): boolean {
  const cells = filled(row);
  const [text = ""] = cells;
  return (
    cells.length === 1 &&
    (/^[1-9]\.\s\S/u.test(text) ||
      /^(?:host|panelist|attendee|other attended|registrant)\s*(?:details|report)?$/iu.test(text) ||
      /^(?:meeting summary|attendee report|participants|full meeting activities)$/iu.test(text))
  );
}

function isTrailer(row: CutRow): boolean {
  const cells = filled(row);
  return cells.length === 1 && /^(?:zoom report\b|\*\s?if an attendee )/iu.test(cells[0] ?? "");
}

function isFactsHeader({ cells }: CutRow): boolean {
  const columns = new Set(cells.map(columnOf));
  return columns.has("title") && (columns.has("meetingId") || columns.has("participants"));
}

function columnsByWords(row: CutRow): ReadonlyMap<Column, number> | undefined {
  if (row.cells.some(isValue)) return undefined;
  const found = row.cells.map(columnOf);
  const original = found.findIndex(
    (column, at) => column === "originalName" || isOwnName(row.cells, found, at),
  );
  const columns = new Map<Column, number>();
  // An account's export has the meeting's columns in front, two of them named like the person's: the place tells.
  for (const [at, column] of found.entries()) {
    if (column === undefined || columns.has(column)) continue;
    if (at >= original || meetingColumns.has(column)) columns.set(column, at);
  }
  if (original !== -1) columns.set("name", original);
  // In a table people made themselves; beside a meeting's title they are the meeting's.
  if (
    !columns.has("join") &&
    !columns.has("firstJoin") &&
    !columns.has("participants") &&
    !columns.has("title")
  )
    takeStartAndEnd(columns);
  return isOfPeople(columns, original !== -1) ? columns : undefined;
}

/** Under the headers that somebody spoke of; other tables of the file are told by their words. What was not asked about stays. */
function columnsAsSaid(row: CutRow, said: SaidColumns): ReadonlyMap<Column, number> | undefined {
  const byWords = columnsByWords(row);
  if (headerLine(row.cells) !== headerLine(said.header)) return byWords;
  const columns = new Map<Column, number>();
  for (const [column, at] of byWords ?? [])
    if (attendanceColumn(column) === undefined && (said.columns[at] ?? "") === "") columns.set(column, at);
  for (const [at, column] of said.columns.entries()) if (column !== "") columns.set(column, at);
  return columns;
}

const meetingColumns: ReadonlySet<Column> = new Set([
  "attended",
  "created",
  "end",
  "meetingId",
  "participants",
  "start",
  "title",
]);

function isOwnName(cells: readonly string[], found: readonly (Column | undefined)[], at: number): boolean {
  const isNamedOtherwise = found.some((column) => column === "name" || column === "originalName");
  return found[at] === undefined && !isNamedOtherwise && looksLikeOriginalName(cells[at] ?? "");
}

function takeStartAndEnd(columns: Map<Column, number>): void {
  const [start, end] = [columns.get("start"), columns.get("end")];
  if (start === undefined || end === undefined) return;
  columns.set("join", start);
  columns.set("leave", end);
  columns.delete("start");
  columns.delete("end");
}

function isOfPeople(columns: ReadonlyMap<Column, number>, hasOriginalName: boolean): boolean {
  const has = (column: Column) => columns.has(column);
  const hasPerson = has("name") || has("email") || has("firstName");
  const hasTime = has("join") || has("firstJoin") || (has("timestamp") && has("action"));
  // The facts of a meeting name its host and its length too.
  const isOfMeeting = (has("participants") || has("meetingId")) && !hasOriginalName;
  return hasPerson && (hasTime || (has("minutes") && !isOfMeeting));
}
