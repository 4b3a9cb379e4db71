import { type MinuteSpan, writeDayHours } from "#platform/time";
import type { Shift } from "../staff.ts";
import { dayAfter, weekdayNamed } from "./day-names.ts";
import { addToWeek, type Gathered } from "./gathered.ts";
import type { NamedCells } from "./named-cells.ts";
import { rowTimes } from "./row-times.ts";
import type { CellProblem, KnownNames } from "./schedule-reading.ts";
import { readShiftCell } from "./shift-cell.ts";

type Person = KnownNames["staff"][number];

/** Reads one shift; gives the problem when any of its cells cannot be read, and gathers nothing then. */
export function readShiftRow(
  cells: NamedCells,
  person: Person,
  { known, gathered }: { readonly known: KnownNames; readonly gathered: Gathered },
): CellProblem | undefined {
  const times = rowTimes(cells);
  const timeColumn = cells.text("start") === "" ? "hours" : "start";
  if (times === undefined)
    return cells.problem(timeColumn, "Write when the shift begins and ends, as 9:00 and 17:00.");
  const [today, nextDay] = times.spans;
  const first = shiftsIn(today, person, { cells, known });
  if ("message" in first) return first;
  const second =
    nextDay === undefined ? [] : shiftsIn(nextDay, person, { cells, known, isWithoutBreak: true });
  if ("message" in second) return second;
  if (times.date !== undefined) {
    for (const shift of first) gathered.shifts.push({ staffId: person.id, date: times.date, shift });
    for (const shift of second)
      gathered.shifts.push({ staffId: person.id, date: dayAfter(times.date), shift });
    return undefined;
  }
  const weekday = weekdayNamed(cells.text("day"));
  if (weekday === undefined)
    return cells.problem(
      cells.text("date") === "" ? "day" : "date",
      "Write a weekday, or a date with its year.",
    );
  const week =
    cells.text("week") === "" ? 1 : Number(/^(?:week\s*)?(\d{1,2})$/iu.exec(cells.text("week"))?.[1] ?? 0);
  if (week < 1) return cells.problem("week", "Write the week of the rotation as a number from 1.");
  if (second.length > 0 && weekday === 6)
    return cells.problem(timeColumn, "Write work past midnight on a Sunday as two rows.");
  addToWeek(gathered, person.id, [week - 1, weekday], first);
  if (second.length > 0) addToWeek(gathered, person.id, [week - 1, weekday + 1], second);
  return undefined;
}

/** The shift of a span, with the place and the breaks that the row names. */
function shiftsIn(
  span: MinuteSpan,
  person: Person,
  {
    cells,
    known,
    isWithoutBreak = false,
  }: { readonly cells: NamedCells; readonly known: KnownNames; readonly isWithoutBreak?: boolean },
): readonly Shift[] | CellProblem {
  const breaks = isWithoutBreak || cells.text("breaks") === "" ? "" : `; break ${cells.text("breaks")}`;
  const reading = readShiftCell(
    `${writeDayHours([span])} ${placeWords(cells)}${breaks}`,
    person.homeBranchId,
    known,
  );
  if (reading.kind === "shifts") return reading.shifts;
  const column =
    breaks !== "" && placeWords(cells) === "" ? "breaks" : cells.text("desk") === "" ? "branch" : "desk";
  return cells.problem(column, reading.kind === "leave" ? "This is no desk." : reading.message);
}

function placeWords({ text }: NamedCells): string {
  const [desk, branch] = [text("desk"), text("branch")];
  if (desk === "" || branch === "") return desk === "" ? branch : desk;
  return `${desk} at ${branch}`;
}
