import fc from "fast-check";
import { expect, test } from "vitest";
import { attendanceOutcome } from "./attendance-outcome.ts";
import type {
  AttendanceAdditions,
  AttendanceEntry,
  AttendanceReport,
  SessionCreditRules,
} from "./attendance.ts";

const rules: SessionCreditRules = {
  window: { start: 0, end: 3600 },
  breaks: [],
  bridgeSeconds: 60,
  graceMinutes: 0,
  thresholdPercent: 0,
  rounding: "floor",
  stepMinutes: 1,
};

let nextRow = 1;
function entry(name: string, email: string | undefined, times?: readonly [number, number]): AttendanceEntry {
  nextRow += 1;
  return {
    row: nextRow,
    standing: "attended",
    name,
    originalName: undefined,
    email,
    role: undefined,
    interval: times === undefined ? undefined : { start: times[0] * 60, end: times[1] * 60 },
    mostSeconds: times === undefined ? 1800 : undefined,
  };
}

function reportOf(entries: readonly AttendanceEntry[]): AttendanceReport {
  return { kind: "plain", title: undefined, zone: "UTC", dateOrder: undefined, entries, problems: [] };
}

function outcomeOf(entries: readonly AttendanceEntry[], additions?: AttendanceAdditions) {
  const { people, duplicateCandidates, setApart, problems } = attendanceOutcome(
    reportOf(entries),
    rules,
    additions,
  );
  return {
    people: people.map(({ key, name, calculation, isDoubtful }) => [
      key,
      name,
      calculation.creditedMinutes,
      isDoubtful,
    ]),
    candidates: duplicateCandidates.map(({ reason, keys }) => [reason, ...keys]),
    setApart: setApart.map(({ what, name }) => [what, name]),
    problems: problems.map(({ message }) => message),
  };
}

test("the same address is the same person under any name, and the account's name is printed", () => {
  const renamed = { ...entry("Ana at East", "ana@b.example", [0, 10]), originalName: "Ana Example" };

  expect(outcomeOf([renamed, entry("A", "ana@b.example", [20, 30])])).toEqual({
    people: [["ana@b.example", "Ana Example", 20, false]],
    candidates: [],
    setApart: [],
    problems: [],
  });
});

test("the same name without an address is one person while the times do not overlap", () => {
  expect(outcomeOf([entry("Ana", undefined, [0, 10]), entry("ANA ", undefined, [10, 30])]).people).toEqual([
    ["name:ana", "ANA ", 30, false],
  ]);
});

test("the same name at the same time waits for a person, each by itself", () => {
  const { people, candidates } = outcomeOf([
    entry("Ana", undefined, [0, 10]),
    entry("Ana", undefined, [5, 30]),
  ]);

  expect(people).toEqual([
    ["name:ana@0/600/", "Ana", 10, true],
    ["name:ana@300/1800/", "Ana", 25, true],
  ]);
  expect(candidates).toEqual([["same-name-at-the-same-time", "name:ana@0/600/", "name:ana@300/1800/"]]);
});

test("the same name without times waits for a person", () => {
  const short = { ...entry("Ana", undefined), mostSeconds: 600 };

  expect(outcomeOf([entry("Ana", undefined), short]).candidates).toEqual([
    ["same-name-without-times", "name:ana@//1800", "name:ana@//600"],
  ]);
});

test("the same name with another address, or without one, is never merged by itself", () => {
  const entries = [
    entry("Ana", "ana@b.example", [0, 10]),
    entry("Ana", "ana@home.example", [20, 30]),
    entry("Ana", undefined, [40, 50]),
  ];
  const keys = ["ana@b.example", "ana@home.example", "name:ana"];

  expect(outcomeOf(entries)).toMatchObject({
    people: keys.map((key) => [key, "Ana", 10, true]),
    candidates: [["same-name-other-email", ...keys]],
  });
});

test("similar names are different people, and nobody is asked", () => {
  const { people, candidates } = outcomeOf([
    entry("Ana", undefined, [0, 10]),
    entry("Anna", undefined, [0, 10]),
  ]);

  expect([people.length, candidates]).toEqual([2, []]);
});

