import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { type HeldClock, holdClock } from "#platform/time";
import { recordEntry } from "../../src/modules/credit/actions/record/record-entry.ts";
import { rational } from "../../src/modules/credit/rules/exact/rational.ts";
import { made } from "./record/made-record.ts";
import { openSessionScene, type SessionScene } from "./sessions/session-scene.ts";

let scene: SessionScene;
let clock: HeldClock;
let session = "";

const came = [
  "Name,Email,Join,Leave",
  "Ana Owner,ana.owner@library.example,2026-12-03 09:00,2026-12-03 11:00",
  "Cole Colleague,cole.colleague@library.example,2026-12-03 09:00,2026-12-03 10:00",
].join("\n");

/** Ana: two hours awarded, and 3 semester hours accepted. Cole: one hour awarded, and one that still waits. */
beforeAll(async () => {
  clock = holdClock("2026-12-04T14:00:00Z");
  scene = await openSessionScene();
  const { program, cast } = scene;
  session = await scene.addSession("supervisor");
  const { location } = await scene.sendFile("supervisor", `${session}/attendance`, "report.csv", came);
  await scene.send("supervisor", `${location}/confirmation`, "");
  await scene.send("coordinator", `${session}/awards`, "");
  for (const [part, measured] of [
    ["owner", { quantity: rational(3), measure: "semester hour" }],
    ["colleague", { minutes: 60 }],
  ] as const) {
    const facts = made({ title: `Course of ${part}`, from: "2026-10-01", to: "2026-10-01", measured });
    const { id } = await recordEntry(program.db, cast.players[part].accountId, facts, { source: "own" });
    const to = `employer=${cast.tenantId}&pack=us-ny-school-librarian`;
    await scene.send(part, `/record/entries/${id}/claims`, to);
  }
  const waiting = await inTenants(program.db, [cast.tenantId], async (tx) =>
    tx
      .selectFrom("credit_claims")
      .select("id")
      .where("staff_id", "=", cast.players.owner.staffId)
      .executeTakeFirstOrThrow(),
  );
  await scene.send("coordinator", `/claims/${waiting.id}/decisions`, "outcome=accepted");
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

const csv = async (part: "director" | "other system", query: string) =>
  (await scene.page(part, `/reports/learning.csv?${query}`)).text.split("\r\n").slice(1, -1);

test("what was awarded and what was accepted is counted, in the time asked about, and nothing that waits", async () => {
  expect(await csv("director", "from=2026-01-01&to=2026-12-31")).toEqual([
    '"Eastside","Ana Owner","Course of owner","2026-10-01","2700","3 semester hours","claim"',
    '"Eastside","Ana Owner","Mending","2026-12-03","120","","award"',
    '"Eastside","Cole Colleague","Mending","2026-12-03","60","","award"',
  ]);
  expect(await csv("director", "from=2026-12-03&to=2026-12-03")).toHaveLength(2);
  expect(await csv("director", "from=2026-12-04&to=2026-12-31")).toEqual([]);
});

test("each number leads to its rows", async () => {
  const query = `from=2026-01-01&to=2026-12-31&hours=2&branch=${scene.cast.eastside}`;
  const { text } = await scene.page("supervisor", `/reports/learning?${query}`);
  const cells = [...text.matchAll(/<td class="[^"]*number[^"]*">([^<]*)<\/td>/gu)].map(([, cell]) => cell);

  // Staff of Eastside, learners, those with two hours, the time, the rows; then the time of each row.
  expect(cells).toEqual(["3", "2", "1", "48 hours", "3", "3 semester hours: 45 hours", "2 hours", "1 hour"]);
});

test("another system counts nothing of it", async () => {
  expect(await csv("other system", "from=2026-01-01&to=2026-12-31")).toEqual([]);
});

test("days in the wrong order are told", async () => {
  const { status, text } = await scene.page("director", "/reports/learning?from=2026-12-31&to=2026-01-01");

  expect(status).toBe(422);
  expect(text).toContain("The last day is before the first.");
});

test("what was revoked is not counted any more", async () => {
  await inTenants(scene.program.db, [scene.cast.tenantId], async (tx) =>
    tx
      .updateTable("awards")
      .set({ revoked_at: "2026-12-04T14:00:00Z", revoked_by_name: "Cory", revoked_because: "A test." })
      .where("name", "=", "Cole Colleague")
      .execute(),
  );

  expect(await csv("director", "from=2026-12-03&to=2026-12-03")).toEqual([
    '"Eastside","Ana Owner","Mending","2026-12-03","120","","award"',
  ]);
});
