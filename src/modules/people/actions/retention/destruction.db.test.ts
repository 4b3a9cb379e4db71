import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { holdClock, now } from "#platform/time";
import { type Cast, makeCast } from "../../../../../tests/people/cast.ts";
import { key, openRecordDesk, type RecordDesk } from "../../../../../tests/people/record-desk.ts";
import { destructionList, destructionLists } from "../../queries/retention/destruction-lists.ts";
import { listText } from "../../rules/retention/destruction-list.ts";

const clock = holdClock("2026-11-22T12:00:00Z");
let desk: RecordDesk;
let cast: Cast;

beforeAll(async () => {
  desk = await openRecordDesk(await testDatabase());
  cast = await makeCast(desk.db, key);
});
beforeEach(async () => {
  await inTenants(desk.db, [cast.tenantId, cast.otherTenantId], async (tx) => {
    await tx.deleteFrom("destruction_lines").execute();
    await tx.deleteFrom("destruction_lists").execute();
    await tx.deleteFrom("legal_holds").execute();
    await tx.deleteFrom("record_retention").execute();
    await tx.deleteFrom("record_views").execute();
    await tx.deleteFrom("positions").where("ends_on", "is not", null).execute();
    await tx.deleteFrom("staff").where("account_id", "is", null).execute();
  });
});
afterAll(async () => {
  await desk.close();
  clock.release();
});

/** Someone who worked at Eastside until a day. */
async function leaver(name: string, endsOn: string, tenantId = cast.tenantId): Promise<string> {
  const staffId = newId();
  const times = { created_at: now(), changed_at: now() };
  await inTenants(desk.db, [tenantId], async (tx) => {
    await tx
      .insertInto("staff")
      .values({ tenant_id: tenantId, id: staffId, name, is_active: false, ...times })
      .execute();
    await tx
      .insertInto("positions")
      .values({
        tenant_id: tenantId,
        id: newId(),
        staff_id: staffId,
        organisation_id: tenantId === cast.tenantId ? cast.eastside : tenantId,
        role: "learner",
        starts_on: "1990-01-01",
        ends_on: endsOn,
        ...times,
      })
      .execute();
  });
  return staffId;
}

async function namesOfStaff(): Promise<readonly string[]> {
  const rows = await inTenants(desk.db, [cast.tenantId], async (tx) =>
    tx.selectFrom("staff").select("name").where("account_id", "is", null).orderBy("name").execute(),
  );
  return rows.map(({ name }) => name);
}

async function proposed() {
  await desk.run("people.propose-destruction");
  const [list] = await destructionLists(desk.db, cast.tenantId);
  return list === undefined ? undefined : destructionList(desk.db, cast.tenantId, list.id);
}

async function carryOut(listId: string): Promise<void> {
  await desk.run("people.destroy-records", { tenantId: cast.tenantId, listId });
}

async function lastAct() {
  return inTenants(desk.db, [cast.tenantId], async (tx) =>
    tx
      .selectFrom("audit_log")
      .select(["act", "details"])
      .orderBy("sequence", "desc")
      .executeTakeFirstOrThrow(),
  );
}

test("what was kept long enough is proposed and not destroyed; a day less is not", async () => {
  await leaver("Old Otis", "2019-11-20");
  await leaver("Young Yuri", "2019-11-22");
  await leaver("Faraway Fay", "2001-01-01", cast.otherTenantId);

  const found = await proposed();

  expect(found?.lines.map(({ about, dueOn, state }) => [about, dueOn, state])).toEqual([
    ["Old Otis, left on 2019-11-20", "2026-11-20", "due"],
  ]);
  expect(await namesOfStaff()).toEqual(["Old Otis", "Young Yuri"]);
  // Another night adds no second list while one waits.
  await desk.run("people.propose-destruction");
  expect((await destructionLists(desk.db, cast.tenantId)).length).toBe(1);
});

test("a list is approved without what should stay; the rest is destroyed, certified and logged with its digest", async () => {
  await leaver("Gone Gil", "2015-06-30");
  const kept = await leaver("Kept Kay", "2015-06-30");
  const found = await proposed();
  const listId = found?.list.id ?? "";
  const path = `/organisation/records/destruction/${listId}`;
  const page = await desk.get(cast.players.director, path);

  const sent = await desk.post(cast.players.director, `${path}/approval`, { keep: `staff-record ${kept}` });
  await carryOut(listId);

  expect(page.words).toContain("Gone Gil, left on 2015-06-30 Staff records 2015-06-30 2022-06-30");
  expect([sent.status, sent.location]).toEqual([303, `/organisation/records?employer=${cast.tenantId}`]);
  expect(await namesOfStaff()).toEqual(["Kept Kay"]);
  const approved = (found?.lines ?? []).filter(({ rowKey }) => rowKey !== kept);
  const digest = createHash("sha256").update(listText(listId, approved)).digest("hex");
  const certificate = await desk.get(cast.players.director, `${path}/certificate`);
  expect(certificate.words).toContain("Approved by Dee Director");
  expect(certificate.words).toContain(digest.replaceAll(/.{8}(?!$)/gu, "$& "));
  expect(certificate.words).toContain("Staff records 1 2015-06-30");
  expect(await lastAct()).toMatchObject({
    act: "destroy records",
    details: { digest, destroyed: { "staff-record": 1 } },
  });
  expect(JSON.stringify(await destructionList(desk.db, cast.tenantId, listId))).not.toContain("Gone Gil");
  // What someone chose to keep is not asked for again the next night.
  expect((await proposed())?.list.id).toBe(listId);
});

