import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import type { ReadContext } from "../../record.ts";
import { clockCell, isMilitary, isTwelveHour, serialDate } from "./cell-numbers.ts";
import { readTable } from "./read-table.ts";

const context: ReadContext = { defaultZone: "America/New_York", now: "2026-11-21T12:00:00Z" };

test.each([
  ["46359", false, "2026-12-03"],
  ["46359.75", false, "2026-12-03T18:00:00"],
  ["46359,583333333336", false, "2026-12-03T14:00:00"],
  ["46359.999999999", false, "2026-12-04"],
  ["44897", true, "2026-12-03"],
  ["36526", false, "2000-01-01"],
  ["73050", false, "2099-12-31"],
  ["36525", false, undefined],
  ["73051", false, undefined],
  ["2026", false, undefined],
  ["463590", false, undefined],
  ["-46359", false, undefined],
])("the number %s, from 1904 %s, is the day %s", (cell, isFrom1904, text) => {
  expect(serialDate(cell, isFrom1904)?.text).toBe(text);
});

test("a number that may be a day, a month and a year without signs is told as well", () => {
  expect(serialDate("50326")).toEqual({
    text: "2037-10-13",
    doubt: '"50326" was read as day 2037-10-13 of a spreadsheet, not as 5/03/26',
  });
});

test.each([
  ["1400", "14:00"],
  ["900", "9:00"],
  ["0930", "09:30"],
  ["1830", "18:30"],
  ["1400-1530", "14:00-15:30"],
  ["0900 to 1130 hrs", "09:00 to 11:30"],
  ["1400 ET", "14:00 ET"],
  ["0.75", "18:00:00"],
  [".5", "12:00:00"],
  ["2p", "2 pm"],
  ["10a - 2:30p", "10 am - 2:30 pm"],
  ["1475", "1475"],
  ["2500", "2500"],
  ["60", "60"],
  ["1200 Main", "1200 Main"],
  ["2:00 PM", "2:00 PM"],
])("%s in a column of times is %s", (cell, text) => {
  expect(clockCell(cell, false)).toEqual({ text });
});

test("a time to the odd minute may be something else, and is told", () => {
  expect(clockCell("2026", false)).toEqual({ text: "20:26", doubt: '"2026" was read as the time 20:26' });
  expect(["2026", "2575", "12", "14:00", "1200 Main"].map(isMilitary)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("hours before seven are those of the afternoon where no cell says otherwise", () => {
  expect(isTwelveHour(["10:00", "1:30", "130"])).toBe(true);
  expect(isTwelveHour(["10:00", "1:30", "13:00"])).toBe(false);
  expect(isTwelveHour(["9:00", "11:00"])).toBe(false);
  expect(isTwelveHour(["01:30", "2:00"])).toBe(false);
  expect(isTwelveHour(["1:30", "2 pm"])).toBe(false);
  expect(clockCell("1:30-2:45", true)).toEqual({
    text: "13:30-14:45",
    doubt: '"1:30-2:45" does not say morning or afternoon: the afternoon was taken',
  });
});

function csv(...lines: string[]): Uint8Array {
  return strToU8(lines.join("\n"));
}

async function times(bytes: Uint8Array): Promise<unknown> {
  const { records, problems } = await readTable(bytes, {}, context);
  const read = records.map(({ title, sessions, warnings }) => [
    title,
    sessions[0]?.start,
    sessions[0]?.end,
    ...warnings,
  ]);
  return [...read, ...problems.map(({ where, message }) => [where, message])];
}

test("military times beside a date are read, whatever their columns are called", async () => {
  expect(await times(csv("Title,Date,Start,End", "A,2026-12-03,1400,1530", "B,2026-12-04,900,1000"))).toEqual(
    [
      ["A", "2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z"],
      ["B", "2026-12-04T14:00:00Z", "2026-12-04T15:00:00Z"],
    ],
  );
  expect(await times(csv("Title,Date,Time", "A,2026-12-03,1400-1530", "B,2026-12-04,0930"))).toEqual([
    ["A", "2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z"],
    ["B", "2026-12-04T14:30:00Z", undefined],
  ]);
  expect(await times(csv("Title,Date", "A,12/3/2026 1400", "B,12/14/2026 0930"))).toEqual([
    ["A", "2026-12-03T19:00:00Z", undefined],
    ["B", "2026-12-14T14:30:00Z", undefined],
  ]);
});

test("days of a spreadsheet are read in columns called dates, and nowhere else", async () => {
  expect(await times(csv("Title,Date,Zip", "A,46359,46360", "B,46360.75,46361"))).toEqual([
    ["A", "2026-12-03", "2026-12-03"],
    ["B", "2026-12-04T23:00:00Z", undefined],
  ]);
  expect(await times(csv("Title,Mystery", "A,46359", "B,46360"))).toEqual([
    ["A", undefined, undefined],
    ["B", undefined, undefined],
    ["table", "No column seems to hold a date; the rows were read without dates."],
    [
      "table",
      "None of its 2 rows has a date, a price, credit or a length of time, nor a web address. This may be a list of something else than learning.",
    ],
  ]);
});

test("times on a clock's face are told to be taken for the afternoon", async () => {
  expect(
    await times(csv("Title,Date,Start,End", "A,2026-12-03,11:00,1:00", "B,2026-12-04,1:30,3:00")),
  ).toEqual([
    [
      "A",
      "2026-12-03T16:00:00Z",
      "2026-12-03T18:00:00Z",
      '"1:00" does not say morning or afternoon: the afternoon was taken',
    ],
    [
      "B",
      "2026-12-04T18:30:00Z",
      "2026-12-04T20:00:00Z",
      '"1:30" does not say morning or afternoon: the afternoon was taken',
      '"3:00" does not say morning or afternoon: the afternoon was taken',
    ],
  ]);
});

/** A workbook with a title, a day, a time in the format of one (style 1) and a day in one. */
function workbook(head: string, days: readonly [string, string]): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const text = (cell: string, words: string): string =>
    `<c r="${cell}" t="inlineStr"><is><t>${words}</t></is></c>`;
  const headers = `<row r="1">${text("A1", "Title")}${text("B1", "Date")}${text("C1", "Time")}${text("D1", "End")}</row>`;
  const row = `<row r="2">${text("A2", "Weeding")}<c r="B2"><v>${days[0]}</v></c><c r="C2" s="2"><v>0.58333333333333337</v></c><c r="D2" s="1"><v>${days[1]}</v></c></row>`;
  const files = {
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}">${head}<sheets><sheet name="CE" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${headers}${row}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

test.each([
  ["1900", "", "46359", "46359.625"],
  ["1904", '<workbookPr date1904="1"/>', "44897", "44897.625"],
])("a workbook from %s on gives its days with and without the format of a date", async (_, head, ...days) => {
  expect(await times(workbook(head, days))).toEqual([
    ["Weeding", "2026-12-03T19:00:00Z", "2026-12-03T20:00:00Z"],
  ]);
});
