import fc from "fast-check";
import { expect, test } from "vitest";
import { rational } from "../exact/rational.ts";
import { jsonFault } from "./json-fault.ts";
import { type LedgerReading, readLedger } from "./read-ledger.ts";

const plain = { id: "a", title: "A workshop", on: "2026-03-10", minutes: 60 };

function read(...entries: readonly unknown[]): LedgerReading {
  return readLedger(JSON.stringify({ entries }));
}

function problems(reading: LedgerReading): readonly string[] {
  return reading.isValid ? [] : reading.problems.map(({ message, where }) => `${where}: ${message}`);
}

test("what goes without saying may be left out", () => {
  expect(read(plain)).toEqual({
    isValid: true,
    ledger: {
      subject: { positions: [], endorsements: [], circumstances: [] },
      entries: [
        {
          id: "a",
          title: "A workshop",
          from: "2026-03-10",
          to: "2026-03-10",
          measured: { minutes: 60 },
          mode: "live",
          topics: [],
          categories: {},
          approvedBy: [],
          preApproved: {},
          endorsements: [],
          evidence: [],
          status: "earned",
          decisions: {},
        },
      ],
    },
  });
});

test("hours, quantities and minutes are ways to say how much", () => {
  const reading = read(
    { ...plain, minutes: undefined, hours: 1.5 },
    { ...plain, id: "b", minutes: undefined, quantity: "1/3", measure: "semester hour" },
    { ...plain, id: "c", minutes: undefined, measured: { minutes: 5 } },
  );

  expect(reading.isValid && reading.ledger.entries.map(({ measured }) => measured)).toEqual([
    { minutes: 90 },
    { quantity: rational(1, 3), measure: "semester hour" },
    { minutes: 5 },
  ]);
});

test("everything that is wrong is told, with its place", () => {
  const reading = read(
    { ...plain, minutes: -5, mode: "asleep" },
    { ...plain, on: "2026-02-30" },
    { ...plain, id: "c", minutes: undefined },
    { ...plain, id: "d", hours: 2 },
    { ...plain, id: "e", minutes: undefined, hours: "1/7" },
    { ...plain, id: "f", on: undefined, from: "2026-03-10", to: "2026-03-09" },
    { ...plain, id: "g", minuts: 4 },
    { ...plain, id: "h", decisions: { x: { outcome: "adjusted", units: "many", reason: "?" } } },
  );

  expect(problems(reading)).toEqual([
    "entries[0].minutes: Write a whole number from 0 to 60000.",
    "entries[0].mode: Write one of: live, recording alone, recording in a group, self-paced course, course for credit, presenting, teaching, publishing, committee, reading, mentoring, supervised project, internship, other.",
    "entries[1].on: Write a day as 2026-11-01, one that exists.",
    "entries[2].minutes: Write how much it was in one way: “minutes”, “hours”, or “quantity” and “measure”.",
    "entries[3].measured: Write how much it was in one way: “minutes”, “hours”, or “quantity” and “measure”.",
    "entries[4].hours: Hours must come out in whole minutes.",
    "entries[5].to: The last day comes before the first.",
    "entries[6].minuts: There is no field “minuts” here. Did you mean “minutes”?",
    "entries[7].decisions.x.units: Write an amount such as 3, 0.5 or “1/3”, from 0 to 100000.",
  ]);
});

test("two entries of one id are refused, and so is what is no JSON, with its line", () => {
  expect(problems(read(plain, plain))).toEqual(["entries[1].id: There is another entry “a”."]);
  expect(problems(readLedger('{\n  "entries": [}'))).toEqual(["line 2, column 15: This is not valid JSON."]);
  expect(problems(readLedger(""))).toEqual(["line 1, column 1: This is not valid JSON."]);
  expect(problems(readLedger("[]"))).toEqual([": Write fields of its own here, not a list."]);
});

test("the place is that of the first sign that cannot stand there", () => {
  const columns = ['{"a": 1,}', '{"a" 1}', "[1 2]", '["a\\x"]', "[01]", "[1]]", "nul", '["a'].map(
    (text) => jsonFault(text) + 1,
  );

  expect(columns).toEqual([9, 6, 4, 2, 2, 4, 1, 2]);
});

test("where JSON.parse is content, no fault is found", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (text) => {
      expect(jsonFault(text)).toBe(text.length);
    }),
  );
});
