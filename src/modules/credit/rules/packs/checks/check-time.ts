import type { Cycle, Unit } from "../pack.ts";
import { isAbove } from "../reading/amount.ts";
import { type Note, noteWithin } from "./notes.ts";
import type { PartlyVersion } from "./partly-version.ts";

/** Cycle, unit, proration and what needs them. */
export function checkTime(version: PartlyVersion, note: Note): void {
  if (version.cycle !== undefined) checkCycle(version.cycle, noteWithin(note, ["cycle"]));
  if (version.unit !== undefined) checkUnit(version.unit, noteWithin(note, ["unit"]));
  const rows = version.proration?.by.kind === "table" ? version.proration.by.rows : [];
  noteFalling(
    rows.map(({ belowMonths }) => belowMonths),
    "belowMonths",
    noteWithin(note, ["proration", "by", "rows"]),
  );
}

/** Notes what has no sense without a cycle; only for a version whose cycle was left out, not one that is broken. */
export function checkWithoutCycle(version: PartlyVersion, note: Note): void {
  for (const field of ["carryOver", "proration", "renewal"] as const)
    if (version[field] !== undefined) note([field], "This needs a cycle, and this version has none");
}

function checkCycle({ months, anchor, ends }: Cycle, note: Note): void {
  if (anchor.kind === "fixed date" && anchor.day > (monthLengths[anchor.month - 1] ?? 31))
    note(["anchor", "day"], `Month ${anchor.month} has no day ${anchor.day}`);
  const isPersonal = anchor.kind === "issue date" || anchor.kind === "birth month";
  if (!isPersonal && months % 12 !== 0 && 12 % months !== 0)
    note(
      ["months"],
      "A cycle that ends on one day of the year lasts whole years (12, 24, 36…) or a part that fits into one (6, 3)",
    );
  const isFree = anchor.kind === "issue date" || (anchor.kind === "birth month" && ends === "end of month");
  if (!isFree && ends !== "day before anniversary")
    note(
      ["ends"],
      "Only a cycle from the date of issue, or of birth, can end otherwise than on the day before",
    );
}

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function checkUnit({ rounding }: Unit, note: Note): void {
  if (rounding === undefined) return;
  if (rounding.how !== "table") {
    if (rounding.step.numerator === 0n) note(["rounding", "step"], "A step is above nought");
    return;
  }
  const { rows, repeatsAfter } = rounding;
  const noteRows = noteWithin(note, ["rounding", "rows"]);
  noteFalling(
    rows.map(({ fromMinutes }) => fromMinutes),
    "fromMinutes",
    noteRows,
  );
  for (const [place, row] of rows.entries()) {
    const before = rows[place - 1];
    if (before !== undefined && isAbove(before.units, row.units))
      noteRows([place, "units"], "More minutes cannot be worth less than fewer");
  }
  if (repeatsAfter !== undefined && !rows.some(({ fromMinutes }) => fromMinutes <= repeatsAfter))
    note(["rounding", "repeatsAfter"], "No row of the table says what so many minutes are worth");
}

function noteFalling(numbers: readonly number[], field: string, note: Note): void {
  for (const [place, number] of numbers.entries())
    if (place > 0 && number <= (numbers[place - 1] ?? 0))
      note([place, field], "Put the rows in rising order");
}
