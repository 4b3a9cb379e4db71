import { expect, test } from "vitest";
import { madePerson, madeSession } from "../../../../../tests/planner/team-plan/made-team.ts";
import { isAwayThen } from "./away-then.ts";
import { awaySince } from "./team-words.ts";

const talk = { start: "2026-12-08T16:00:00Z", end: "2026-12-08T17:00:00Z" };
const chicago = "America/Chicago";

test("time away is held against a sitting by the clock of the zone it was entered in", () => {
  const away = (from: string, to: string, zone?: string) =>
    isAwayThen([{ staffId: "ana", from, to, zone }], { staffId: "ana", sittings: [talk] }, chicago);

  expect(away("2026-12-08T00:00", "2026-12-09T00:00")).toBe(true);
  expect(away("2026-12-08T09:00", "2026-12-08T10:00")).toBe(false);
  expect(away("2026-12-08T11:00", "2026-12-08T12:00")).toBe(false);
  expect(away("2026-12-08T10:59", "2026-12-08T12:00")).toBe(true);
  expect(away("2026-12-08T11:00", "2026-12-08T12:00", "America/New_York")).toBe(true);
});

test("somebody else's time away is no matter", () => {
  const absences = [{ staffId: "ben", from: "2026-12-08T00:00", to: "2026-12-09T00:00" }];

  expect(isAwayThen(absences, { staffId: "ana", sittings: [talk] }, chicago)).toBe(false);
});

test("who is away by now is named with what a plan has for them, unless that is over", () => {
  const facts = {
    zone: chicago,
    branches: [],
    people: [madePerson("Ana", []), madePerson("Ben", [])],
    sessions: [madeSession("Talk", talk.start, talk.end)],
  };
  const chosen = ["Ana", "Ben"].map((person) => ({ person, session: "Talk" }));
  const absences = [{ staffId: "Ana", from: "2026-12-08T00:00", to: "2026-12-10T00:00" }];
  const told = (present: string) => awaySince(facts, { chosen }, { absences, present });

  expect(told("2026-12-01T00:00:00Z")).toEqual(["Ana: “Talk”, Dec 8, 2026"]);
  expect(told("2026-12-09T00:00:00Z")).toEqual([]);
});
