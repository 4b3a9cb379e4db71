import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import type { ReadContext } from "../../record.ts";
import { guessColumns, mappingOf } from "./guess-columns.ts";
import { openTable, readTable } from "./read-table.ts";

const context: ReadContext = { defaultZone: "America/New_York", now: "2026-11-21T12:00:00Z" };

function csv(...lines: string[]): Uint8Array {
  return strToU8(lines.join("\r\n"));
}

test("a table with date and time apart, zone, cost and place becomes records", async () => {
  const table = csv(
    "Title,Date,Start Time,End Time,Time Zone,Cost,Registration Link,Location,Topic",
    '"Weeding, 101",12/3/2026,2:00 PM,3:30 PM,Central Time,Free,https://example.org/r,Online,"collections; weeding"',
    "Gaming,12/4/2026,10am,,,$25,www.example.org/g,Main Library,",
  );
  const { records, problems } = await readTable(table, {}, context);

  expect(problems).toEqual([]);
  expect(records).toEqual([
    {
      key: "weeding, 101 @ 2026-12-03T20:00:00Z",
      title: "Weeding, 101",
      registrationUrl: "https://example.org/r",
      sessions: [
        {
          start: "2026-12-03T20:00:00Z",
          end: "2026-12-03T21:30:00Z",
          zone: "America/Chicago",
          isAllDay: false,
          status: "scheduled",
          original: "12/3/2026 2:00 PM Central Time",
        },
      ],
      isOnline: true,
      categories: ["collections", "weeding"],
      prices: [{ amountCents: 0, currency: "USD" }],
      warnings: ['"12/3/2026" could have day and month either way round: read as American'],
    },
    {
      key: "gaming @ 2026-12-04T15:00:00Z",
      title: "Gaming",
      registrationUrl: "https://www.example.org/g",
      sessions: [
        {
          start: "2026-12-04T15:00:00Z",
          zone: "America/New_York",
          isAllDay: false,
          status: "scheduled",
          original: "12/4/2026 10am",
        },
      ],
      place: { name: "Main Library" },
      categories: [],
      prices: [{ amountCents: 2500, currency: "USD" }],
      warnings: ['"12/4/2026" could have day and month either way round: read as American'],
    },
  ]);
});

test.each([
  ["library.example/clinic", "https://library.example/clinic"],
  ["WWW.library.example", "https://www.library.example/"],
  ["clinic.html", undefined],
  ["ask at the desk", undefined],
])("an address typed as %s is %s", async (typed, url) => {
  const { records } = await readTable(
    csv("Title,Date,Registration Link", `A,2026-12-03 14:00,${typed}`),
    {},
    { ...context, baseUrl: "https://site.example/list.csv" },
  );

  expect(records[0]?.url ?? records[0]?.registrationUrl).toBe(url);
});

test("a bad row is a loss that names its column; the others are kept", async () => {
  const { records, problems } = await readTable(
    csv(
      "Name,Start,Link",
      "A,2026-12-03 14:00,https://a.example",
      "B,soon,https://b.example",
      ",2026-12-05,https://c.example",
    ),
    {},
    context,
  );

  expect(records.map(({ title }) => title)).toEqual(["A"]);
  expect(problems).toEqual([
    { where: "row 3, column Start", message: '"soon" is not understood as a date.', isLoss: true },
    { where: "row 4, column Name", message: "There is no title.", isLoss: true },
  ]);
});

test("a day above twelve in first place settles that days come first", async () => {
  const { records } = await readTable(csv("Title,Date", "A,3/12/2026", "B,25/12/2026"), {}, context);

  expect(records.map(({ sessions }) => sessions[0]?.start)).toEqual(["2026-12-03", "2026-12-25"]);
});

test("durations, ranges and times that share their half of the day are understood", async () => {
  const { records } = await readTable(
    csv(
      "Title;When;Duration",
      "A;Dec 3, 2026 2-3:30 pm ET;",
      "B;December 3-5, 2026;",
      "C;2026-12-03T09:00;90 min",
      "D;3 Dec 2026, 11:00 PM - 1:00 AM;",
    ),
    {},
    context,
  );

  expect(records.map(({ sessions }) => [sessions[0]?.start, sessions[0]?.end])).toEqual([
    ["2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z"],
    ["2026-12-03", "2026-12-05"],
    ["2026-12-03T14:00:00Z", "2026-12-03T15:30:00Z"],
    ["2026-12-04T04:00:00Z", "2026-12-04T06:00:00Z"],
  ]);
});

