import { expect, test } from "vitest";
import { shownTable, type TableCase } from "./shown-table.ts";

const cases: readonly TableCase[] = [
  [
    "a title row above",
    "Spring Staff Training,,\nTitle,Date,Time\nWeeding,12/3/2026,10:00 AM",
    ["Weeding @ 2026-12-03 10:00"],
  ],
  [
    "two title rows and a blank one",
    "Riverbend Library,,\nContinuing Education 2026,,\n,,\nTitle,Date,Time\nWeeding,12/3/2026,10:00 AM",
    ["Weeding @ 2026-12-03 10:00"],
  ],
  [
    "a note above with commas",
    '"Updated Nov 5, 2026, by Pat",,\nWorkshop,When,Where\nWeeding,"Dec 3, 2026 10 am",Main',
    ["Weeding @ 2026-12-03 10:00 | Main"],
  ],
  [
    "two header rows, groups above",
    ",When,,Where,\nTitle,Date,Time,Branch,Room\nWeeding,12/3/2026,2:00 PM,Main,B",
    ["Weeding @ 2026-12-03 14:00 | Main"],
  ],
  [
    "two header rows, units below",
    "Title,Date,Start,Length\n,(m/d/y),,(minutes)\nWeeding,12/3/2026,2:00 PM,90",
    ["Weeding @ 2026-12-03 14:00-15:30"],
  ],
  [
    "headers repeated on each printed page",
    "Title,Date\nA,12/3/2026\nTitle,Date\nB,12/4/2026",
    ["A @ 2026-12-03", "B @ 2026-12-04"],
  ],
  ["a total below", "Title,Date,Cost\nA,12/3/2026,$10\nTotal,,$10", ["A @ 2026-12-03 | $10", "Total | $10"]],
  [
    "a footnote below",
    "Title,Date\nA,12/3/2026\n,\n* lunch is on your own,",
    ["A @ 2026-12-03", "* lunch is on your own"],
  ],
  [
    "months as rows between",
    "Title,Date,Time\nDECEMBER,,\nA,12/3/2026,10 AM\nJANUARY,,\nB,1/14/2027,10 AM",
    ["A @ 2026-12-03 10:00", "B @ 2027-01-14 10:00"],
  ],
  [
    "header in capitals with line breaks",
    '"WORKSHOP\nTITLE","START\nDATE","START\nTIME"\nWeeding,12/3/2026,9:30 AM',
    ["Weeding @ 2026-12-03 09:30"],
  ],
  ["semicolons", "Title;Date;Time\nWeeding, again;12/3/2026;10:00", ["Weeding, again @ 2026-12-03 10:00"]],
  [
    "semicolons and decimal commas",
    "Title;Date;Hours\nA;2026-12-03;1,5\nB;2026-12-04;2",
    ["A @ 2026-12-03", "B @ 2026-12-04"],
  ],
  ["tabs", "Title\tDate\tTime\nWeeding\t12/3/2026\t10:00 AM", ["Weeding @ 2026-12-03 10:00"]],
  ["bars", "Title|Date|Time\nWeeding|12/3/2026|10:00 AM", ["Weeding @ 2026-12-03 10:00"]],
  ["a mark of UTF-8", "\uFEFFTitle,Date\nCafé,12/3/2026", ["Café @ 2026-12-03"]],
  ["UTF-16", Buffer.from("\uFEFFTitle,Date\r\nCafé,12/3/2026\r\n", "utf16le"), ["Café @ 2026-12-03"]],
  [
    "UTF-16, tabs, big end first",
    Buffer.from("\uFEFFTitle\tDate\r\nCafé\t12/3/2026\r\n", "utf16le").swap16(),
    ["Café @ 2026-12-03"],
  ],
  [
    "windows-1252",
    Buffer.from("Title,Date\r\nCaf\xe9 \x96 hour,12/3/2026\r\n", "latin1"),
    ["Café – hour @ 2026-12-03"],
  ],
  ["returns alone", "Title,Date\rA,12/3/2026\rB,12/4/2026", ["A @ 2026-12-03", "B @ 2026-12-04"]],
  [
    "line breaks in quotes",
    'Title,Description,Date\nA,"One\nTwo, three",12/3/2026\nB,"say ""hi""",12/4/2026',
    ["A @ 2026-12-03", "B @ 2026-12-04"],
  ],
  ["sep= of Excel", "sep=;\nTitle;Date\nA;12/3/2026", ["A @ 2026-12-03"]],
  ["trailing commas", "Title,Date,,,,\nA,12/3/2026,,,,\n,,,,,\n,,,,,", ["A @ 2026-12-03"]],
  [
    "a first column of numbers",
    "#,Title,Date\n1,A,12/3/2026\n2,B,12/4/2026",
    ["A @ 2026-12-03", "B @ 2026-12-04"],
  ],
  [
    "short rows",
    "Title,Date,Time,Cost\nA,12/3/2026\nB,12/4/2026,2 pm",
    ["A @ 2026-12-03", "B @ 2026-12-04 14:00"],
  ],
  [
    "free or a price",
    "Title,Date,Cost\nA,12/3/2026,Free/$25 non-members",
    ["A @ 2026-12-03 | Free/$25 non-members"],
  ],
  [
    "members and others",
    "Title,Date,Cost\nA,12/3/2026,$25 members / $40 non-members",
    ["A @ 2026-12-03 | $25 members / $40 non-members"],
  ],
  [
    "bare amounts",
    "Title,Date,Fee\nA,12/3/2026,25\nB,12/4/2026,0\nC,12/5/2026,25.50",
    ["A @ 2026-12-03 | $25", "B @ 2026-12-04 | $0", "C @ 2026-12-05 | $25.5"],
  ],
  [
    "n/a and dashes for prices",
    "Title,Date,Cost\nA,12/3/2026,n/a\nB,12/4/2026,-\nC,12/5/2026,$5",
    ["A @ 2026-12-03", "B @ 2026-12-04", "C @ 2026-12-05 | $5"],
  ],
  ["thousands", 'Title,Date,Cost\nA,12/3/2026,"$1,250.00"', ["A @ 2026-12-03 | $1250"]],
  ["1.5 CE", "Title,Date,Credit\nA,12/3/2026,1.5 CE", ["A @ 2026-12-03 | 1.5 CE"]],
  [
    "CE hours by number",
    "Title,Date,CE Hours\nA,12/3/2026,1.5\nB,12/4/2026,1",
    ["A @ 2026-12-03 | 1.5 CE Hours", "B @ 2026-12-04 | 1 CE Hours"],
  ],
  [
    "online as a place",
    "Title,Date,Location\nA,12/3/2026,Zoom\nB,12/4/2026,Main Library\nC,12/5/2026,Online",
    ["A @ 2026-12-03 | online", "B @ 2026-12-04 | Main Library", "C @ 2026-12-05 | online"],
  ],
  [
    "format",
    "Title,Date,Format\nA,12/3/2026,Webinar\nB,12/4/2026,In person",
    ["A @ 2026-12-03 | online", "B @ 2026-12-04 | in person"],
  ],
  ["cancelled in the title", "Title,Date\nCANCELLED: A,12/3/2026", ["CANCELLED: A @ 2026-12-03"]],
  [
    "presenter beside",
    "Workshop,Presenter,Date,Time,Registration\nA,Pat Doe,12/3/2026,2 pm,https://a.example/r",
    ["A @ 2026-12-03 14:00"],
  ],
  [
    "contact and notes",
    "Class,Date,Time,Branch,Contact,Notes\nA,12/3/2026,2 pm,East,pat@example.org,Bring a laptop",
    ["A @ 2026-12-03 14:00 | East"],
  ],
  [
    "program names in the second column",
    "Date,Time,Program,Location\n12/3/2026,2-3 pm,A,East\n12/4/2026,10-11 am,B,Main",
    ["A @ 2026-12-03 14:00-15:00 | East", "B @ 2026-12-04 10:00-11:00 | Main"],
  ],
  [
    "date filled down",
    "Date,Time,Title\n12/3/2026,9 am,A\n,10 am,B\n12/4/2026,9 am,C",
    ["A @ 2026-12-03 09:00", "B @ 2026-12-03 10:00", "C @ 2026-12-04 09:00"],
  ],
  [
    "no headers",
    "12/3/2026,2:00 PM,Weeding,Main\n12/4/2026,3:00 PM,Gaming,East",
    ["Weeding @ 2026-12-03 14:00", "Gaming @ 2026-12-04 15:00"],
  ],
];

test.each(cases)("a table is read however it is laid out: %s", async (_, table, lines) => {
  expect(await shownTable(table)).toEqual(lines);
});
