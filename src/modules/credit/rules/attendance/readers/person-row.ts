import type { AttendanceEntry, AttendanceProblem, AttendanceRole } from "../attendance.ts";
import { readShownName, type ShownName } from "../person-name.ts";
import { isBot, isCaller } from "../standing.ts";
import { headerWords } from "./column-words.ts";
import type { Column } from "./header-words.ts";
import type { CutRow } from "./cut-rows.ts";
import type { DateReading } from "./date-reader.ts";
import type { ReportTable } from "./report-tables.ts";
import { cellOf, problemOf } from "./row-cells.ts";
import { dayOfRow } from "./row-day.ts";
import { rowTimes } from "./row-times.ts";

/** What a row of people comes to: an entry, what is wrong with it, or both. */
export interface PersonRow {
  readonly entry?: AttendanceEntry | undefined;
  readonly problem?: AttendanceProblem | undefined;
}

/** How the rows of one table are read. */
export interface TableReading {
  readonly table: ReportTable;
  readonly dates: DateReading;
  readonly isSpan: boolean;
  /** The role of everyone in this table, unless a row says another. */
  readonly role: AttendanceRole | undefined;
  /** Where telephone callers are listed and nobody else. */
  readonly isOfCallers: boolean;
}

/** Reads one row of a table of people. */
export function personRow(row: CutRow, reading: TableReading): PersonRow {
  const { table } = reading;
  if (row.isBroken && row.cells.length !== table.headerRow.cells.length)
    return {
      problem: problemOf(
        row,
        undefined,
        "A quotation mark in this row has no partner; the row was left out.",
      ),
    };
  const cell = (column: Column) => cellOf(row, table, column);
  const person = personOf(cell, reading.role);
  if (person.name === "" && person.email === undefined)
    return {
      problem: problemOf(
        row,
        undefined,
        "There is neither a name nor an e-mail address; the row was left out.",
      ),
    };
  const day = dayOfRow(row, reading);
  if ("message" in day) return { problem: day };
  const times = rowTimes(
    {
      join: cell("join") || cell("firstJoin"),
      leave: cell("leave") || cell("lastLeave"),
      minutes: cell("minutes"),
      isSpan: reading.isSpan,
    },
    { ...reading.dates, ...day },
  );
  const { where, message, effect } = times.problem ?? {};
  const problem =
    message === undefined || effect === undefined
      ? undefined
      : { row: row.number, column: headerOf(table, where), message, effect };
  if (effect === "left-out") return { problem };
  const hasTimes = times.interval !== undefined || times.mostSeconds !== undefined;
  const standing = standingOf(cell, { ...person, hasTimes, isOfCallers: reading.isOfCallers });
  const isCalling = standing === "caller";
  const entry: AttendanceEntry = {
    row: row.number,
    standing,
    name: isCalling || isCaller(person.name) ? "" : person.name,
    originalName: isCalling ? undefined : person.originalName,
    email: isCalling ? undefined : person.email,
    role: person.role,
    interval: times.interval,
    mostSeconds: times.mostSeconds,
  };
  return { entry, problem };
}

type Cell = (column: Column) => string;

function headerOf(
  { columns, headerRow }: ReportTable,
  where: "join" | "leave" | "minutes" | undefined,
): string | undefined {
  const inSpan = { join: "firstJoin", leave: "lastLeave", minutes: "minutes" } as const;
  if (where === undefined) return undefined;
  const at = columns.get(where) ?? columns.get(inSpan[where]);
  return at === undefined ? undefined : headerRow.cells[at];
}

function personOf(cell: Cell, tableRole: AttendanceRole | undefined) {
  const shown = readShownName(cell("name") || `${cell("firstName")} ${cell("lastName")}`.trim());
  const written = cell("email").toLowerCase();
  const email = /^[^\s@,;<>]{1,64}@[^\s@,;<>]{1,190}$/u.test(written) ? written : undefined;
  return { ...namesOf(shown), email, role: roleOf(cell("role")) ?? shown.role ?? tableRole };
}

/** A name behind a number is the caller's; a number behind a name is not kept. */
function namesOf({ name, originalName }: ShownName): Pick<ShownName, "name" | "originalName"> {
  if (/^[-–—]*$/u.test(name)) return { name: "", originalName: undefined };
  if (originalName === undefined) return { name, originalName };
  if (isCaller(originalName)) return { name, originalName: undefined };
  return isCaller(name) ? { name: originalName, originalName: undefined } : { name, originalName };
}

const roleWords: readonly (readonly [RegExp, AttendanceRole])[] = [
  [/^(?:co-?)?(?:organi[sz]\w*|organisat\w*|host|owner|開催者)/iu, "host"],
  [
    /^(?:presenter|panelist|speaker|moderator|referent|relatore|moderador\w*|ponente|presentador\w*|présentateur|apresentador\w*|prezenter|発表者)/iu,
    "presenter",
  ],
  [/^(?:attendee|participant\w*|teilnehmer\w*|partecipante|asistente|uczestnik|出席者)/iu, "attendee"],
];

function roleOf(text: string): AttendanceRole | undefined {
  return roleWords.find(([pattern]) => pattern.test(text))?.[1];
}

interface Judged {
  readonly name: string;
  readonly email: string | undefined;
  readonly hasTimes: boolean;
  readonly isOfCallers: boolean;
}

function standingOf(cell: Cell, { name, email, hasTimes, isOfCallers }: Judged): AttendanceEntry["standing"] {
  if (email === undefined && (isOfCallers || isCaller(name))) return "caller";
  if (!hasTimes && isNo(cell("attended"))) return "no-show";
  if (isBot(name, email)) return "bot";
  if (isYes(cell("waitingRoom"))) return "waiting-room";
  return hasTimes ? "attended" : "no-times";
}

function isNo(text: string): boolean {
  return /^(?:no|non|nein|nao|nie|いいえ)$/u.test(headerWords(text));
}

function isYes(text: string): boolean {
  return /^(?:yes|si|oui|ja|sim|tak|はい)$/u.test(headerWords(text));
}
