import fc from "fast-check";
import { expect, test } from "vitest";
import { bookingSteps, bookingStepNames } from "./booking-steps.ts";
import { dayAfter, daysBetween, heldDays } from "./held-days.ts";
import { kitWeeks, mondayOf } from "./kit-weeks.ts";
import { requestProblem } from "./request-problem.ts";

const today = "2026-11-22";

test("weeks begin on Monday and say what a day is: free, on its way, in use", () => {
  const booking = { id: "one", branch: "Northgate", firstDay: "2026-11-25", lastDay: "2026-11-26" };
  const { heldFrom, heldUntil } = heldDays(booking, { before: 1, after: 2 });
  const taken = new Map(daysBetween(heldFrom, heldUntil).map((day) => [day, "one"]));
  const [week, ...others] = kitWeeks({ from: "2026-11-24", weeks: 1 }, taken, [booking]);

  expect(others).toEqual([]);
  expect(week?.map(({ day, use }) => `${day} ${use}`)).toEqual([
    "2026-11-23 free",
    "2026-11-24 courier",
    "2026-11-25 in use",
    "2026-11-26 in use",
    "2026-11-27 courier",
    "2026-11-28 courier",
    "2026-11-29 free",
  ]);
});

test("a Monday is its own, and a Sunday belongs to the Monday before", () => {
  expect(mondayOf("2026-11-23")).toBe("2026-11-23");
  expect(mondayOf("2026-11-29")).toBe("2026-11-23");
});

test("what is held is what is used with the way before and after, without a gap", () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(30), fc.nat(14), fc.nat(14), (ahead, length, before, after) => {
      const firstDay = dayAfter(today, ahead);
      const held = heldDays({ firstDay, lastDay: dayAfter(firstDay, length) }, { before, after });
      const days = daysBetween(held.heldFrom, held.heldUntil);

      expect(days.length).toBe(length + 1 + before + after);
      expect(days[before]).toBe(firstDay);
      expect(new Set(days).size).toBe(days.length);
    }),
  );
});

test.each([
  ["2026-11-25", "2026-11-24", 0, "last"],
  ["2026-11-21", "2026-11-24", 0, "first"],
  ["2026-11-23", "2026-11-24", 2, "first"],
  ["2028-11-23", "2028-11-24", 0, "last"],
  ["2026-11-25", "2027-11-24", 0, "last"],
  ["2026-11-24", "2026-11-24", 2, undefined],
])("from %s to %s with %i days on the way is wrong at: %s", (firstDay, lastDay, before, where) => {
  const held = heldDays({ firstDay, lastDay }, { before, after: 0 });

  expect(requestProblem({ firstDay, lastDay, ...held }, today)?.where).toBe(where);
});

test("each step is taken back by another, to where it came from", () => {
  for (const name of bookingStepNames) {
    const { from, to, undo } = bookingSteps[name];
    expect(bookingSteps[undo]).toMatchObject({ from: to, to: from, undo: name });
  }
});
