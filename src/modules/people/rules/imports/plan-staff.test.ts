import { expect, test } from "vitest";
import { planOrganisations } from "./plan-organisations.ts";
import { type KeptStaff, planStaff } from "./plan-staff.ts";
import type { Kept, OrganisationRow, PlannedRow, PositionRow, StaffRow } from "./plan.ts";
import { readImport } from "./read-import.ts";

const changedAt = "then";
const blank = {
  code: null,
  street: null,
  city: null,
  region: null,
  postalCode: null,
  latitude: null,
  longitude: null,
  zone: null,
  openingHours: null,
  changedAt,
};
const organisations: readonly Kept<OrganisationRow>[] = [
  { ...blank, id: "root", parentId: null, kind: "system", name: "Prairie" },
  { ...blank, id: "main", parentId: "root", kind: "branch", name: "Main" },
  { ...blank, id: "east", parentId: "root", kind: "branch", name: "East" },
];
const ana: Kept<StaffRow> = {
  id: "ana",
  name: "Ana Admin",
  email: "ana@prairie.example",
  employeeNumber: null,
  externalId: null,
  isActive: true,
  changedAt,
};
const administers: Kept<PositionRow> = {
  id: "administers",
  staffId: "ana",
  organisationId: "root",
  title: "",
  role: "administrator",
  employmentClass: "regular",
  fullTimeHundredths: 100,
  startsOn: "2026-11-01",
  endsOn: null,
  supervisorId: null,
  changedAt,
};
const directs: Kept<PositionRow> = {
  ...administers,
  id: "directs",
  organisationId: "main",
  title: "Director",
  role: "director",
};
const onlyAna: KeptStaff = { staff: [ana], positions: [administers] };

test("whoever set the library up stays its administrator when its list of staff says where they work", async () => {
  const [row] = await planned(onlyAna, "ana@prairie.example,Ana Admin,Main,director,2020-01-05,");

  expect(row?.changes.slice(0, 3)).toEqual([
    { field: "another position", after: "Main" },
    { field: "role", after: "director" },
    { field: "employment class", after: "regular" },
  ]);
  expect(row?.writes?.positions?.map(({ organisationId, role }) => [organisationId, role])).toEqual([
    ["main", "director"],
  ]);
});

test("the same list again changes nothing, and a later one moves what is not to administer", async () => {
  const kept = { staff: [ana], positions: [administers, directs] };

  const again = await planned(kept, "ana@prairie.example,Ana Admin,Main,director,,");
  const later = await planned(kept, "ana@prairie.example,Ana Admin,East,,,");

  expect(again.map(({ outcome }) => outcome)).toEqual(["unchanged"]);
  expect(
    later[0]?.writes?.positions?.map(({ id, organisationId, endsOn }) => [id, organisationId, endsOn]),
  ).toEqual([
    ["directs", "main", "2026-11-22"],
    ["new 1", "east", null],
  ]);
});

test("a row does not end what an administrator may do", async () => {
  const [row] = await planned(onlyAna, "ana@prairie.example,Ana Admin,Prairie,,,2026-11-30");

  expect([row?.outcome, row?.problems.map(({ column, wrong }) => [column, wrong])]).toEqual([
    "bad",
    [["Last day", "This would end what an administrator may do."]],
  ]);
});

test("two people with one address in a list do not become one", async () => {
  const rows = await planned(
    onlyAna,
    "east@prairie.example,Lee Learner,East,,,",
    "east@prairie.example,Dup Two,East,,,",
    "east@prairie.example,Lee Learner,Main,,,",
  );

  expect(rows.map(({ label, outcome }) => [label, outcome])).toEqual([
    ["Lee Learner", "new"],
    ["Dup Two", "bad"],
    ["Lee Learner", "new"],
    ["Ana Admin", "missing"],
  ]);
  expect(rows[1]?.problems).toEqual([
    {
      column: "Name",
      value: "Dup Two",
      wrong: "staff.csv, row 2 has the same e-mail address with “Lee Learner”.",
      right: "the same name and number in each row of one person, or an address and number of their own",
    },
  ]);
});

async function planned(kept: KeptStaff, ...lines: readonly string[]): Promise<readonly PlannedRow[]> {
  const text = ["E-mail,Name,Branch,Role,First day,Last day", ...lines].join("\n");
  const file = { name: "staff.csv", bytes: new TextEncoder().encode(text) };
  const { staff } = await readImport([file], { kind: "staff" }, "system");
  let made = 0;
  const tools = { newId: () => `new ${(made += 1)}`, locateZip: () => undefined, today: "2026-11-23" };
  const { places } = await planOrganisations(organisations, [], tools);
  return planStaff(kept, staff, places, tools);
}
