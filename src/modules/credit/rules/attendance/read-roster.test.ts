import { expect, test } from "vitest";
import { readRoster } from "./read-roster.ts";

const bytesOf = (...lines: readonly string[]) => new TextEncoder().encode(lines.join("\n"));

test("a roster is read by login, with names in one column or two", async () => {
  expect(
    await readRoster(
      bytesOf(
        "Login,First name,Last name,E-mail",
        "east@b.example,Ana,Example,ana@b.example",
        "west@b.example,Ben,Sample,",
        ",Cleo,,",
        "east@b.example,,,dora@b.example",
      ),
      undefined,
    ),
  ).toEqual({
    rosters: [
      {
        login: "east@b.example",
        members: [
          { name: "Ana Example", email: "ana@b.example" },
          { name: "", email: "dora@b.example" },
        ],
      },
      { login: "west@b.example", members: [{ name: "Ben Sample", email: undefined }] },
    ],
  });
});

test("a roster without a column for the login needs one to be given", async () => {
  const roster = bytesOf("Who was there", "Name", "Ana");

  expect(await readRoster(roster, undefined)).toEqual({
    wrong: "The roster has no column Login: add one, or say with --login through whom they watched.",
  });
  expect(await readRoster(roster, "East")).toEqual({
    rosters: [{ login: "East", members: [{ name: "Ana", email: undefined }] }],
  });
});

test.for([
  [bytesOf("Ana", "Ben"), "The roster needs a first row that names its columns: Login, Name, Email."],
  [bytesOf("Login,Name,Email", "East,,"), "The roster names nobody."],
  [bytesOf("%PDF-1.7"), "This is a PDF, not a table. Save the table as CSV or Excel workbook (.xlsx)."],
] as const)("a roster that cannot be used is told why", async ([bytes, wrong]) => {
  expect(await readRoster(bytes, "East")).toEqual({ wrong });
});
