import { parseDate, zoneOf } from "#platform/time";
import type { AskedColumns } from "../asked-columns.ts";
import type {
  AttendanceEntry,
  AttendanceKind,
  AttendanceProblem,
  AttendanceReading,
  AttendanceReadingOptions,
  AttendanceRefusal,
} from "../attendance.ts";
import { nameKey } from "../person-name.ts";
import type { Column } from "./header-words.ts";
import { columnOf, zoneNameOf } from "./column-words.ts";
import type { CutRow } from "./cut-rows.ts";
import { dateOrderOf } from "./date-order.ts";
import { type DateReading, namedZone } from "./date-reader.ts";
import { askedOfRows, askedOfTables } from "./ask-columns.ts";
import { readEventLog } from "./event-log.ts";
import { personRow, type TableReading } from "./person-row.ts";
import { cellOf } from "./row-cells.ts";
import { needsDay } from "./row-day.ts";
import { kindOf } from "./report-kind.ts";
import { layoutOf, type ReportLayout, type ReportTable } from "./report-tables.ts";
import { type WrittenDate, writtenDay, writtenMoment } from "./written-moment.ts";

/** Reads the rows of a report of any kind. Pure. */
export function readRows(rows: readonly CutRow[], options: AttendanceReadingOptions): AttendanceReading {
  const layout = layoutOf(rows, options.columns);
  const kind = kindOf(layout);
  const tables = tablesToRead(kind, layout.tables);
  if (tables.length === 0) return notRead(rows);
  const asked = askedOfTables(layout, tables);
  const sessionDay = options.sessionDate === undefined ? undefined : parseDate(options.sessionDate);
  const { order, refusal } = dateOrderOf(datesOf(layout), { dateOrder: options.dateOrder, sessionDay });
  if (refusal !== undefined) return { refusal, asked };
  const zone = kind === "collaborate" || kind === "teams-live-event" ? "UTC" : options.zone;
  const dates: DateReading = { zone: zoneOf(zone), order, sessionDay };
  const readTables = (some: readonly ReportTable[]) =>
    some.map((table) => readTable(tableReading(kind, table, dates)));
  const read = readTables(tables);
  const assumed = layout.isByShape ? tables.map(assumedColumns) : [];
  const problems = [...assumed, ...read.flatMap((each) => each.problems)];
  const found = read.flatMap((each) => each.entries);
  const known = new Set(found.map(whoOf));
  const others = readTables(layout.tables.filter((table) => !tables.includes(table)));
  const named = others.flatMap((each) => each.entries).filter((entry) => !known.has(whoOf(entry)));
  const entries = [...found, ...named];
  return { report: { kind, title: titleOf(layout), zone, dateOrder: order, entries, problems }, asked };
}

function notRead(rows: readonly CutRow[]): AttendanceReading {
  const asked = askedOfRows(rows);
  if (asked === undefined) return { refusal: { code: "not-a-report", message: notAReport } };
  return { refusal: unknownColumns(asked), asked };
}

/** Why a table was not read whose headers are in words nobody here knows. */
export function unknownColumns(asked: AskedColumns): AttendanceRefusal {
  const message = "It is not sure what the columns of this table hold, so nothing was read.";
  return { code: "unknown-columns", message, asked };
}

const notAReport =
  "This is no attendance report that Carrel knows. It reads those of Zoom, Teams, Webex, GoTo and Collaborate, and any table with a name or e-mail address and times or minutes.";

/** Nothing counts before somebody has seen what was taken for what, and said that it may. */
function assumedColumns({ columns, headerRow }: ReportTable): AttendanceProblem {
  const taken = Object.entries(takenFor).flatMap(([column, words]) => {
    // The keys of the table are columns.
    const at = columns.get(column as keyof typeof takenFor);
    return at === undefined ? [] : [`${words} is taken from “${headerRow.cells[at] ?? ""}”`];
  });
  return {
    row: headerRow.number,
    column: undefined,
    message: `The headers are in words that Carrel does not know. By what stands below them, ${taken.join(", ")}. If one of these is wrong, say what the columns hold.`,
    effect: "assumed",
  };
}

