import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readImport } from "./read-import.ts";

const table = "Name;E-Mail-Adresse;Zweigstelle\nZoë Müller;zoe@library.example;Süd\n";

test.for([
  ["UTF-8", new TextEncoder().encode(table)],
  ["UTF-8 with a mark", new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(table)])],
  ["UTF-16", new Uint8Array(Buffer.from(`\uFEFF${table}`, "utf16le"))],
  ["UTF-16 without a mark", new Uint8Array(Buffer.from(table, "utf16le"))],
  ["windows-1252", new Uint8Array(Buffer.from(table, "latin1"))],
] as const)("a table with semicolons is read in %s", async ([, bytes]) => {
  const { staff } = await readImport(
    [{ name: "staff.csv", bytes }],
    { kind: "staff", columns: { 1: "email", 2: "branch" } },
    "system",
  );

  expect(staff.map(({ fields }) => [fields.name, fields.email, fields.branch])).toEqual([
    ["Zoë Müller", "zoe@library.example", "Süd"],
  ]);
});

test("what a file holds is seen by its columns, under title lines, with tabs", async () => {
  const branches = await readTable("Our branches\n\nBranch name\tZIP\tMon\nEastside\t1234\t9-5\n");
  const staff = await readTable("First\tLast\tWork e-mail\nRosa\tAlvarez\tR@L.example.org\n");

  expect([
    branches.kind,
    branches.branches[0]?.fields.postalCode,
    branches.branches[0]?.fields.openingHours?.[0],
  ]).toEqual(["branches", "01234", [[540, 1020]]]);
  expect([staff.kind, staff.staff[0]?.fields.name, staff.staff[0]?.fields.email]).toEqual([
    "staff",
    "Rosa Alvarez",
    "r@l.example.org",
  ]);
});

test("a OneRoster export in a ZIP gives schools and staff, and never a student", async () => {
  const zip = zipSync({
    "export/manifest.csv": strToU8("propertyName,value\nmanifest.version,1.0\n"),
    "export/orgs.csv": strToU8(
      "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nd1,,,District,district,,\ns1,,,Elm School,school,,d1\n",
    ),
    "export/users.csv": strToU8(
      'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email\nu1,,,true,s1,teacher,rl,,Rosa,Lane,,77,rosa@d.example\nu2,,,true,s1,student,x,,Kid,Name,,,kid@d.example\nu3,tobedeleted,,true,s1,teacher,y,,Old,One,,,\nu4,,,false,"s1,d1",aide,z,,Ada,Bly,,,\n',
    ),
  });

  const { kind, branches, staff, findings } = await readImport(
    [{ name: "roster.zip", bytes: zip }],
    {},
    "district",
  );

  expect(kind).toBe("oneroster");
  expect(branches.map(({ fields }) => [fields.code, fields.name, fields.kind, fields.parent])).toEqual([
    ["s1", "Elm School", "school", undefined],
  ]);
  expect(
    staff.map(({ rowName, fields }) => [rowName, fields.name, fields.title, fields.branch, fields.isActive]),
  ).toEqual([
    ["users.csv, row 2", "Rosa Lane", "Teacher", "s1", true],
    ["users.csv, row 5", "Ada Bly", "Aide", "s1", false],
    ["users.csv, row 5", "Ada Bly", "Aide", undefined, false],
  ]);
  expect(findings.leftOut).toEqual([
    { what: "districts and states, which are your system itself", count: 1 },
    { what: "students", count: 1 },
    { what: "deleted rows", count: 1 },
  ]);
  expect(JSON.stringify(staff)).not.toContain("kid@d.example");
});

test("roles of their own table, as version 1.2 has them, are joined to their people", async () => {
  const files = {
    "orgs.csv": "sourcedId,name,type\ns1,Elm School,school\n",
    "users.csv": "sourcedId,enabledUser,givenName,familyName\nu1,true,Rosa,Lane\nu2,true,Kid,Name\n",
    "roles.csv":
      "sourcedId,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\nr1,u1,primary,principal,2026-08-01,,s1\nr2,u2,primary,student,,,s1\n",
  };

  const { staff, findings } = await readImport(
    Object.entries(files).map(([name, text]) => ({ name, bytes: strToU8(text) })),
    {},
    "district",
  );

  expect(staff.map(({ fields }) => [fields.name, fields.title, fields.startsOn])).toEqual([
    ["Rosa Lane", "Principal", "2026-08-01"],
  ]);
  expect(findings.leftOut).toEqual([{ what: "students", count: 1 }]);
});

test.for([
  ["an empty file", new Uint8Array()],
  ["a damaged ZIP", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])],
  ["headers alone", strToU8("Name,E-mail\n")],
  ["zeros", new Uint8Array(5000)],
] as const)("%s is told in a sentence", async ([, bytes]) => {
  const { staff, branches, findings } = await readImport([{ name: "odd.csv", bytes }], {}, "system");

  expect([staff.length, branches.length, findings.problems.length]).toEqual([0, 0, 1]);
});

function readTable(text: string) {
  return readImport([{ name: "table.csv", bytes: strToU8(text) }], {}, "system");
}
