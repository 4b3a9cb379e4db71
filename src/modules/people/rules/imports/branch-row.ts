import type { OpeningHours } from "../organisation.ts";
import { openingHoursOf, readDayHours, readWeekHours, weekdays } from "../organisations/hours-text.ts";
import { readDegrees, readKind, readPostalCode, readRegion, readText, readZone } from "./cell-values.ts";
import { type BranchColumn, branchColumns } from "./columns.ts";
import type { BranchFields, ReadRow } from "./plan.ts";
import { RowCells } from "./row-cells.ts";

/** The cells of a row by what they hold, what their columns are called, and what the row is called. */
export interface RawRow<Column extends string> {
  readonly rowName: string;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  readonly columnNames: Readonly<Partial<Record<Column, string>>>;
}

/** What a row of a table says of a branch, and everything wrong with it. */
export function readBranchRow({ rowName, cells, columnNames }: RawRow<BranchColumn>): ReadRow<BranchFields> {
  const row = new RowCells(cells, columnNames);
  const longitude = row.read("longitude", (text) => readDegrees(text, 180));
  const latitude = row.read("latitude", (text) => readDegrees(text, 90));
  const hasPoint = latitude !== undefined && longitude !== undefined && (latitude !== 0 || longitude !== 0);
  if ((row.text("latitude") === undefined) !== (row.text("longitude") === undefined))
    row.complain(
      row.text("latitude") === undefined ? "latitude" : "longitude",
      "One of latitude and longitude is missing.",
      "both, or neither",
    );
  const fields: BranchFields = {
    code: row.read("code", (text) => readText(text, 60)),
    name: row.read("name", (text) => readText(text, 200)),
    kind: row.read("kind", readKind),
    parent: row.read("parent", (text) => readText(text, 200)),
    street: row.read("street", (text) => readText(text, 200)),
    city: row.read("city", (text) => readText(text, 100)),
    region: row.read("region", readRegion),
    postalCode: row.read("postalCode", readPostalCode),
    latitude: hasPoint ? latitude : undefined,
    longitude: hasPoint ? longitude : undefined,
    zone: row.read("zone", readZone),
    openingHours: hoursOf(row),
  };
  if (row.text("name") === undefined && row.text("code") === undefined)
    row.complain("name", "There is no name.", "what the branch is called");
  return {
    rowName,
    label: fields.name ?? fields.code ?? "(no name)",
    fields,
    problems: row.problems,
    columnNames,
  };
}

function hoursOf(row: RowCells<BranchColumn>): OpeningHours | undefined {
  const columns = weekdays.map((day) => day.toLowerCase() as keyof typeof branchColumns); // the days are columns
  if (columns.some((column) => row.text(column) !== undefined)) {
    const days = columns.map((column) => {
      const day = readDayHours(row.text(column) ?? "");
      if (day.problem !== undefined) row.complain(column, day.problem, "9-17, or 9:00–12:00, 13:00–17:00");
      return day.intervals ?? [];
    });
    return openingHoursOf(days);
  }
  const text = row.text("hours");
  if (text === undefined) return undefined;
  const week = readWeekHours(text);
  if (week.problem !== undefined) row.complain("hours", week.problem, "Mon-Thu 9-20; Fri 9-17; Sat 10-16");
  return week.hours;
}
