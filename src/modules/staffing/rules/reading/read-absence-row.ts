import { dateNamed, dayAfter, localMinuteNamed } from "./day-names.ts";
import type { Gathered } from "./gathered.ts";
import type { NamedCells } from "./named-cells.ts";
import type { CellProblem, KnownNames } from "./schedule-reading.ts";

/** Reads one time off, of hours or of whole days; gives the problem when it cannot be read. */
export function readAbsenceRow(
  cells: NamedCells,
  { id }: KnownNames["staff"][number],
  gathered: Gathered,
): CellProblem | undefined {
  const from = moment(cells, "start", cells.text("date"));
  const lastDay = cells.text("endDate") === "" ? cells.text("date") : cells.text("endDate");
  const to = moment(cells, "end", lastDay);
  if (from === undefined) return cells.problem("start", "Write when the time off begins, with the year.");
  if (to === undefined) return cells.problem("end", "Write when the time off ends, with the year.");
  const start = from.time ?? `${from.date}T00:00`;
  const end = to.time ?? `${dayAfter(to.date)}T00:00`;
  if (end <= start) return cells.problem("end", "The time off ends before it begins.");
  gathered.absences.push({ staffId: id, from: start, to: end });
  return undefined;
}

/** A date, and the minute when one is written; a date alone is the whole day. */
function moment(
  cells: NamedCells,
  role: "start" | "end",
  dateText: string,
): { readonly date: string; readonly time: string | undefined } | undefined {
  const text = cells.text(role);
  const whole = localMinuteNamed(text);
  if (whole !== undefined) return { date: whole.slice(0, 10), time: whole };
  const date = dateNamed(text === "" ? dateText : text) ?? dateNamed(dateText);
  if (date === undefined) return undefined;
  if (text === "" || dateNamed(text) !== undefined) return { date, time: undefined };
  const time = localMinuteNamed(`${date} ${text}`);
  return time === undefined ? undefined : { date, time };
}
