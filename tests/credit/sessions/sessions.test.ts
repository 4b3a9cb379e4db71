import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { type HeldClock, holdClock } from "#platform/time";
import { deliverWaiting } from "../../../src/modules/credit/actions/sessions/deliver-award.ts";
import { openSessionScene, type SessionScene } from "./session-scene.ts";

let scene: SessionScene;
let clock: HeldClock;

beforeAll(async () => {
  scene = await openSessionScene();
});
afterAll(async () => scene.close());
beforeEach(() => {
  clock = holdClock("2026-12-03T16:30:00Z");
});
afterEach(() => clock.release());

const zoom = (rows: readonly string[]) =>
  ["Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest", ...rows].join("\n");
const ana = "Ana Owner,ana.owner@library.example";
const first = zoom([
  `${ana},12/03/2026 08:55:00 AM,12/03/2026 10:00:00 AM,65,No`,
  `Cole Colleague,cole.colleague@library.example,12/03/2026 09:00:00 AM,12/03/2026 11:05:00 AM,125,No`,
  `Gus Guest,gus@elsewhere.example,12/03/2026 09:00:00 AM,12/03/2026 09:30:00 AM,30,Yes`,
  `read.ai meeting notes,,12/03/2026 09:00:00 AM,12/03/2026 11:00:00 AM,120,Yes`,
]);
const second = zoom([`${ana},12/03/2026 09:30:00 AM,12/03/2026 10:45:00 AM,75,No`]);

async function countFile(session: string, name: string, text: string) {
  const read = await scene.sendFile("supervisor", `${session}/attendance`, name, text);
  return scene.send("supervisor", `${read.location}/confirmation`, "");
}

test("a report counts once it was looked at, the same file again changes nothing, and two are united", async () => {
  const session = await scene.addSession("supervisor");

  const preview = await scene.sendFile("supervisor", `${session}/attendance`, "one.csv", first);
  expect(preview.text).toContain("Zoom meeting, 3 people, 3 of them there long enough by this report alone.");
  expect(await scene.people(session)).toEqual([]);

  await scene.send("supervisor", `${preview.location}/confirmation`, "");
  const once = await scene.people(session);
  expect(once).toEqual([
    ["Ana Owner", 60, "qualifies"],
    ["Cole Colleague", 120, "qualifies"],
    ["Gus Guest", 30, "qualifies"],
    ["read.ai meeting notes", 0, "set apart"],
  ]);

  const again = await scene.sendFile("supervisor", `${session}/attendance`, "one again.csv", first);
  expect(again.text).toContain("This file counts already. Nothing was changed.");
  expect(again.location).toBe(preview.location);
  expect(await scene.people(session)).toEqual(once);

  const other = await countFile(session, "two.csv", second);
  expect((await scene.people(session))[0]).toEqual(["Ana Owner", 105, "qualifies"]);
  const [undo = ""] = /\/sessions\/[0-9a-f-]+\/attendance\/[0-9a-f-]+\/removal/u.exec(other.text) ?? [];
  await scene.send("supervisor", undo, "");
  expect(await scene.people(session)).toEqual(once);
});

test("credit is awarded once, goes into the record of who has an account, and leaves it when it is revoked", async () => {
  const session = await scene.addSession("supervisor");
  await countFile(session, "one.csv", first);
  expect((await scene.send("supervisor", `${session}/awards`, "")).status).toBe(403);

  const awarded = await scene.send("coordinator", `${session}/awards`, "");
  expect(awarded.text).toContain("Awarded credit to 3 people.");
  const three = [
    ["Ana Owner", 60, false, true],
    ["Cole Colleague", 120, false, true],
    ["Gus Guest", 30, false, false],
  ];
  expect(await scene.awards(session)).toEqual(three);
  expect(await scene.record("owner")).toEqual([["Mending", 60]]);

  expect((await scene.send("director", `${session}/awards`, "")).text).toContain(
    "Nothing was left to award.",
  );
  expect(await scene.awards(session)).toEqual(three);

  const [person = ""] = /\/sessions\/[0-9a-f-]+\/people\/[0-9a-f-]+/u.exec(awarded.text) ?? [];
  expect((await scene.send("coordinator", `${person}/revocation`, "")).status).toBe(422);
  const entry = await scene.entryOfAward("owner", session);
  const exported = (await scene.page("owner", "/record/transcript.json")).text;
  await scene.send("coordinator", `${person}/revocation`, "because=The+wrong+report");
  expect(await scene.record("owner")).toEqual([]);

  expect((await scene.page("owner", entry)).text).toContain("took this award back: “The wrong report”");
  const restored = await scene.send("owner", `${entry}/restoration`, "");
  expect([restored.status, restored.text.includes("so its entry cannot be put back")]).toEqual([403, true]);
  const file = await scene.sendFile("owner", "/record/import", "mine.json", exported);
  expect(file.text).toContain("stays away: its employer took it back");
  await scene.send("owner", `${file.location}/confirmation`, "");
  expect(await scene.record("owner")).toEqual([]);

  await scene.send("coordinator", `${session}/awards`, "");
  expect((await scene.awards(session)).slice(0, 2)).toEqual([
    ["Ana Owner", 60, true, true],
    ["Ana Owner", 60, false, true],
  ]);
  expect(await scene.record("owner")).toEqual([["Mending", 60]]);
});

