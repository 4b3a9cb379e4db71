import { join } from "node:path";
import { expect, test } from "vitest";
import fc from "fast-check";
import {
  personalSchemas,
  readPersonalProblem,
} from "../../../src/modules/planner/rules/personal/read-personal-problem.ts";
import { smallProblem } from "./small-problems.ts";

const guide = join(import.meta.dirname, "../../../docs/guide");
const [sample] = fc.sample(smallProblem, { numRuns: 1, seed: 7 });

test("every problem that is written as it should be is read as it was written", () => {
  fc.assert(
    fc.property(smallProblem, (problem) => {
      expect(readPersonalProblem(JSON.stringify(problem))).toEqual({ isValid: true, document: problem });
    }),
    { numRuns: 200, seed: 1 },
  );
});

test("what is wrong is told by its field, with what was expected, all at once", () => {
  const [first] = sample?.candidates ?? [];
  const wrong = {
    ...sample,
    from: "2026-02-30",
    zone: "Middle Earth",
    limits: { ...sample?.limits, cents: 1.5, hours: 4 },
    candidates: [{ ...first, sittings: [{ start: "2026-12-03T10:00", end: "2026-12-03T11:00:00Z" }] }],
    done: undefined,
  };

  expect(readPersonalProblem(JSON.stringify(wrong))).toEqual({
    isValid: false,
    problems: [
      { where: "from", message: "Write a day as 2026-12-03, one that exists." },
      { where: "zone", message: "Write an IANA zone such as America/Chicago." },
      { where: "limits.cents", message: "Write a whole number from 0 to 1000000000." },
      {
        where: "limits.hours",
        message:
          "There is no field “hours” here; there are minutesPerMonth, minutesInMonth, cents, miles, daysAway, longestSittingMinutes, shiftsCovered, blackouts, milesPerHour.",
      },
      {
        where: "candidates[0].sittings[0].start",
        message: "Write an instant in UTC as 2027-01-14T15:00:00Z.",
      },
      { where: "done", message: "This field is missing: write a list." },
    ],
  });
});

test("a field that there is not hides nothing else that is wrong", () => {
  const wrong = { ...sample, from: "2026-12-31", to: "2026-12-01", note: "mine", candidates: [] };
  const rest = { pinned: ["nobody"], banned: [], busy: [] };
  const reading = readPersonalProblem(JSON.stringify({ ...wrong, ...rest }));

  expect(reading.isValid ? [] : reading.problems.map(({ where }) => where)).toEqual([
    "note",
    "to",
    "pinned[0]",
  ]);
});

test("ids come once, references are known, and ends come after starts", () => {
  const candidate = {
    id: "twice",
    offering: "a",
    title: "A",
    how: "live",
    sittings: [{ start: "2026-12-03T11:00:00Z", end: "2026-12-03T10:00:00Z" }],
    cents: 0,
    gains: { unheard: 1 },
    worth: 0,
    credits: [{ credential: "unknown", units: 1, categories: [] }],
    after: [],
  };
  const wrong = { ...sample, candidates: [candidate, candidate], pinned: ["nobody"], banned: [] };

  const reading = readPersonalProblem(JSON.stringify(wrong));

  expect(reading.isValid ? [] : reading.problems.slice(0, 6)).toEqual([
    { where: "candidates[1].id", message: "“twice” is there twice." },
    { where: "candidates[0].sittings[0].end", message: "The end must come after the start." },
    { where: "candidates[1].sittings[0].end", message: "The end must come after the start." },
    { where: "pinned[0]", message: "There is no candidate “nobody” in this problem." },
    { where: "candidates[0].gains.unheard", message: "There is no competency “unheard” in this problem." },
    {
      where: "candidates[0].credits[0].credential",
      message: "There is no credential “unknown” in this problem.",
    },
  ]);
});

test("what is no JSON is said to be none", () => {
  const reading = readPersonalProblem('{"format": ');

  expect(reading.isValid ? "" : reading.problems[0]?.message).toMatch(/^This is not valid JSON: /u);
});

test("an instant that not every reader takes for the same one is refused", () => {
  const problemsAt = (start: string) => {
    const busy = [{ id: "desk", start, end: "2027-01-16T00:00:00.000Z", what: "desk" }];
    const reading = readPersonalProblem(JSON.stringify({ ...sample, busy }));
    return reading.isValid ? [] : reading.problems.map(({ where }) => where);
  };

  for (const start of ["2027-01-14T15:00:00Z", "2027-01-14T15:00:00.000Z"])
    expect(problemsAt(start)).toEqual([]);
  for (const start of [
    "2027-01-14T24:30:00Z",
    "2027-01-14T15:00:60Z",
    "2027-01-14 15:00:00Z",
    "2027-01-14T15:00:00,5Z",
    "2027-01-14T15:00:00.500Z",
    "2027-01-14T15:00:00+01:00",
  ])
    expect([start, problemsAt(start)]).toEqual([start, ["busy[0].start"]]);
  expect(problemsAt("2027-01-16T00:00:00Z")).toEqual(["busy[0].end"]);
});

test("names that every object of JavaScript has are no ids", () => {
  const text = JSON.stringify({
    ...sample,
    competencies: [{ id: "constructor", name: "", steps: [{ amount: 1, worth: 1 }] }],
  });

  for (const id of ["constructor", "toString", "hasOwnProperty"]) {
    const reading = readPersonalProblem(text.replace('"id":"constructor"', `"id":"${id}"`));
    expect(reading.isValid ? [] : reading.problems[0]).toEqual({
      where: "competencies[0].id",
      message: "Write another id: JavaScript has something of its own by this name.",
    });
  }
  expect(readPersonalProblem(text.replace('"name":""', '"name":"","__proto__":{}'))).toEqual({
    isValid: false,
    problems: [{ where: "", message: "There is no field “__proto__” anywhere here." }],
  });
});

test("what is no object is told what belongs in it", () => {
  const reading = readPersonalProblem(JSON.stringify({ ...sample, limits: undefined, home: "Iowa" }));

  expect(reading.isValid ? [] : reading.problems).toEqual([
    {
      where: "limits",
      message:
        "This field is missing: write an object with minutesPerMonth, minutesInMonth, cents, miles, daysAway, longestSittingMinutes, shiftsCovered, blackouts, milesPerHour.",
    },
    { where: "home", message: "Write an object with latitude, longitude." },
  ]);
});

test("the schemas for others are those that the reader goes by", async () => {
  const { plan, problem } = personalSchemas();

  await expect(`${JSON.stringify(problem, null, 2)}\n`).toMatchFileSnapshot(
    join(guide, "personal-problem.schema.json"),
  );
  await expect(`${JSON.stringify(plan, null, 2)}\n`).toMatchFileSnapshot(
    join(guide, "personal-plan.schema.json"),
  );
});