test("what a person decided holds: one person, or several", () => {
  const entries = [entry("Ana", "ana@b.example", [0, 10]), entry("Ana", undefined, [5, 30])];
  const keys = ["name:ana", "ana@b.example"];

  expect(outcomeOf(entries, { samePeople: [keys] })).toMatchObject({
    people: [["ana@b.example", "Ana", 30, false]],
    candidates: [],
  });
  expect(outcomeOf(entries, { differentPeople: [keys] })).toMatchObject({
    people: [
      ["ana@b.example", "Ana", 10, false],
      ["name:ana", "Ana", 25, false],
    ],
    candidates: [],
  });
});

test("everyone on a roster gets the times of the login, united with their own", () => {
  const entries = [
    entry("East Branch", "east@b.example", [0, 10]),
    entry("East Branch", "east@b.example", [20, 30]),
    entry("Ana", "ana@b.example", [25, 40]),
  ];
  const members = [
    { name: "Ana", email: "ANA@b.example" },
    { name: "Ben", email: undefined },
  ];

  expect(outcomeOf(entries, { rosters: [{ login: "East@b.example", members }] })).toEqual({
    people: [
      ["ana@b.example", "Ana", 30, false],
      ["name:ben", "Ben", 20, false],
    ],
    candidates: [],
    setApart: [["group-login", "East Branch"]],
    problems: [],
  });
});

test("a login that its own roster names is a person too", () => {
  const entries = [entry("Cleo", "cleo@b.example", [0, 10])];
  const members = [
    { name: "Cleo Example", email: "cleo@b.example" },
    { name: "Ben", email: undefined },
  ];

  expect(outcomeOf(entries, { rosters: [{ login: "Cleo", members }] })).toMatchObject({
    people: [
      ["name:ben", "Ben", 10, false],
      ["cleo@b.example", "Cleo Example", 10, false],
    ],
    setApart: [],
  });
});

test("a roster whose login the report does not have credits nobody, and says so", () => {
  const members = [{ name: "Ben", email: undefined }];

  expect(outcomeOf([], { rosters: [{ login: "West", members }] })).toMatchObject({
    people: [],
    problems: ["The report has no login “West”, which a roster names: nobody on that roster was credited."],
  });
});

test("who did not come is set apart, unless another row says that they came", () => {
  const absent = (name: string, email: string): AttendanceEntry => ({
    ...entry(name, email),
    standing: "no-show",
    mostSeconds: undefined,
  });

  expect(
    outcomeOf([
      entry("Ana", "ana@b.example", [0, 10]),
      absent("Ana", "ana@b.example"),
      absent("Noor", "noor@b.example"),
    ]).setApart,
  ).toEqual([["no-show", "Noor"]]);
});

const anyEntry = fc
  .record({
    name: fc.constantFrom("Ana", "Ben", "Cleo", "ana"),
    email: fc.constantFrom("ana@b.example", "ben@b.example", undefined, undefined),
    times: fc.option(fc.tuple(fc.nat(70), fc.nat(70)), { nil: undefined }),
  })
  .map(({ name, email, times }) =>
    entry(name, email, times === undefined ? undefined : [Math.min(...times), Math.max(...times)]),
  );
const entries = fc.array(anyEntry, { maxLength: 10 });

test("the order of rows does not matter", () => {
  fc.assert(
    fc.property(entries, (some) => {
      expect(attendanceOutcome(reportOf(some.toReversed()), rules)).toEqual(
        attendanceOutcome(reportOf(some), rules),
      );
    }),
    { numRuns: 300 },
  );
});

test("a row that is there twice changes nothing but the numbers of rows", () => {
  const withoutRows = (some: readonly AttendanceEntry[]) => {
    const { people, duplicateCandidates } = attendanceOutcome(reportOf(some), rules);
    return { people: people.map((person) => ({ ...person, rows: [] })), duplicateCandidates };
  };

  fc.assert(
    fc.property(entries, (some) => {
      expect(withoutRows([...some, ...some.map((each) => ({ ...each, row: each.row + 1000 }))])).toEqual(
        withoutRows(some),
      );
    }),
    { numRuns: 300 },
  );
});

test("a further row of someone with an address never lowers anyone's credit", () => {
  const creditOf = (some: readonly AttendanceEntry[]) =>
    attendanceOutcome(reportOf(some), rules).people.find(({ key }) => key === "ana@b.example")?.calculation
      .creditedMinutes ?? 0;

  fc.assert(
    fc.property(entries, anyEntry, (some, further) => {
      expect(creditOf([...some, { ...further, email: "ana@b.example" }])).toBeGreaterThanOrEqual(
        creditOf(some),
      );
    }),
    { numRuns: 300 },
  );
});