test("nobody awards credit to themselves, and nobody sets their own minutes", async () => {
  const session = await scene.addSession("coordinator");
  await scene.send("coordinator", `${session}/additions`, "kind=by+hand&people=Cory+Coordinator");

  const page = await scene.page("coordinator", session);
  expect(page.text).toContain("Your own attendance waits for someone else who may award");
  await scene.send("coordinator", `${session}/awards`, "");
  expect(await scene.awards(session)).toEqual([]);
  const [person = ""] = /\/sessions\/[0-9a-f-]+\/people\/[0-9a-f-]+/u.exec(page.text) ?? [];
  const set = await scene.send("coordinator", `${person}/excuse`, "minutes=120&reason=Because");
  expect([set.status, set.text.includes("Nobody sets their own minutes")]).toEqual([422, true]);

  await scene.send("director", `${session}/awards`, "");
  expect(await scene.awards(session)).toEqual([["Cory Coordinator", 120, false, true]]);
});

test("an award waits for who has no account yet, and is delivered once when they have", async () => {
  const { cast, program } = scene;
  const session = await scene.addSession("supervisor");
  await countFile(session, "one.csv", first);
  const link = async (accountId: string | null) =>
    inTenants(program.db, [cast.tenantId], async (tx) => {
      await tx
        .updateTable("staff")
        .set({ account_id: accountId })
        .where("id", "=", cast.players.colleague.staffId)
        .execute();
    });
  await link(null);
  await scene.send("coordinator", `${session}/awards`, "");
  expect((await scene.awards(session))[1]).toEqual(["Cole Colleague", 120, false, false]);

  await link(cast.players.colleague.accountId);
  expect([await deliverWaiting(program.db), await deliverWaiting(program.db)]).toEqual([1, 0]);
  expect((await scene.awards(session))[1]).toEqual(["Cole Colleague", 120, false, true]);
  expect((await scene.record("colleague")).filter(([, minutes]) => minutes === 120)).toHaveLength(2);
});

test("a name alone is nobody’s until somebody says who it is, and what they say can be taken back", async () => {
  const session = await scene.addSession("supervisor");
  const nameless = zoom([
    `Ana Owner,,12/03/2026 09:00:00 AM,12/03/2026 10:00:00 AM,60,Yes`,
    `${ana},12/03/2026 10:00:00 AM,12/03/2026 11:00:00 AM,60,No`,
    `Cole Colleague,,12/03/2026 09:00:00 AM,12/03/2026 11:00:00 AM,120,Yes`,
  ]);
  await countFile(session, "names.csv", nameless);
  const waiting = await scene.people(session);
  expect(waiting.map(([, , state]) => state)).toEqual(["ambiguous", "ambiguous", "ambiguous"]);
  await scene.send("coordinator", `${session}/awards`, "");
  expect(await scene.awards(session)).toEqual([]);

  const queue = await scene.page("supervisor", `${session}/queue`);
  const keys = [...queue.text.matchAll(/name="key" value="([^"]*)"/gu)].map(([, key = ""]) => key);
  const [one, two, cole = ""] = keys;
  const same = `kind=same&key=${encodeURIComponent(one ?? "")}&key=${encodeURIComponent(two ?? "")}`;
  const decided = await scene.send("supervisor", `${session}/additions`, same);
  const { staffId } = scene.cast.players.colleague;
  await scene.send(
    "supervisor",
    `${session}/additions`,
    `kind=colleague&key=${encodeURIComponent(cole)}&staff=${staffId}`,
  );
  expect(await scene.people(session)).toEqual([
    ["Ana Owner", 120, "qualifies"],
    ["Cole Colleague", 120, "qualifies"],
  ]);

  const [undo = ""] = /\/sessions\/[0-9a-f-]+\/additions\/[0-9a-f-]+\/removal/u.exec(decided.text) ?? [];
  await scene.send("supervisor", undo, "");
  expect((await scene.people(session)).map(([, , state]) => state)).toEqual([
    "ambiguous",
    "ambiguous",
    "qualifies",
  ]);
});