test.each([
  ["UTF-16 with a mark", Buffer.from("\uFEFFTitle\tDate\nCafé\t2026-12-03\n", "utf16le")],
  ["UTF-16 without a mark", Buffer.from("Title\tDate\nCafé\t2026-12-03\n", "utf16le")],
  ["windows-1252", Buffer.from("Title\tDate\nCaf\xE9\t2026-12-03\n", "latin1")],
  ["UTF-8 with a mark", Buffer.from("\uFEFFTitle\tDate\nCafé\t2026-12-03\n", "utf8")],
])("%s is decoded", async (_, bytes) => {
  const { records } = await readTable(bytes, {}, context);

  expect(records.map(({ title, sessions }) => [title, sessions[0]?.start])).toEqual([["Café", "2026-12-03"]]);
});

test("lines above the headers are passed over, and a table without headers is read by its cells", async () => {
  const above = await readTable(
    csv("Spring training,", "as of November,", "Title,Date", "A,2026-12-03"),
    {},
    context,
  );
  const bare = await readTable(
    csv(
      "A title of words,2026-12-03 10:00,https://a.example",
      "Another one,2026-12-04 10:00,https://b.example",
    ),
    {},
    context,
  );

  expect(above.records.map(({ title }) => title)).toEqual(["A"]);
  expect(bare.records.map(({ title, url }) => [title, url])).toEqual([
    ["A title of words", "https://a.example/"],
    ["Another one", "https://b.example/"],
  ]);
});

test("the chooser says what each column holds, how sure it is and why; a date of posting is no start", () => {
  const guesses = guessColumns(
    ["Posted on", "Workshop Title", "Begins", "Mystery"],
    [["2026-11-01", "Weeding", "2026-12-03 14:00", "x"]],
  );

  expect(guesses).toEqual([
    {
      column: 0,
      header: "Posted on",
      confidence: 0,
      because: "neither its name nor its cells tell what it holds",
    },
    {
      column: 1,
      header: "Workshop Title",
      role: "title",
      confidence: 1,
      because: 'its name is "Workshop Title", and its cells look like words',
    },
    {
      column: 2,
      header: "Begins",
      role: "start",
      confidence: 1,
      because: 'its name is "Begins", and its cells look like dates with times',
    },
    {
      column: 3,
      header: "Mystery",
      confidence: 0,
      because: "neither its name nor its cells tell what it holds",
    },
  ]);
  expect(mappingOf(guesses)).toEqual({ title: 1, start: 2 });
});

test("a chosen mapping is used instead of the guess", async () => {
  const { records } = await readTable(
    csv("a,b", "2026-12-03,Weeding"),
    { mapping: { title: 1, start: 0 } },
    context,
  );

  expect(records.map(({ title }) => title)).toEqual(["Weeding"]);
});

const branches = [
  ["Name", "Street address", "City", "Latitude", "Website"],
  ["Anchor Point", "34020 North Fork Road", "Anchor Point", "59.78", "https://anchor.example.org"],
  ["Eagle River", "12001 Business Boulevard", "Eagle River", "61.33", ""],
];

test.each([
  [
    branches.map((row) => row.slice(0, 4)),
    "None of its 2 rows has a date, a price, credit or a length of time, nor a web address. This may be a list of something else than learning.",
  ],
  [
    branches,
    "None of its 2 rows has a date, a price, credit or a length of time, and their web addresses go with street addresses, as those of places do. This may be a list of something else than learning.",
  ],
  [
    [
      ["Date", "Description"],
      ["2026-12-03", "How to weed a shelf"],
    ],
    "No column seems to hold a title. This may be a list of something else than learning.",
  ],
])("a table without offerings is doubted, and what it lacks is named", async (rows, doubt) => {
  const read = await readTable(csv(...rows.map((row) => row.join(","))), {}, context);

  expect(read.doubt).toBe(doubt);
  expect(read.problems.at(-1)).toEqual({ where: "table", message: doubt, isLoss: false });
  expect(read.records.length).toBe(rows.length - 1);
});

