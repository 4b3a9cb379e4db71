import type { RecordSession } from "../../record.ts";
import { clocksIn } from "../moments/clock-text.ts";
import { type Moment, readMoment } from "../moments/moment.ts";
import { buildSession } from "../moments/session.ts";
import { type Span, readSpan } from "../moments/span.ts";
import { lengthMinutes } from "../moments/length-text.ts";
import { zoneInWords, zoneNamed } from "../moments/zone-words.ts";
import { clockCell, serialDate } from "./cell-numbers.ts";
import type { ColumnRole } from "./column-roles.ts";
import { type RowCells, type RowReading, statusOf } from "./row-cells.ts";

export interface RowSession {
  readonly session?: RecordSession;
  readonly warnings: readonly string[];
  /** The cell that keeps the row from being read. */
  readonly failure?: { readonly role: ColumnRole; readonly message: string };
}

/** The session of a row from its date and time cells, together or apart; none when the row has no date at all. */
export function rowSession(given: RowCells, reading: RowReading): RowSession {
  const { start: written, startTime } = given;
  const { cells, doubts } = withNumbersRead(given, reading);
  if (written === undefined)
    return { warnings: startTime === undefined ? [] : ["It has a time but no date."] };
  const span = readSpan(
    cells.start ?? written,
    reading.isDayFirst === undefined ? {} : { isDayFirst: reading.isDayFirst },
  );
  if (span === undefined) return failed("start", `"${written.slice(0, 60)}" is not understood as a date.`);
  const timed = withTimes(span, cells, reading);
  if ("failure" in timed) return timed;
  const minutes = lengthMinutes(cells.duration);
  const zone = zoneOfRow(cells) ?? reading.context.defaultZone;
  const built = buildSession(
    {
      ...timed.span,
      durationSeconds: minutes === undefined ? undefined : minutes * 60,
      status: statusOf(cells),
    },
    zone,
  );
  const original = [written, startTime, cells.zone].filter(Boolean).join(" ");
  return {
    session: { ...built.session, original },
    warnings: [...doubts, ...timed.warnings, ...built.warnings],
  };
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

type Failed = RowSession & { readonly failure: NonNullable<RowSession["failure"]> };

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
  const options = reading.isDayFirst === undefined ? {} : { isDayFirst: reading.isDayFirst };
  const end = readMoment(cells.end, options);
  if (end === undefined) {
    const bare = clocksIn(cells.end)[0]?.seconds;
    return bare === undefined ? "unread" : onSameDay(start, bare);
  }
  return end.seconds === undefined && clock !== undefined ? { ...end, seconds: clock } : end;
}

/** A time on the day of the start, or on the next when it is earlier. */
function onSameDay(start: Moment, seconds: number): Moment {
  const isOvernight = start.seconds !== undefined && seconds < start.seconds;
  return { ...start, day: start.day + (isOvernight ? 1 : 0), seconds, doubts: [] };
}

function wholeDays(span: Span, cells: RowCells): Span {
  const end = cells.end === undefined ? span.end : readMoment(cells.end);
  const { seconds: _start, ...start } = span.start;
  if (end === undefined) return { start };
  const { seconds, ...endDay } = end;
  // Midnight after the last day is how calendars write the end of whole days.
  const isNextDay = seconds === 0 && end.day > start.day;
  return { start, end: isNextDay ? { ...endDay, day: end.day - 1 } : endDay };
}

function zoneOfRow(cells: RowCells): string | undefined {
  return cells.zone === undefined ? undefined : zoneNamed(cells.zone);
}
