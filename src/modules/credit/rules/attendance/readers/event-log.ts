import type { AttendanceEntry, AttendanceProblem } from "../attendance.ts";
import { headerWords } from "./column-words.ts";
import type { CutRow } from "./cut-rows.ts";
import { instantsOf } from "./date-reader.ts";
import { personRow, type TableReading } from "./person-row.ts";
import { cellOf, problemOf } from "./row-cells.ts";
import { writtenMoment } from "./written-moment.ts";

/** What a log of comings and goings comes to. */
export interface EventLog {
  readonly entries: readonly AttendanceEntry[];
  readonly problems: readonly AttendanceProblem[];
}

interface LogEvent {
  readonly row: CutRow;
  readonly isJoin: boolean;
  readonly at: number;
}

const joinWords = /^(?:joined(?: before)?|beigetreten|se unio|a rejoint|entrou|dolaczyl\w*|参加済み)/u;
const leaveWords = /^(?:left|verlassen|salio|a quitte|saiu|opuscil\w*|退出済み)/u;

/**
 * Pairs the rows of a log that has one for each joining and each leaving, as Teams wrote them before 2021 and for live
 * events. A joining without its leaving says nothing of how long, and is left out with a problem.
 */
export function readEventLog(reading: TableReading): EventLog {
  const problems: AttendanceProblem[] = [];
  const byPerson = new Map<string, LogEvent[]>();
  for (const row of reading.table.rows) {
    const event = eventOf(row, reading);
    if ("message" in event) problems.push(event);
    else {
      const key = [
        cellOf(row, reading.table, "participantId"),
        cellOf(row, reading.table, "email"),
        cellOf(row, reading.table, "name"),
      ].join("\n");
      byPerson.set(key, [...(byPerson.get(key) ?? []), event]);
    }
  }
  const entries = [...byPerson.values()].flatMap((events) => entriesOf(events, reading, problems));
  return { entries: entries.toSorted((one, other) => one.row - other.row), problems };
}

function eventOf(row: CutRow, { table, dates }: TableReading): LogEvent | AttendanceProblem {
  const action = headerWords(cellOf(row, table, "action"));
  const header = (column: "action" | "timestamp") => table.headerRow.cells[table.columns.get(column) ?? -1];
  const isJoin = joinWords.test(action);
  if (!isJoin && !leaveWords.test(action))
    return problemOf(row, header("action"), "This is neither joining nor leaving; the row was left out.");
  const cell = cellOf(row, table, "timestamp");
  const moment = writtenMoment(cell);
  const [at] = moment === undefined ? [] : instantsOf(moment, dates);
  if (at === undefined)
    return problemOf(row, header("timestamp"), `“${cell.slice(0, 40)}” is no date and time.`);
  return { row, isJoin, at };
}

function entriesOf(
  events: readonly LogEvent[],
  reading: TableReading,
  problems: AttendanceProblem[],
): readonly AttendanceEntry[] {
  const sorted = events.toSorted(
    (one, other) => one.at - other.at || Number(one.isJoin) - Number(other.isJoin),
  );
  const entries: AttendanceEntry[] = [];
  let joined: LogEvent | undefined;
  for (const event of sorted) {
    const { entry } = personRow(event.row, reading);
    if (entry !== undefined && entry.standing !== "no-times") entries.push({ ...entry, interval: undefined });
    else if (entry !== undefined && !event.isJoin && joined !== undefined)
      entries.push({
        ...entry,
        row: joined.row.number,
        standing: "attended",
        interval: { start: joined.at, end: event.at },
      });
    else if (!event.isJoin)
      problems.push(
        problemOf(event.row, undefined, "Someone leaves here who was not there; the row was left out."),
      );
    // A second joining on another device begins nothing new.
    joined = event.isJoin ? (joined ?? event) : undefined;
  }
  if (joined !== undefined)
    problems.push(
      problemOf(joined.row, undefined, "There is no row for leaving after this; it counts for nothing."),
    );
  return entries;
}
