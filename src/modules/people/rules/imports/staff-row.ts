import type { RawRow } from "./branch-row.ts";
import { readDay, readEmail, readEmploymentClass, readRole, readShare, readText } from "./cell-values.ts";
import type { StaffColumn } from "./columns.ts";
import type { ReadRow, StaffFields } from "./plan.ts";
import { RowCells } from "./row-cells.ts";

/** What a row of a table says of a person and their position, and everything wrong with it. */
export function readStaffRow({ rowName, cells, columnNames }: RawRow<StaffColumn>): ReadRow<StaffFields> {
  const row = new RowCells(cells, columnNames);
  const fields: StaffFields = {
    name: nameOf(row),
    email: row.read("email", readEmail),
    employeeNumber: row.read("employeeNumber", (text) => readText(text, 60)),
    externalId: row.read("externalId", (text) => readText(text, 200)),
    branch: row.read("branch", (text) => readText(text, 200)),
    title: row.read("title", (text) => readText(text, 150)),
    role: row.read("role", readRole),
    employmentClass: row.read("employmentClass", readEmploymentClass),
    fullTimeHundredths: row.read("fullTime", readShare),
    startsOn: row.read("startsOn", readDay),
    endsOn: row.read("endsOn", readDay),
    supervisor: row.read("supervisor", (text) => readText(text, 200)),
  };
  if (fields.startsOn !== undefined && fields.endsOn !== undefined && fields.endsOn < fields.startsOn)
    row.complain("endsOn", "The last day is before the first.", `a day from ${fields.startsOn} on`);
  return {
    rowName,
    label: fields.name ?? fields.email ?? fields.employeeNumber ?? "(no name)",
    fields,
    problems: row.problems,
    columnNames,
  };
}

// `Alvarez, Rosa` in a column of names is the way payroll programs write them.
function nameOf(row: RowCells<StaffColumn>): string | undefined {
  const whole = row.read("name", (text) => readText(text, 150));
  const parts = [row.text("firstName"), row.text("lastName")].filter((part) => part !== undefined);
  if (whole === undefined) {
    const name = parts.join(" ");
    if (name.length <= 150) return name === "" ? undefined : name;
    row.complain("lastName", `The name has ${name.length} characters.`, "at most 150 characters");
    return undefined;
  }
  const inverted = /^([^,]{1,80}), ([^,]{1,80})$/u.exec(whole);
  return inverted === null ? whole : `${inverted[2] ?? ""} ${inverted[1] ?? ""}`;
}
