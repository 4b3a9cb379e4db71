import fc from "fast-check";
import { expect, test } from "vitest";
import { coverage } from "../../src/modules/staffing/rules/desk-coverage/coverage.ts";
import type { Coverage } from "../../src/modules/staffing/rules/desk-coverage/result.ts";
import { shortfalls } from "../../src/modules/staffing/rules/desk-coverage/shortfalls.ts";
import { whatIf } from "../../src/modules/staffing/rules/desk-coverage/what-if.ts";
import type { Staffing } from "../../src/modules/staffing/rules/staffing.ts";
import { absence, aDate, member, pattern, staffings } from "./any-staffing.ts";
import { minutesOf, type Naive, naiveDay } from "./naive-coverage.ts";

const runs = { numRuns: 100, seed: 20261122 };
/** Some days around both changes of clocks. */
function around(staffing: Staffing): Coverage {
  const [spring, autumn] = [
    coverage(staffing, { from: "2027-03-12", to: "2027-03-18" }),
    coverage(staffing, { from: "2027-11-05", to: "2027-11-11" }),
  ];
  return { branches: [...spring.branches, ...autumn.branches] };
}

test("coverage agrees with a slow count, minute by minute, in which every assignment is tried", () => {
  fc.assert(
    fc.property(staffings, aDate, (staffing, date) => {
      for (const branch of staffing.branches) {
        const day = coverage(staffing, { from: date, to: date, branchIds: [branch.id] }).branches[0]!
          .days[0]!;

        expect(
          day.slots.map(({ building, desks }, slot): Naive => ({
            slotMinute: day.slotMinutes[slot]!,
            needed: desks.map(({ needed }) => needed),
            buildingPresent: building.present,
            short: desks.reduce((sum, { shortBy }) => sum + shortBy, 0),
            lacks: desks.filter(({ lacksPersonInCharge }) => lacksPersonInCharge).length,
            buildingShort: building.shortBy,
            buildingLacks: building.lacksPersonInCharge,
          })),
        ).toEqual(
          naiveDay(staffing, branch, date).map((slot, index) =>
            day.slots[index]?.isOpen ? slot : { ...slot, buildingPresent: 0 },
          ),
        );
      }
    }),
    runs,
  );
});

test("the order of the input does not matter", () => {
  fc.assert(
    fc.property(staffings, (staffing) => {
      const reversed = Object.fromEntries(
        Object.entries(staffing).map(([name, list]: [string, readonly unknown[]]) => [
          name,
          list.toReversed(),
        ]),
      ) as unknown as Staffing;
      const [forward, backward] = [staffing, reversed].map((each) => ({
        each,
        covered: around(each),
      }));

      expect(backward!.covered).toEqual(forward!.covered);
    }),
    { ...runs, numRuns: 20 },
  );
});

test("one more person, wherever they work, never makes a shortfall larger", () => {
  fc.assert(
    fc.property(
      staffings,
      fc.array(pattern, { minLength: 1, maxLength: 2 }),
      member("zoe"),
      (staffing, patterns, zoe) => {
        const more: Staffing = {
          ...staffing,
          staff: [...staffing.staff, zoe],
          patterns: [...staffing.patterns, ...patterns.map((each) => ({ ...each, staffId: "zoe" }))],
        };

        const [before, after] = [shortBySlot(around(staffing)), shortBySlot(around(more))];
        expect(after.filter((short, slot) => short > before[slot]!)).toEqual([]);
      },
    ),
    { ...runs, numRuns: 20 },
  );
});

test("every shortfall has a reason, and all short half-hours are told once", () => {
  fc.assert(
    fc.property(staffings, aDate, (staffing, date) => {
      const covered = coverage(staffing, { from: date, to: date });
      const told = shortfalls(staffing, covered);
      const posts = covered.branches.flatMap(({ days }) =>
        days.flatMap(({ slots }) => slots.flatMap(({ building, desks }) => [building, ...desks])),
      );
      const hours = told.reduce(
        (sum, { start, end }) => sum + (Date.parse(end) - Date.parse(start)) / 1_800_000,
        0,
      );

      expect(told.filter(({ reasons }) => reasons.length === 0)).toEqual([]);
      expect(hours).toBe(posts.filter((post) => post.shortBy > 0 || post.lacksPersonInCharge).length);
    }),
    { ...runs, numRuns: 60 },
  );
});

test("what an absence would do is what it does", () => {
  fc.assert(
    fc.property(staffings, absence, (staffing, absence) => {
      const { cover: _, ...supposed } = absence;
      const after = { ...staffing, absences: [...staffing.absences, supposed] };
      const [before, then] = [around(staffing), around(after)].map(shortPosts);
      const told = new Set(
        whatIf(staffing, { kind: "absence", absence: supposed }).flatMap(({ deskId, branchId, start, end }) =>
          minutesOf(Date.parse(start) / 1000, Date.parse(end) / 1000)
            .filter((at) => at % 1800 === 0)
            .map((at) => `${branchId} ${deskId ?? "building"} ${at}`),
        ),
      );

      const worse = [...then!]
        .filter(([post, lack]) => lack > (before!.get(post) ?? 0))
        .map(([post]) => post);
      expect([...told].sort()).toEqual(worse.sort());
    }),
    { ...runs, numRuns: 40 },
  );
});

function shortBySlot({ branches }: Coverage): readonly number[] {
  return branches.flatMap(({ days }) =>
    days.flatMap(({ slots }) =>
      slots.flatMap(({ building, desks }) => [
        building.shortBy,
        desks.reduce((sum, { shortBy }) => sum + shortBy, 0),
      ]),
    ),
  );
}

function shortPosts({ branches }: Coverage): ReadonlyMap<string, number> {
  const posts = new Map<string, number>();
  for (const { branchId, deskIds, days } of branches)
    for (const { startSeconds, slots } of days)
      slots.forEach(({ building, desks }, slot) => {
        [building, ...desks].forEach(({ shortBy, lacksPersonInCharge }, post) => {
          const name = post === 0 ? "building" : deskIds[post - 1];
          const lack = shortBy * 2 + (lacksPersonInCharge ? 1 : 0);
          if (lack > 0) posts.set(`${branchId} ${name} ${startSeconds + slot * 1800}`, lack);
        });
      });
  return posts;
}
