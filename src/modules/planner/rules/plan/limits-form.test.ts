import { expect, test } from "vitest";
import { type LimitsText, readLimits, writeLimits } from "./limits-form.ts";
import { firstInputs, type PlanInputs } from "./plan-inputs.ts";

const terms = {
  today: "2026-11-22",
  before: { ...firstInputs, pinned: ["a.1"], banned: [{ offeringId: "b", title: "B" }] },
  topics: new Set(["technology", "steam"]),
  homes: new Set(["east", "north"]),
  isPlace: (words: string) => words === "Madison, WI",
};
const full: PlanInputs = {
  ...terms.before,
  to: "2027-06-30",
  minutesPerMonth: 270,
  cents: 30_050,
  miles: 40,
  daysAway: 2,
  longestSittingMinutes: 180,
  shiftsCovered: 1,
  home: "north",
  near: "Madison, WI",
  blackouts: [
    { from: "2027-03-01", to: "2027-03-12" },
    { from: "2027-04-01", to: "2027-04-01" },
  ],
  memberships: [
    { name: "WLA", cents: 0 },
    { name: "American Library Association", cents: 7500 },
  ],
  topics: ["technology"],
};

test("what is kept is typed and read back the same, and what was settled stays", () => {
  expect(readLimits(writeLimits(full), terms)).toEqual({ inputs: full });
});

test("an empty field is no limit, but nobody is asked to cover a shift unasked", () => {
  const empty: LimitsText = {
    ...writeLimits(firstInputs),
    hours: "",
    money: "",
    miles: "",
    days: "",
    sitting: "",
    shifts: "",
  };
  const read = readLimits(empty, terms);

  expect("inputs" in read && read.inputs).toMatchObject({
    cents: undefined,
    daysAway: undefined,
    shiftsCovered: 0,
  });
});

test("everything that is wrong is said at once, each at its field", () => {
  const wrong = {
    ...writeLimits(firstInputs),
    to: "2026-11-22",
    hours: "a few",
    money: "-3",
    days: "1.5",
    near: "Nowhere",
    blackouts: "2027-03-12 to 2027-03-01",
    memberships: "$20",
  };
  const read = readLimits(wrong, terms);

  expect("problems" in read && read.problems.map(({ where }) => where)).toEqual([
    "to",
    "hours",
    "money",
    "days",
    "near",
    "blackouts",
    "memberships",
  ]);
});

test("topics that the vocabulary has not are left out", () => {
  const read = readLimits({ ...writeLimits(firstInputs), topics: ["steam", "x"] }, terms);

  expect("inputs" in read && read.inputs.topics).toEqual(["steam"]);
});

test("a branch where one does not work is none to start from", () => {
  const read = readLimits({ ...writeLimits(firstInputs), home: "somebody else’s" }, terms);

  expect("inputs" in read && "home" in read.inputs).toBe(false);
});
