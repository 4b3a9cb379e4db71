import type { Sheet } from "#platform/spreadsheet";
import { readBranchRow } from "./branch-row.ts";
import type { BranchFields, ReadRow, StaffFields } from "./plan.ts";
import type { LeftOut } from "./run.ts";
import { readStaffRow } from "./staff-row.ts";
import { standardRows } from "./table.ts";

/** The tables of an export, by their names without `.csv`, in lower case. */
export type RosterTables = ReadonlyMap<string, Sheet>;

/** What an export says of schools and staff; students and families are never read further than their role. */
export interface Roster {
  readonly branches: readonly ReadRow<BranchFields>[];
  readonly staff: readonly ReadRow<StaffFields>[];
  readonly leftOut: readonly LeftOut[];
  readonly problems: readonly string[];
  readonly rowCount: number;
}

/** What the standard calls people who work there, and what we call their position. */
const staffRoles: ReadonlyMap<string, string> = new Map([
  ["teacher", "Teacher"],
  ["aide", "Aide"],
  ["administrator", "Administrator"],
  ["proctor", "Proctor"],
  ["counselor", "Counselor"],
  ["principal", "Principal"],
  ["districtadministrator", "District administrator"],
  ["siteadministrator", "Site administrator"],
  ["systemadministrator", "System administrator"],
]);

type Cells = ReadonlyMap<string, string>;

/**
 * Reads a OneRoster CSV export, version 1.1 (roles in users.csv) or 1.2 (roles in roles.csv).
 *
 * Districts and states in it are the tenant itself. Roles there give no rights here: everyone comes as a learner.
 *
 * @see https://www.imsglobal.org/oneroster-v11-final-csv-tables
 */
export function readRoster(tables: RosterTables): Roster {
  const problems = ["orgs", "users"].flatMap((name) =>
    tables.has(name) ? [] : [`The export has no ${name}.csv.`],
  );
  const orgs = rowsOf(tables, "orgs");
  const leftOut = new Map<string, number>();
  const leave = (what: string) => void leftOut.set(what, (leftOut.get(what) ?? 0) + 1);
  const tops = new Set(
    orgs.filter(({ cells }) => !isPlace(cells)).map(({ cells }) => cells.get("sourcedid") ?? ""),
  );
  const branches = orgs.flatMap(({ number, cells }) => {
    if (isDeleted(cells)) return leave("deleted rows");
    if (!isPlace(cells)) return leave("districts and states, which are your system itself");
    return [branchOf(number, cells, tops)];
  });
  const users = rowsOf(tables, "users");
  const placesByUser = placesIn(tables, tops);
  const staff = users.flatMap(({ number, cells }) => {
    if (isDeleted(cells)) return leave("deleted rows");
    const places = placesByUser?.get(cells.get("sourcedid") ?? "") ?? placesOfUser(cells, tops);
    const worked = places.filter(({ role }) => staffRoles.has(role));
    if (worked.length === 0)
      return leave(places.some(({ role }) => role === "student") ? "students" : "families and others");
    return worked.map((place) => personOf(number, cells, place));
  });
  return {
    branches: branches.filter((row) => row !== undefined),
    staff: staff.filter((row) => row !== undefined),
    leftOut: [...leftOut].map(([what, count]) => ({ what, count })),
    problems,
    rowCount: orgs.length + users.length,
  };
}

interface WorkPlace {
  readonly role: string;
  /** Absent for the top itself. */
  readonly place: string | undefined;
  readonly startsOn?: string | undefined;
  readonly endsOn?: string | undefined;
}

function rowsOf(tables: RosterTables, name: string) {
  const sheet = tables.get(name);
  return sheet === undefined ? [] : standardRows(sheet);
}

function isDeleted(cells: Cells): boolean {
  return cells.get("status")?.toLowerCase() === "tobedeleted";
}

function isPlace(cells: Cells): boolean {
  return ["school", "department"].includes(cells.get("type")?.toLowerCase() ?? "");
}

function branchOf(number: number, cells: Cells, tops: ReadonlySet<string>): ReadRow<BranchFields> {
  const parent = cells.get("parentsourcedid") ?? "";
  return readBranchRow({
    rowName: `orgs.csv, row ${number}`,
    cells: {
      code: cells.get("sourcedid") ?? "",
      name: cells.get("name") ?? "",
      kind: cells.get("type") ?? "",
      parent: tops.has(parent) ? "" : parent,
    },
    columnNames: { code: "sourcedId", name: "name", kind: "type", parent: "parentSourcedId" },
  });
}

/** Version 1.2 lists roles in a table of their own. */
function placesIn(
  tables: RosterTables,
  tops: ReadonlySet<string>,
): ReadonlyMap<string, readonly WorkPlace[]> | undefined {
  if (!tables.has("roles")) return undefined;
  const found = new Map<string, WorkPlace[]>();
  for (const { cells } of rowsOf(tables, "roles")) {
    if (isDeleted(cells)) continue;
    const org = cells.get("orgsourcedid") ?? "";
    const user = cells.get("usersourcedid") ?? "";
    const place = {
      role: roleOf(cells),
      place: org === "" || tops.has(org) ? undefined : org,
      startsOn: cells.get("begindate"),
      endsOn: cells.get("enddate"),
    };
    found.set(user, [...(found.get(user) ?? []), place]);
  }
  return found;
}

function placesOfUser(cells: Cells, tops: ReadonlySet<string>): readonly WorkPlace[] {
  const listed = (cells.get("orgsourcedids") ?? cells.get("primaryorgsourcedid") ?? "").split(",");
  const places = listed.map((each) => each.trim()).filter((each) => each !== "");
  const role = roleOf(cells);
  if (places.length === 0) return [{ role, place: undefined }];
  return places.map((place) => ({ role, place: tops.has(place) ? undefined : place }));
}

function roleOf(cells: Cells): string {
  return (cells.get("role") ?? "").toLowerCase().replaceAll(/[^a-z]/gu, "");
}

function personOf(
  number: number,
  cells: Cells,
  { role, place, startsOn, endsOn }: WorkPlace,
): ReadRow<StaffFields> {
  const read = readStaffRow({
    rowName: `users.csv, row ${number}`,
    cells: {
      firstName: cells.get("preferredgivenname") || (cells.get("givenname") ?? ""),
      lastName: cells.get("preferredfamilyname") || (cells.get("familyname") ?? ""),
      email: cells.get("email") ?? "",
      employeeNumber: cells.get("identifier") ?? "",
      externalId: cells.get("sourcedid") ?? "",
      branch: place ?? "",
      title: staffRoles.get(role) ?? "",
      startsOn: startsOn ?? "",
      endsOn: endsOn ?? "",
    },
    columnNames: {
      firstName: "givenName",
      lastName: "familyName",
      email: "email",
      employeeNumber: "identifier",
      externalId: "sourcedId",
      branch: "orgSourcedIds",
      title: "role",
    },
  });
  const isActive = !/^(?:false|0|no)$/iu.test(cells.get("enableduser") ?? "");
  return { ...read, fields: { ...read.fields, isActive } };
}