test("a list is decided once, and by those who may", async () => {
  await leaver("Waiting Wim", "2015-06-30");
  const listId = (await proposed())?.list.id ?? "";
  const path = `/organisation/records/destruction/${listId}`;
  const statuses = [];
  for (const part of ["owner", "supervisor", "coordinator", "other system"] as const)
    statuses.push((await desk.post(cast.players[part], `${path}/approval`)).status);

  expect(statuses).toEqual([404, 404, 403, 404]);
  expect((await desk.post(cast.players.director, `${path}/approval`)).status).toBe(303);
  expect((await desk.post(cast.players.director, `${path}/approval`)).status).toBe(409);
  expect((await desk.post(cast.players.director, `${path}/withdrawal`)).status).toBe(409);
  expect((await desk.get(cast.players.director, `${path}/certificate`)).status).toBe(404);
});

test("approving wants a recent proof of who it is", async () => {
  await leaver("Careful Cleo", "2015-06-30");
  const listId = (await proposed())?.list.id ?? "";
  clock.advance(16 * 60);

  await desk.post(cast.players.director, `/organisation/records/destruction/${listId}/approval`);

  expect((await destructionList(desk.db, cast.tenantId, listId)).list.state).toBe("proposed");
  clock.advance(-16 * 60);
});

test("a hold keeps its person’s records off the list, and from a list that was approved before it", async () => {
  const held = await leaver("Held Hugo", "2015-06-30");
  const late = await leaver("Late Lou", "2015-06-30");
  const office = cast.players.administrator;
  await desk.post(office, "/organisation/records/holds", { person: held, reason: "Case 7" });
  const found = await proposed();
  const listId = found?.list.id ?? "";
  expect(found?.lines.map(({ rowKey }) => rowKey)).toEqual([late]);
  const path = `/organisation/records/destruction/${listId}`;
  expect((await desk.get(office, path)).html).not.toContain("A legal hold was placed since");
  await desk.post(office, "/organisation/records/holds", { person: late, reason: "Case 9" });
  expect((await desk.get(office, path)).html).toContain(
    "Late Lou, left on 2015-06-30. A legal hold was placed since: it stays.",
  );

  await desk.post(cast.players.director, `/organisation/records/destruction/${listId}/approval`);
  await desk.post(office, "/organisation/records/holds", { recordClass: "staff-record", reason: "Case 8" });
  await carryOut(listId);

  expect(await namesOfStaff()).toEqual(["Held Hugo", "Late Lou"]);
  expect((await destructionList(desk.db, cast.tenantId, listId)).lines[0]?.state).toBe("held");
  const page = await desk.get(office, "/organisation/records");
  for (const [, path = ""] of page.html.matchAll(/action="([^"]+\/lifting[^"]*)"/gu))
    await desk.post(office, path);
  expect((await proposed())?.lines.map(({ about }) => about).toSorted()).toEqual([
    "Held Hugo, left on 2015-06-30",
    "Late Lou, left on 2015-06-30",
  ]);
});

test("a hold without a reason is asked for again, with the person who was found still chosen", async () => {
  const staffId = await leaver("Chosen Chloe", "2015-06-30");

  const page = await desk.post(cast.players.administrator, "/organisation/records/holds", {
    words: "chlo",
    person: staffId,
  });

  expect(page.status).toBe(422);
  expect(page.words).toContain("Reason is missing.");
  expect(page.html).toMatch(new RegExp(`name="person" value="${staffId}" checked`, "u"));
});

test("an employer sets how long, with its basis, and the next list follows it", async () => {
  await leaver("Shorter Shea", "2024-01-31");
  expect(await proposed()).toBe(undefined);
  const path = "/organisation/records/retention/staff-record";

  const wrong = await desk.post(cast.players.administrator, path, { days: "12.5" });
  const set = await desk.post(cast.players.administrator, path, {
    days: "365",
    basis: "Our schedule, line 4",
  });

  expect(wrong.words).toContain("Write whole days.");
  expect(wrong.words).toContain("Basis is missing.");
  expect(wrong.html).toContain('value="12.5"');
  expect(set.status).toBe(303);
  expect((await proposed())?.lines.map(({ about, dueOn, basis }) => [about, dueOn, basis])).toEqual([
    ["Shorter Shea, left on 2024-01-31", "2025-01-30", "Our schedule, line 4"],
  ]);
  expect((await desk.get(cast.players.director, path)).status).toBe(403);
  expect((await desk.get(cast.players.director, "/organisation/records")).words).toContain(
    "Our schedule, line 4",
  );
});

test("kept for good means never on a list", async () => {
  await leaver("Eternal Eve", "1999-01-31");
  await desk.post(cast.players.administrator, "/organisation/records/retention/staff-record", {
    basis: "History",
  });

  expect(await proposed()).toBe(undefined);
});
