import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, inTenants, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { type HeldClock, holdClock } from "#platform/time";
import type { CreditTables } from "#modules/credit";
import type { PeopleTables, Viewer } from "#modules/people";
import {
  awardAll,
  awardCredit,
  awarderOf,
} from "../../../src/modules/credit/actions/sessions/award-credit.ts";
import { keepReport, setCounted } from "../../../src/modules/credit/actions/sessions/import-attendance.ts";
import { holdSession } from "../../../src/modules/credit/actions/sessions/keep-session.ts";
import { awardOf } from "../../../src/modules/credit/queries/sessions/award.ts";
import { readAttendance } from "../../../src/modules/credit/rules/attendance/read-attendance.ts";
import { type Cast, makeCast } from "../../people/cast.ts";

let db: Db<CreditTables & PeopleTables>;
let cast: Cast;
let clock: HeldClock;

beforeAll(async () => {
  clock = holdClock("2026-12-03T20:00:00Z");
  db = withTables((await testDatabase()).db);
  cast = await makeCast(db, "a key of the tests with enough characters");
});
afterAll(() => clock.release());

function viewer(role: "coordinator" | "supervisor"): Viewer {
  const { accountId, staffId } = cast.players[role];
  return {
    accountId,
    name: role,
    email: `${role}@library.example`,
    zone: undefined,
    isInstallationAdministrator: false,
    sessionId: "",
    confirmedAt: "2026-12-03T20:00:00Z",
    positions: [
      {
        tenantId: cast.tenantId,
        staffId,
        organisationId: cast.tenantId,
        organisationName: "Harbor County",
        role,
      },
    ],
  };
}

async function sessionOf(people: number): Promise<string> {
  const sessionId = await holdSession(db, viewer("supervisor"), {
    tenantId: cast.tenantId,
    facts: {
      organisationId: cast.eastside,
      title: "Mending",
      startsAt: "2026-12-03T14:00:00Z",
      endsAt: "2026-12-03T16:00:00Z",
      zone: "America/New_York",
      place: "",
      link: "",
      breaks: [],
      offeringId: undefined,
      topics: ["preservation"],
      categories: {},
      mode: "live",
      bridgeSeconds: 60,
      graceMinutes: 0,
      thresholdHundredths: 0,
      rounding: "floor",
      stepMinutes: 1,
    },
  });
  const rows = Array.from(
    { length: people },
    (_, place) => `Guest ${place},guest${place}@elsewhere.example,2026-12-03 09:00:00,2026-12-03 10:00:00`,
  );
  const ana = "Ana Owner,ana.owner@library.example,2026-12-03 09:00:00,2026-12-03 11:00:00";
  const bytes = Buffer.from(["Name,Email,Join Time,Leave Time", ana, ...rows].join("\n"));
  const { report } = await readAttendance(bytes, { zone: "America/New_York" });
  if (report === undefined) throw new Error("The report was not read.");
  const { id } = await keepReport(db, viewer("supervisor"), {
    sessionId,
    file: {
      fileName: "report.csv",
      bytes,
      rows: [],
      reading: { report, otherReport: undefined, asked: undefined },
    },
  });
  await setCounted(db, viewer("supervisor"), { sessionId, id, counts: true });
  return sessionId;
}

const awardsOf = async (sessionId: string) =>
  inTenants(db, [cast.tenantId], async (tx) =>
    tx
      .selectFrom("awards")
      .select(["id", "name", "minutes", "certificate_number as number", "delivered_to as deliveredTo"])
      .where("session_id", "=", sessionId)
      .orderBy("name")
      .execute(),
  );

test("awarding many that is stopped goes on where it was: none is missing and none is there twice", async () => {
  const sessionId = await sessionOf(250);
  const work = { tenantId: cast.tenantId, sessionId, by: awarderOf(viewer("coordinator"), cast.tenantId) };
  const stop = new AbortController();
  const seen: (readonly [number, number])[] = [];

  const stopped = awardAll(db, work, {
    onProgress: async (done, total) => {
      seen.push([done, total]);
      stop.abort();
    },
    signal: stop.signal,
  });
  await expect(stopped).rejects.toThrow("aborted");
  expect([seen, (await awardsOf(sessionId)).length]).toEqual([[[100, 251]], 100]);

  await awardAll(db, work, { onProgress: async () => {}, signal: new AbortController().signal });
  await awardAll(db, work, { onProgress: async () => {}, signal: new AbortController().signal });
  const awards = await awardsOf(sessionId);
  expect([awards.length, new Set(awards.map(({ name }) => name)).size]).toEqual([251, 251]);
  expect(new Set(awards.map(({ number }) => number)).size).toBe(251);
  expect(awards[0]).toMatchObject({ name: "Ana Owner", deliveredTo: cast.players.owner.accountId });
});

test("an award says all that a certificate needs, and stays so when the session is counted otherwise", async () => {
  const sessionId = await sessionOf(0);
  expect(await awardCredit(db, viewer("coordinator"), sessionId)).toEqual({ awarded: 1 });
  expect(await awardCredit(db, viewer("coordinator"), sessionId)).toEqual({ awarded: 0 });

  const [kept] = await awardsOf(sessionId);
  const award = await awardOf(db, cast.tenantId, kept?.id ?? "");
  expect([award.name, award.minutes, award.session.title, award.awardedBy, award.revoked]).toEqual([
    "Ana Owner",
    120,
    "Mending",
    "coordinator",
    undefined,
  ]);
  expect(award.calculation?.attendedSeconds).toBe(7200);
  expect(award.certificateNumber).toMatch(/^[A-Z]{5}(-[A-Z]{5}){5}$/u);
  await expect(awardOf(db, cast.otherTenantId, kept?.id ?? "")).rejects.toThrow("There is no such award.");
});
