import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, inTenants, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import type { CreditTables } from "#modules/credit";
import type { PeopleTables } from "#modules/people";
import { holdClock } from "#platform/time";
import { issueCertificates } from "../../../src/modules/credit/actions/certificates/issue-certificates.ts";
import { type Cast, makeCast } from "../../people/cast.ts";
import { makeAwards } from "./made-awards.ts";

type Tables = CreditTables & PeopleTables;

const site = { secret: "an installation's secret of enough characters", publicUrl: "https://carrel.example" };
const clock = holdClock("2026-11-22T12:00:00Z");
let db: Db<Tables>;
let cast: Cast;

beforeAll(async () => {
  db = withTables<Tables>((await testDatabase()).db);
  cast = await makeCast(db, site.secret);
});
afterAll(() => clock.release());

async function kept() {
  return inTenants(db, [cast.tenantId], async (tx) => {
    const rows = await tx.selectFrom("certificates").select(["award_id", "number", "place"]).execute();
    const distinct = (of: (row: (typeof rows)[number]) => unknown) => new Set(rows.map(of)).size;
    return [rows.length, distinct((row) => row.award_id), distinct((row) => row.place)];
  });
}

test("issuing that is stopped, and two at once, leave none missing and none twice", async () => {
  const { tenantId, players } = cast;
  await makeAwards(db, { tenantId, organiserId: players.supervisor.staffId, count: 330 });
  const stopping = new AbortController();
  const told: (readonly [number, number])[] = [];

  const stopped = issueCertificates(db, site, tenantId, {
    signal: stopping.signal,
    onProgress: async (done, total) => {
      told.push([done, total]);
      if (done === 200) stopping.abort(new Error("The process ends."));
    },
  });
  await expect(stopped).rejects.toThrow("The process ends.");
  expect(await kept()).toEqual([200, 200, 200]);
  const unhurried = { onProgress: async () => {}, signal: new AbortController().signal };
  await Promise.all([1, 2].map(async () => issueCertificates(db, site, tenantId, unhurried)));

  expect(told).toEqual([
    [100, 330],
    [200, 330],
  ]);
  expect(await kept()).toEqual([330, 330, 330]);
  expect(await issueCertificates(db, site, tenantId, unhurried)).toBe(0);
});
