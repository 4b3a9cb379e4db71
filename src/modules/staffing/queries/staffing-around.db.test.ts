import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Db, inTenants, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import type { PeopleTables } from "#modules/people";
import { systems } from "../../../../tests/staffing/any-system.ts";
import { keepStaffing } from "../../../../tests/staffing/keep-staffing.ts";
import { coverage } from "../rules/desk-coverage/coverage.ts";
import { shortfalls } from "../rules/desk-coverage/shortfalls.ts";
import { fitOf } from "../rules/free-times/fit.ts";
import { takenTimes } from "../rules/free-times/taken-times.ts";
import type { Staffing } from "../rules/staffing.ts";
import { whoCanCover } from "../rules/substitutes/who-can-cover.ts";
import type { StaffingTables } from "../tables.ts";
import { staffingAround, staffingForCalling, staffingOf } from "./staffing.ts";
import { whoMatters } from "./who-matters.ts";

const range = { from: "2027-03-12", to: "2027-03-16", zone: "America/New_York" };
const runs = { numRuns: 10, seed: 20_261_122 };
const overnight = {
  id: "asked",
  title: "",
  zone: "UTC",
  attendance: "away" as const,
  travelMinutesBefore: 20,
  travelMinutesAfter: 20,
  start: "2027-03-13T14:00:00Z",
  end: "2027-03-15T02:00:00Z",
};
let db: Db<StaffingTables & PeopleTables>;

beforeAll(async () => {
  db = withTables((await testDatabase()).db);
});

/** Keeps any system, and asks it what `ask` asks; the whole of it is given too. */
async function inAnySystem(
  ask: (tx: typeof db, tenantId: string, whole: Staffing) => Promise<void>,
): Promise<void> {
  // Not shrunk: each run writes a whole system.
  for (const system of fc.sample(systems, runs)) {
    const tenantId = await keepStaffing(db, system);
    await inTenants(db, [tenantId], async (tx) => ask(tx, tenantId, await staffingOf(tx, tenantId, range)));
  }
}

test("what is around a branch covers it as everything does, with the same reasons", async () => {
  let [around, all, short] = [0, 0, 0];
  await inAnySystem(async (tx, tenantId, whole) => {
    for (const { id } of whole.branches) {
      const part = await staffingAround(tx, tenantId, range, [id]);
      const asked = { ...range, branchIds: [id] };
      const [expected, found] = [coverage(whole, asked), coverage(part, asked)];

      expect(found).toEqual(expected);
      expect(shortfalls(part, found)).toEqual(shortfalls(whole, expected));
      around += part.staff.length;
      all += whole.staff.length;
      short += shortfalls(part, found).length;
    }
  });
  expect(around).toBeLessThan(all * 0.8);
  expect(short).toBeGreaterThan(100);
});

test("who can be called to a branch is the same, with every reason why not", async () => {
  let asked = 0;
  await inAnySystem(async (tx, tenantId, whole) => {
    for (const { id } of whole.branches.slice(0, 3)) {
      const part = await staffingForCalling(tx, tenantId, range, [id]);
      const covered = coverage(whole, { ...range, branchIds: [id] });
      for (const short of shortfalls(whole, covered).slice(0, 4)) {
        const gap = { ...short, needsPersonInCharge: short.lacksPersonInCharge };
        const candidates = whoCanCover(whole, gap);

        expect(whoCanCover(part, gap)).toEqual(candidates);
        asked += candidates.length;
      }
    }
  });
  expect(asked).toBeGreaterThan(100);
});

test("what fits a person, and when they are needed, is the same", async () => {
  let needed = 0;
  await inAnySystem(async (tx, tenantId, whole) => {
    for (const { id } of whole.staff.slice(0, 4)) {
      const { placeIds } = await whoMatters(tx, tenantId, { ...range, branchIds: [], staffIds: [id] });
      const part = await staffingAround(tx, tenantId, range, placeIds);
      const session = {
        ...overnight,
        staffId: id,
      };

      expect(fitOf(part, session)).toEqual(fitOf(whole, session));
      expect(takenTimes(part, id, range)).toEqual(takenTimes(whole, id, range));
      needed += takenTimes(part, id, range).length;
    }
  });
  expect(needed).toBeGreaterThan(20);
});