test("dates that can be read in two ways are asked about, and nothing counts before the answer", async () => {
  const session = await scene.addSession("supervisor", "2026-04-30");
  const report = zoom([`${ana},06/07/2026 09:00:00 AM,06/07/2026 11:00:00 AM,120,No`]);

  const read = await scene.sendFile("supervisor", `${session}/attendance`, "dates.csv", report);
  expect(read.text).toContain("Which day is meant?");
  expect(read.text).toContain("Sun, Jun 7, 2026");
  expect(read.text).toContain("Mon, Jul 6, 2026");
  expect((await scene.send("supervisor", `${read.location}/confirmation`, "")).status).toBe(409);

  const answered = await scene.send("supervisor", `${read.location}/dates`, "dateOrder=month-first");
  expect(answered.text).not.toContain("Which day is meant?");
  expect((await scene.send("supervisor", `${read.location}/confirmation`, "")).status).toBe(303);
});

test("a group that watched behind one login is credited by name, and the login is not", async () => {
  const session = await scene.addSession("supervisor");
  await countFile(
    session,
    "room.csv",
    zoom([`Eastside meeting room,,12/03/2026 09:00:00 AM,12/03/2026 11:00:00 AM,120,Yes`]),
  );

  const members = encodeURIComponent("Ana Owner\nGus Guest <gus@elsewhere.example>");
  await scene.send(
    "supervisor",
    `${session}/additions`,
    `kind=roster&login=Eastside+meeting+room&members=${members}`,
  );

  expect(await scene.people(session)).toEqual([
    ["Ana Owner", 120, "qualifies"],
    ["Eastside meeting room", 0, "set apart"],
    ["Gus Guest", 120, "qualifies"],
  ]);
});

test("everyone sees their own attendance and nobody another’s; another library sees nothing", async () => {
  const session = await scene.addSession("supervisor");
  await countFile(session, "one.csv", first);
  const held = await scene.page("supervisor", session);
  const people = [...held.text.matchAll(/\/sessions\/[0-9a-f-]+\/people\/[0-9a-f-]+/gu)].map(
    ([path]) => path,
  );
  const [anas = "", coles = ""] = people;

  const own = await scene.page("owner", session);
  expect(own.text).toContain("Eastern (New York)");
  expect([own.status, own.text.includes("Your attendance"), own.text.includes("Cole")]).toEqual([
    200,
    true,
    false,
  ]);
  const statuses = async (part: "owner" | "colleague" | "other system" | "supervisor") =>
    Promise.all(
      [session, anas, coles, `${session}/attendance`].map(
        async (path) => (await scene.page(part, path)).status,
      ),
    );
  expect(await statuses("owner")).toEqual([200, 200, 404, 403]);
  expect(await statuses("colleague")).toEqual([200, 404, 200, 403]);
  expect(await statuses("supervisor")).toEqual([200, 200, 200, 200]);
  expect(await statuses("other system")).toEqual([404, 404, 404, 404]);
});

test("a session is changed and counted anew, put back, removed and restored", async () => {
  const session = await scene.addSession("supervisor");
  await countFile(session, "one.csv", first);
  const fields = `title=Mending&day=2026-12-03&hours=9-11&breaks=9:30-9:45&zone=America/New_York&organisation=${scene.cast.eastside}&grace=0`;

  const wrong = await scene.send("supervisor", session, fields.replace("9-11", "late"));
  expect([wrong.status, wrong.text.includes('value="late"')]).toEqual([422, true]);
  await scene.send("supervisor", session, fields);
  expect((await scene.people(session))[0]).toEqual(["Ana Owner", 45, "qualifies"]);
  await scene.send("supervisor", `${session}/undoing`, "");
  expect((await scene.people(session))[0]).toEqual(["Ana Owner", 60, "qualifies"]);

  await scene.send("supervisor", `${session}/removal`, "");
  expect((await scene.page("owner", session)).status).toBe(403);
  await scene.send("supervisor", `${session}/restoration`, "");
  expect((await scene.page("owner", session)).status).toBe(200);
  await scene.send("coordinator", `${session}/awards`, "");
  expect((await scene.send("supervisor", `${session}/removal`, "")).status).toBe(409);
});

test("credit for many is awarded by a job, shown as it goes, and twice changes nothing", async () => {
  clock.release();
  const session = await scene.addSession("supervisor");
  const rows = Array.from(
    { length: 130 },
    (_, place) =>
      `Guest ${place},guest${place}@elsewhere.example,12/03/2026 09:00:00 AM,12/03/2026 11:00:00 AM,120,Yes`,
  );
  await countFile(session, "many.csv", zoom(rows));

  const [begun] = await Promise.all([
    scene.send("coordinator", `${session}/awards`, ""),
    scene.send("director", `${session}/awards`, ""),
  ]);
  expect(begun.location).toContain(session);
  let text = "";
  for (let looks = 0; looks < 200 && !text.includes("130 have been awarded it"); looks += 1) {
    await new Promise((resolve) => void setTimeout(resolve, 50));
    text = (await scene.page("coordinator", session)).text;
  }

  expect(text).toContain("130 qualify for credit. 130 have been awarded it.");
  expect((await scene.awards(session)).length).toBe(130);
  expect((await scene.page("coordinator", `${session}?after=`)).text).toContain("More people");
});
