import type { RecordSession } from "../../record.ts";
import { clocksIn } from "../moments/clock-text.ts";
import { type Moment, readMoment } from "../moments/moment.ts";
import { buildSession } from "../moments/session.ts";
import { isOvernight, type Span, readSpan } from "../moments/span.ts";
import { lengthMinutes } from "../moments/length-text.ts";
import { zoneInWords, zoneNamed } from "../moments/zone-words.ts";
import { clockCell, serialDate } from "./cell-numbers.ts";
import { isOpenDate, readDateCell } from "./date-cell.ts";
import type { ColumnRole } from "./column-roles.ts";
import { type RowCells, type RowReading, statusOf } from "./row-cells.ts";

export interface RowSessions {
  /** In the order written; none when the row has no date at all. */
  readonly sessions: readonly RecordSession[];
  readonly warnings: readonly string[];
  /** The cell that keeps the row from being read. */
  readonly failure?: { readonly role: ColumnRole; readonly message: string };
}

/** The sessions of a row from its date and time cells, together or apart: one for each day that the cell lists. */
export function rowSessions(given: RowCells, reading: RowReading): RowSessions {
  const { start: written, startTime } = given;
  if (written === undefined)
    return { sessions: [], warnings: startTime === undefined ? [] : ["It has a time but no date."] };
  if (isOpenDate(written))
    return { sessions: [], warnings: [`"${written.slice(0, 60)}" names no day: it is listed without one.`] };
  const { cells, doubts } = withNumbersRead(given, reading);
  const { start = written } = cells;
  const listed = readDateCell(start, {
    now: reading.context.now,
    ...dayOrder(reading),
    years: reading.years,
  });
  const original = [written, startTime, given.zone].filter(Boolean).join(" ");
  const read = (listed?.texts ?? [start]).map((text) => sessionFrom(text, cells, reading));
  const failure = read.map((each) => each.failure).find((each) => each !== undefined);
  if (failure !== undefined) return { sessions: [], warnings: [], failure };
  return {
    sessions: read.flatMap(({ session }) => (session === undefined ? [] : [{ ...session, original }])),
    warnings: [...doubts, ...(listed?.doubts ?? []), ...read.flatMap(({ warnings }) => warnings)],
  };
}

interface OneSession {
  readonly session?: RecordSession;
  readonly warnings: readonly string[];
  readonly failure?: NonNullable<RowSessions["failure"]>;
}

function sessionFrom(text: string, cells: RowCells, reading: RowReading): OneSession {
  const span = readSpan(text, dayOrder(reading));
  if (span === undefined) return failed("start", `"${text.slice(0, 60)}" is not understood as a date.`);
  const timed = withTimes(span, cells, reading);
  if ("failure" in timed) return timed;
  const minutes = durationMinutes(cells, reading.headerOf);
  const built = buildSession(
    {
      ...timed.span,
      durationSeconds: minutes === undefined ? undefined : minutes * 60,
      status: statusOf(cells),
    },
    zoneOfRow(cells, reading) ?? reading.context.defaultZone,
  );
  return { session: built.session, warnings: [...timed.warnings, ...built.warnings] };
}

function dayOrder({ isDayFirst }: RowReading): { readonly isDayFirst?: boolean } {
  return isDayFirst === undefined ? {} : { isDayFirst };
}

/** A bare number is of the unit that the header names. */
export function durationMinutes(cells: RowCells, headerOf: RowReading["headerOf"]): number | undefined {
  const written = cells.duration?.trim() ?? "";
  const header = headerOf("duration");
  const unit = /\bmin/iu.test(header) ? "minutes" : /\b(?:hours?|hrs?)\b/iu.test(header) ? "hours" : "";
  return lengthMinutes(/^\d+(?:\.\d+)?$/u.test(written) ? `${written} ${unit}`.trim() : written);
}