const takenFor = {
  name: "the name",
  email: "the e-mail address",
  join: "when people came",
  leave: "when people left",
  minutes: "how long people were there",
} as const satisfies Partial<Record<Column, string>>;

/** Teams tells of everyone twice: by joining and leaving, which is exact, and added up. Some stand in the second alone. */
function tablesToRead(kind: AttendanceKind, tables: readonly ReportTable[]): readonly ReportTable[] {
  if (kind !== "teams") return tables;
  const activities = tables.filter((table) => !isSpanTable(kind, table) && table.rows.length > 0);
  return activities.length > 0 ? activities : tables;
}

function whoOf({ standing, name, email }: AttendanceEntry): string {
  return email ?? `${standing === "caller" ? "caller" : ""}:${nameKey(name)}`;
}

function isSpanTable(kind: AttendanceKind, { columns, label }: ReportTable): boolean {
  return columns.has("firstJoin") || kind === "goto" || (kind === "teams" && label.startsWith("2."));
}

function tableReading(kind: AttendanceKind, table: ReportTable, dates: DateReading): TableReading {
  const isWebinar = kind === "zoom-webinar";
  const time = table.columns.get("join") ?? table.columns.get("firstJoin") ?? table.columns.get("timestamp");
  const zoneName = zoneNameOf(table.headerRow.cells[time ?? -1] ?? "");
  const zone = zoneName === undefined ? undefined : namedZone(zoneName);
  return {
    table,
    dates: { ...dates, zone: zone ?? dates.zone },
    isSpan: isSpanTable(kind, table),
    role: isWebinar ? roleByLabel(table.label) : undefined,
    isOfCallers: isWebinar && /^other attended/iu.test(table.label),
  };
}

function roleByLabel(label: string) {
  if (/^host/iu.test(label)) return "host";
  return /^panelist/iu.test(label) ? "presenter" : "attendee";
}

function readTable(reading: TableReading) {
  if (reading.table.columns.has("timestamp")) return readEventLog(reading);
  const read = reading.table.rows.map((row) => personRow(row, reading));
  return {
    entries: read.flatMap(({ entry }) => (entry === undefined ? [] : [entry])),
    problems: read.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
  };
}

const dateColumns: readonly Column[] = [
  "join",
  "leave",
  "firstJoin",
  "lastLeave",
  "timestamp",
  "registered",
  "created",
  "start",
  "end",
];

/** The dates one program wrote. Answers to a webinar's own questions are not among them: those are as people type. */
function datesOf({ tables, facts }: ReportLayout): readonly WrittenDate[] {
  const inTables = tables.flatMap((table) =>
    table.rows.flatMap((row) => dateColumns.map((column) => cellOf(row, table, column))),
  );
  const moments = [...inTables, ...facts.flatMap(({ cells }) => cells)].map((cell) =>
    cell === "" ? undefined : writtenMoment(cell)?.date,
  );
  const days = tables.flatMap((table) =>
    table.rows.map((row) => (needsDay(row, table) ? writtenDay(cellOf(row, table, "date")) : undefined)),
  );
  return [...moments, ...days].flatMap((date) => date ?? []);
}

/** What the meeting was called: beside or below the word for it. */
function titleOf({ tables, facts }: ReportLayout): string | undefined {
  for (const [at, { cells }] of facts.entries()) {
    const place = cells.findIndex((cell) => columnOf(cell) === "title");
    if (place === -1) continue;
    const beside = cells[place + 1] ?? "";
    // Two headers side by side are no title and what it is.
    const isBeside = cells.filter((cell) => cell !== "").length === 2 && columnOf(beside) === undefined;
    return (isBeside ? beside : facts[at + 1]?.cells[place]) || undefined;
  }
  const [table] = tables;
  const [first] = table?.rows ?? [];
  return table === undefined || first === undefined ? undefined : cellOf(first, table, "title") || undefined;
}
