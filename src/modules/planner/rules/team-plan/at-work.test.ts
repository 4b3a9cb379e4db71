import fc from "fast-check";
import { expect, test } from "vitest";
import { madePerson, madeSession } from "../../../../../tests/planner/team-plan/made-team.ts";
import { isAtWorkIn } from "./at-work.ts";
import { firstTeamChoices, type TeamChoices } from "./team-choices.ts";
import type { TeamFacts } from "./team-facts.ts";
import { teamProblemOf } from "./team-problem-of.ts";

const day = (hour: number) => `2027-01-14T${String(hour).padStart(2, "0")}:00:00Z`;
const facts: TeamFacts = {
  zone: "UTC",
  branches: [{ id: "east", name: "East", minimums: [] }],
  people: [
    madePerson("ana", [{ start: day(9), end: day(17), branchId: "east" }], { wanted: ["late"] }),
    madePerson("ben", [{ start: day(13), end: day(21), branchId: "east" }]),
    madePerson("cho", []),
  ],
  sessions: [
    madeSession("early", day(10), day(11)),
    madeSession("late", day(19), day(20)),
    madeSession("across", day(8), day(10)),
    {
      ...madeSession("both", day(10), day(11)),
      sittings: [day(10), day(19)].map((start) => ({ start, end: start.replace(":00:00", ":30:00") })),
    },
  ],
};

function offered(isOnlyAtWork: boolean | undefined) {
  const choices: TeamChoices = { ...firstTeamChoices, from: "2027-01-01", to: "2027-01-31", isOnlyAtWork };
  const { people } = teamProblemOf(choices, facts);
  return people.map(({ wishes }) => wishes.map(({ session }) => session).toSorted());
}

test("nobody is offered what is held while they are off work, but what they asked for and whose hours nobody knows", () => {
  const all = ["across", "both", "early", "late"];

  expect(offered(true)).toEqual([["across", "early", "late"], ["late"], all]);
  expect(offered(false)).toEqual([all, all, all]);
  expect(offered(undefined)).toEqual([all, all, all]);
});

const hours = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 3 }))
  .map(([from, length]) => ({ start: day(from), end: day(from + length) }));

test("somebody is at work where any shift meets the hours, however shifts lie and overlap", () => {
  fc.assert(
    fc.property(fc.array(hours, { minLength: 1, maxLength: 8 }), hours, (shifts, held) => {
      const person = madePerson(
        "ana",
        shifts.map((shift) => ({ ...shift, branchId: "east" })),
      );

      const isAtWork = isAtWorkIn(person)(madeSession("one", held.start, held.end));

      expect(isAtWork).toBe(shifts.some(({ start, end }) => start < held.end && held.start < end));
    }),
  );
});