/** The cells with numbers that are dates or times written as such, and what was doubtful in that. */
function withNumbersRead(
  cells: RowCells,
  { isFrom1904, isTwelveHour }: RowReading,
): { readonly cells: RowCells; readonly doubts: readonly string[] } {
  const doubts: string[] = [];
  const read = { ...cells };
  for (const role of ["start", "startTime", "end", "endTime"] as const) {
    const cell = cells[role];
    if (cell === undefined) continue;
    const { text, doubt } = serialDate(cell, isFrom1904) ?? clockCell(cell, isTwelveHour);
    read[role] = text;
    if (doubt !== undefined) doubts.push(doubt);
  }
  return { cells: read, doubts };
}

interface Timed {
  readonly span: Span;
  readonly warnings: readonly string[];
}

type Failed = OneSession & { readonly failure: NonNullable<RowSessions["failure"]> };

function failed(role: ColumnRole, message: string): Failed {
  return { warnings: [], failure: { role, message } };
}

function withTimes(span: Span, cells: RowCells, reading: RowReading): Timed | Failed {
  if (/^(?:true|yes|y|1)$/iu.test(cells.isAllDay ?? ""))
    return { span: wholeDays(span, cells), warnings: [] };
  const written = cells.startTime;
  const clocks = written === undefined ? [] : clocksIn(written);
  const warnings =
    written !== undefined && clocks.length === 0 && !/all day|tb[ad]/iu.test(written)
      ? [`The time "${written.slice(0, 60)}" was not understood.`]
      : [];
  const zone = written === undefined ? undefined : zoneInWords(written);
  const ownZone = zone === undefined ? {} : { zone };
  const first = span.start.seconds ?? clocks[0]?.seconds;
  const start = first === undefined ? span.start : { ...span.start, ...ownZone, seconds: first };
  const end = endOf({ ...span, start }, cells, reading);
  if (end === "unread")
    return failed("end", `"${(cells.end ?? "").slice(0, 60)}" is not understood as a date or time.`);
  const second = end === undefined ? clocks[1]?.seconds : undefined;
  if (end !== undefined) return { span: { start, end }, warnings };
  return { span: second === undefined ? { start } : { start, end: onSameDay(start, second) }, warnings };
}

function endOf(span: Span, cells: RowCells, reading: RowReading): Moment | undefined | "unread" {
  const { start } = span;
  const clock = cells.endTime === undefined ? undefined : clocksIn(cells.endTime)[0]?.seconds;
  if (cells.end === undefined) {
    if (clock === undefined) return span.end;
    return span.end === undefined ? onSameDay(start, clock) : { ...span.end, seconds: clock };
  }
  if (isOpenDate(cells.end)) return span.end;
  const dated = readDateCell(cells.end, {
    now: reading.context.now,
    ...dayOrder(reading),
    years: reading.years,
  });
  const end = readMoment(dated?.texts[0] ?? cells.end, dayOrder(reading));
  if (end === undefined) {
    const bare = clocksIn(cells.end)[0]?.seconds;
    return bare === undefined ? "unread" : onSameDay(start, bare);
  }
  return end.seconds === undefined && clock !== undefined ? { ...end, seconds: clock } : end;
}

/** A time on the day of the start, or on the next when it goes on overnight. */
function onSameDay(start: Moment, seconds: number): Moment {
  const isNextDay = start.seconds !== undefined && isOvernight(start.seconds, seconds);
  return { ...start, day: start.day + (isNextDay ? 1 : 0), seconds, doubts: [] };
}

function wholeDays(span: Span, cells: RowCells): Span {
  const end = cells.end === undefined ? span.end : readMoment(cells.end);
  const { seconds: _start, ...start } = span.start;
  if (end === undefined) return { start };
  const { seconds = clocksIn(cells.endTime ?? "")[0]?.seconds, ...endDay } = end;
  // Midnight after the last day is how calendars write the end of whole days.
  const isNextDay = seconds === 0 && end.day > start.day;
  return { start, end: isNextDay ? { ...endDay, day: end.day - 1 } : endDay };
}

/** By its own cell, else as the header of the times says: "Time (CT)". */
function zoneOfRow(cells: RowCells, { headerOf }: RowReading): string | undefined {
  if (cells.zone !== undefined) return zoneNamed(cells.zone);
  return zoneInWords(headerOf("startTime")) ?? zoneInWords(headerOf("start"));
}
