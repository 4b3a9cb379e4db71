import { expect, test } from "vitest";
import { limitWords, remedyWords, withRemedy } from "./limit-words.ts";
import { firstInputs } from "./plan-inputs.ts";

const names = {
  wi: "Grade I",
  "unit of wi": "contact hour",
  "units of wi": "contact hours",
  "wi tech": "Technology",
  "o.20270114T150000Z": "Symposium",
};

test("each limit that can clash has words, and each remedy is a change to what is asked", () => {
  const cases = [
    ["limits.cents", 1234, "your money", "Allow $13 more", { cents: 1300 }],
    [
      "limits.minutesPerMonth",
      20,
      "your hours a month",
      "Allow ½ hour more each month",
      { minutesPerMonth: 270 },
    ],
    [
      "limits.minutesInMonth.2026-12",
      60,
      "your hours in December 2026",
      "Allow 1 hour more in December 2026",
      { minutesInMonth: { "2026-12": 300 } },
    ],
    ["limits.daysAway", 1, "your days away", "Be away 1 day more", { daysAway: 3 }],
    [
      "limits.shiftsCovered",
      2,
      "the desk shifts others may cover",
      "Have 2 more desk shifts covered",
      { shiftsCovered: 2 },
    ],
    [
      "credentials.wi.units",
      3.5,
      "what Grade I still needs",
      "Let the plan fall 3.5 contact hours short of what Grade I still needs",
      { allowances: { wi: 3.5 } },
    ],
    [
      "credentials.wi.minimums.tech",
      1,
      "Technology for Grade I",
      "Let the plan fall 1 contact hour short of Technology for Grade I",
      { allowances: { "wi tech": 1 } },
    ],
  ] as const;

  for (const [limit, by, words, button, change] of cases) {
    expect(limitWords(limit, names)).toBe(words);
    expect(remedyWords({ limit, by }, names)).toBe(button);
    expect(withRemedy(firstInputs, { limit, by })).toEqual({ ...firstInputs, ...change });
  }
});

test("what was pinned is found by its whole id, dots and all", () => {
  const limit = "pinned.o.20270114T150000Z";

  expect(limitWords(limit, names)).toBe("“Symposium”, which must be in");
  expect(
    withRemedy({ ...firstInputs, pinned: ["o.20270114T150000Z", "b.1"] }, { limit, by: 1 }).pinned,
  ).toEqual(["b.1"]);
});

test("a limit nobody knows changes nothing and has no button", () => {
  expect(withRemedy(firstInputs, { limit: "limits.milesPerHour", by: 1 })).toEqual(firstInputs);
  expect(remedyWords({ limit: "limits.milesPerHour", by: 1 }, names)).toBeUndefined();
});
