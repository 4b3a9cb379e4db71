import fc from "fast-check";
import { expect, test } from "vitest";
import { formatInstant, parseInstant } from "#platform/time";
import { madePerson, madeSession, madeTeamPlan } from "../../../../../tests/planner/team-plan/made-team.ts";
import type { TeamPlan } from "../team/team-plan.ts";
import { deskMonths } from "./desk-months.ts";
import type { TeamFacts } from "./team-facts.ts";

const zone = "America/Chicago";
const january = { from: "2027-01-01", to: "2027-01-31" };
const turnOfYear = { from: "2026-12-15", to: "2027-02-01" };

const [nine, five] = ["2027-01-14T15:00:00Z", "2027-01-14T23:00:00Z"];
const desk = (id: string, people: number) => ({
  id,
  name: id,
  minimums: [{ start: nine, end: five, people, qualified: {} }],
});
const shiftAt = (branchId: string) => [{ start: nine, end: five, branchId }];

test("whoever is sent to another branch is counted there, and no longer at their own", () => {
  const facts: TeamFacts = {
    zone,
    branches: [desk("east", 2), desk("west", 1)],
    people: [
      madePerson("ana", shiftAt("west")),
      madePerson("ben", shiftAt("east")),
      madePerson("cleo", shiftAt("east")),
      madePerson("dan", shiftAt("east")),
    ],
    sessions: [madeSession("talk", "2027-01-14T16:00:00Z", "2027-01-14T17:00:00Z")],
  };
  const floats = [
    { person: "dan", branch: "west", start: "2027-01-14T16:00:00Z", end: "2027-01-14T17:00:00Z" },
  ];

  const shown = deskMonths(
    facts,
    madeTeamPlan({ chosen: [{ person: "ana", session: "talk" }], floats }),
    january,
  );

  expect(shown).toEqual({
    months: ["2027-01"],
    rows: [
      { branch: "east", cells: [{ present: 2, needed: 2, day: "2027-01-14" }] },
      { branch: "west", cells: [{ present: 1, needed: 1, day: "2027-01-14" }] },
    ],
  });
});

test("each month of the plan has its place; one in which nobody is away for it has nothing to tell", () => {
  const facts: TeamFacts = {
    zone,
    branches: [desk("east", 2)],
    people: [madePerson("ana", shiftAt("east"))],
    sessions: [],
  };

  expect(deskMonths(facts, madeTeamPlan({ chosen: [], floats: [] }), turnOfYear)).toEqual({
    months: ["2026-12", "2027-01", "2027-02"],
    rows: [{ branch: "east", cells: [undefined, undefined, undefined] }],
  });
});

const first = parseInstant("2027-01-30T00:00:00Z") ?? 0;
/** Times on quarter-hours of four days, some over midnight and the end of a month. */
const times = fc.tuple(fc.nat({ max: 4 * 96 }), fc.integer({ min: 1, max: 60 })).map(([from, length]) => ({
  start: formatInstant(first + from * 900),
  end: formatInstant(first + (from + length) * 900),
}));
const branchIds = fc.constantFrom("east", "west");
const staffIds = fc.constantFrom("ana", "ben", "cleo");

test("the leanest times are those that every half-hour of everyone shows", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(staffIds, branchIds, times), { maxLength: 8 }),
      fc.array(fc.tuple(branchIds, times, fc.nat({ max: 3 })), { maxLength: 6 }),
      fc.array(fc.tuple(staffIds, times), { maxLength: 5 }),
      fc.array(fc.tuple(staffIds, branchIds, times), { maxLength: 3 }),
      (shifts, minimums, taken, sent) => {
        const facts: TeamFacts = {
          zone,
          branches: ["east", "west"].map((id) => ({
            id,
            name: id,
            minimums: minimums.flatMap(([branch, time, people]) =>
              branch === id ? [{ ...time, people, qualified: {} }] : [],
            ),
          })),
          people: ["ana", "ben", "cleo"].map((id) =>
            madePerson(
              id,
              shifts.flatMap(([staffId, branchId, time]) => (staffId === id ? [{ ...time, branchId }] : [])),
            ),
          ),
          sessions: taken.map(([, { start, end }], number) => madeSession(`s${number}`, start, end)),
        };
        const chosen = taken.map(([person], number) => ({ person, session: `s${number}` }));
        const floats = sent.map(([person, branch, time]) => ({ person, branch, ...time }));

        const { rows, months } = deskMonths(facts, madeTeamPlan({ chosen, floats }), january);

        const spare = rows.flatMap(({ branch, cells }) =>
          cells.flatMap((cell, month) =>
            cell === undefined ? [] : [`${branch} ${months[month]} ${cell.present - cell.needed}`],
          ),
        );
        expect(spare).toEqual(leanestOfAll(facts, { chosen, floats }));
      },
    ),
    { numRuns: 300, seed: 20_270_101 },
  );
});

/** The same by going through everything: branch, month and how many can be spared. */
function leanestOfAll(facts: TeamFacts, { chosen, floats }: Pick<TeamPlan, "chosen" | "floats">) {
  const moved = floats.filter(
    ({ person, branch, start, end }) =>
      !facts.people.some(
        ({ id, shifts }) =>
          id === person &&
          shifts.some((shift) => shift.branchId === branch && shift.start <= start && shift.end >= end),
      ),
  );
  const trips = chosen.flatMap(({ person, session }) =>
    facts.sessions.flatMap(({ id, sittings }) =>
      id === session ? sittings.map((s) => ({ person, ...s })) : [],
    ),
  );
  return facts.branches.flatMap(({ id: branch, minimums }) => {
    const months = new Map<string, number>();
    for (const { start, end, people: needed } of minimums)
      for (let at = parseInstant(start) ?? 0; at < (parseInstant(end) ?? 0); at += 1800) {
        const [from, to] = [formatInstant(at), formatInstant(at + 1800)];
        const stays = [
          ...facts.people.flatMap(({ id, shifts }) =>
            shifts.filter(({ branchId }) => branchId === branch).map((shift) => ({ person: id, ...shift })),
          ),
          ...moved.filter((move) => move.branch === branch),
        ].filter((stay) => stay.start <= from && stay.end >= to);
        const left = stays.filter(
          ({ person }) =>
            ![...trips, ...moved.filter((move) => move.branch !== branch)].some(
              (away) => away.person === person && away.start < to && from < away.end,
            ),
        );
        if (left.length === stays.length) continue;
        // Six hours behind, in winter.
        const month = formatInstant(at - 6 * 3600).slice(0, 7);
        months.set(month, Math.min(months.get(month) ?? Infinity, left.length - needed));
      }
    return [...months.keys()].toSorted().map((month) => `${branch} ${month} ${months.get(month)}`);
  });
}
