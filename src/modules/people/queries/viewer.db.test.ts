import { expect, test } from "vitest";
import type { Db } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { holdClock, localDay } from "#platform/time";
import { makeLibrary } from "../../../../tests/people/made-library.ts";
import type { PeopleTables } from "../tables.ts";
import { sessionTokenOf, viewerOfSession } from "./viewer.ts";

/** Whether a position is held at some moments by someone whose clock shows a zone, on a site in New York. */
async function isHeldAt(
  db: Db<PeopleTables>,
  given: { readonly zone: string | null; readonly startsOn: string; readonly endsOn: string | null },
  moments: readonly string[],
): Promise<readonly boolean[]> {
  const clock = holdClock("2026-11-21T18:00:00Z");
  const { token, administrator } = await makeLibrary(db);
  clock.release();
  await db
    .updateTable("accounts")
    .set({ zone: given.zone })
    .where("tenant_id", "=", administrator.accountId)
    .execute();
  await db
    .updateTable("positions")
    .set({ starts_on: given.startsOn, ends_on: given.endsOn })
    .where("staff_id", "=", administrator.positions[0]?.staffId ?? "")
    .execute();
  const held: boolean[] = [];
  for (const moment of moments) {
    const session = sessionTokenOf(token);
    const found =
      session && (await viewerOfSession(db, session, (zone) => localDay(zone ?? "America/New_York", moment)));
    held.push(found?.viewer.positions.length === 1);
  }
  return held;
}

test("a position lasts to the end of its last day by its holder's clock, not by that of UTC", () =>
  testInTransaction<PeopleTables>(async (db) => {
    const given = { zone: "America/Los_Angeles", startsOn: "2026-11-01", endsOn: "2026-11-22" };

    // 6 in the evening, and half an hour past midnight.
    expect(await isHeldAt(db, given, ["2026-11-23T02:00:00Z", "2026-11-23T08:30:00Z"])).toEqual([
      true,
      false,
    ]);
  }));

test("a position begins with its first day by its holder's clock, where that is ahead of UTC", () =>
  testInTransaction<PeopleTables>(async (db) => {
    const given = { zone: "Pacific/Guam", startsOn: "2026-11-24", endsOn: null };

    // 11 in the evening, and 8 in the morning.
    expect(await isHeldAt(db, given, ["2026-11-23T13:00:00Z", "2026-11-23T22:00:00Z"])).toEqual([
      false,
      true,
    ]);
  }));

test("who names no zone goes by the site's", () =>
  testInTransaction<PeopleTables>(async (db) => {
    const given = { zone: null, startsOn: "2026-11-01", endsOn: "2026-11-22" };

    expect(await isHeldAt(db, given, ["2026-11-23T04:59:00Z", "2026-11-23T05:01:00Z"])).toEqual([
      true,
      false,
    ]);
  }));