test.each([
  ["Course,Link", "Weeding,https://learn.example.org/weeding"],
  ["Title,Contact hours", "Weeding,2"],
  ["Title,Duration", "Weeding,45 minutes"],
  ["Title,Cost", "Weeding,Free"],
  ["Title,Street address,Date", "Weeding,1 Main Street,2026-12-03"],
])("a table of courses without dates is not doubted: %s", async (...lines) => {
  const read = await readTable(csv(...lines), {}, context);

  expect([read.records.length, read.doubt]).toEqual([1, undefined]);
});

test("a first column that says the same again and again holds no titles", async () => {
  const rows = Array.from({ length: 12 }, (_, row) => `AK,Branch ${row}`);
  const { records, problems } = await readTable(csv("State of,Who", ...rows), {}, context);

  expect(records).toEqual([]);
  expect(problems.map(({ message }) => message)).toEqual([
    "No column seems to hold a title: please choose the columns.",
  ]);
});

test("a latitude without a longitude is no place on the map", async () => {
  const { records } = await readTable(
    csv("Title,Date,City,Latitude", "Weeding,2026-12-03,Nome,64.5"),
    {},
    context,
  );

  expect(records.map(({ place }) => place)).toEqual([{ city: "Nome" }]);
});

test("formulas stay text, and an unclosed quote costs no row", async () => {
  const formula = await readTable(csv("Title,Date", '"=HYPERLINK(""http://evil"")",2026-12-03'), {}, context);
  const unclosed = await readTable(csv("Title,Date", '"Open,2026-12-03', "B,2026-12-04"), {}, context);

  expect(formula.records[0]?.title).toBe('=HYPERLINK("http://evil")');
  expect(unclosed.records.map(({ title }) => title)).toEqual(['"Open', "B"]);
});

/** A workbook of one sheet: text cells inline, numbers with style 1 as dates. */
function workbook(sheet: string): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const files = {
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="CE" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

const text = (cell: string, words: string): string =>
  `<c r="${cell}" t="inlineStr"><is><t>${words}</t></is></c>`;

test("a workbook's dates are the clock on the wall", async () => {
  const bytes = workbook(
    `<row r="1">${text("A1", "Title")}${text("B1", "Start")}</row><row r="2">${text("A2", "Weeding")}<c r="B2" s="1"><v>46359.583333333336</v></c></row>`,
  );
  const { records, problems } = await readTable(bytes, {}, context);

  expect(problems).toEqual([]);
  expect(records.map(({ title, sessions }) => [title, sessions[0]?.start])).toEqual([
    ["Weeding", "2026-12-03T19:00:00Z"],
  ]);
});

test("a workbook with a cell at the end of the world, or that is no workbook, is refused with a reason", async () => {
  const far = await openTable(
    workbook(`<row r="1">${text("A1", "Title")}</row><row r="1048576">${text("XFD1048576", "x")}</row>`),
  );
  const broken = await openTable(strToU8("PK\u0003\u0004 and nothing more"));

  expect(far.problems.map(({ message }) => message)).toEqual([
    "A sheet has cells beyond row 50,000 or column 500.",
  ]);
  expect(broken.problems.map(({ message }) => message)).toEqual([
    "The workbook is damaged (invalid zip data).",
  ]);
});

test("what ends earlier than it starts goes on overnight, unless that would be most of a day", async () => {
  const table = csv(
    "Title,Date,Start Time,End Time",
    "Lock-in,2026-12-03,8:00 PM,7:00 AM",
    "Lunch,2026-12-04,1:00 PM,12:00 PM",
    "In one cell,2026-12-05,1:00 PM - 12:00 PM,",
  );
  const { records } = await readTable(table, {}, context);

  expect(records.map(({ sessions, warnings }) => [sessions?.[0]?.end, warnings])).toEqual([
    ["2026-12-04T12:00:00Z", []],
    [undefined, ["It ends before it starts: the end was left out."]],
    [undefined, ["It ends before it starts: the end was left out."]],
  ]);
});
