import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { type HeldClock, holdClock } from "#platform/time";
import { openSessionScene, type SessionScene } from "./session-scene.ts";

let scene: SessionScene;
let clock: HeldClock;

beforeAll(async () => {
  scene = await openSessionScene();
  clock = holdClock("2026-12-03T16:30:00Z");
});
afterAll(async () => {
  clock.release();
  await scene.close();
});

const headers = "Nimi;Sähköposti;Ilmoittautui;Saapui;Lähti";
const who = "Ana Owner;ana.owner@library.example;2026-12-03 08:00";
const list = (from: string) => `${headers}\n${who};2026-12-03 ${from};2026-12-03 10:00`;
const rightly = "column-0=name&column-1=email&column-2=&column-3=join&column-4=leave";

const kept = async () =>
  inTenants(scene.program.db, [scene.cast.tenantId], async (tx) => ({
    rows: await tx
      .selectFrom("attendance_imports")
      .select("file_name")
      .where("cut_rows", "is not", null)
      .orderBy("file_name")
      .execute(),
    said: await tx.selectFrom("attendance_columns").select("said").execute(),
  }));

test("unknown columns count for nothing before somebody says what they hold, and are known the next time", async () => {
  const session = await scene.addSession("supervisor");
  const read = await scene.sendFile("supervisor", `${session}/attendance`, "lista.csv", list("9:30"));
  expect(read.text).toContain("What do the columns hold?");
  expect(read.text).toContain("Such as: 2026-12-03 08:00");

  const early = await scene.send("supervisor", `${read.location}/confirmation`, "");
  expect([early.status, early.text.includes("Say first what its columns hold.")]).toEqual([409, true]);
  const wrong = await scene.send("supervisor", `${read.location}/columns`, "column-0=name&column-3=join");
  expect([wrong.status, wrong.text.includes("Say at least which columns hold who came")]).toEqual([
    422,
    true,
  ]);
  expect(wrong.text).toContain('<option value="join" selected="">');
  expect(await kept()).toEqual({ rows: [{ file_name: "lista.csv" }], said: [] });

  const said = await scene.send("supervisor", `${read.location}/columns`, rightly);
  expect(said.location).toBe(read.location);
  expect(said.text).toContain("Table, 1 person, 1 of them there long enough by this report alone.");
  expect(await scene.people(session)).toEqual([]);
  await scene.send("supervisor", `${read.location}/confirmation`, "");
  expect(await scene.people(session)).toEqual([["Ana Owner", 30, "qualifies"]]);
  const columns = ["name", "email", "", "join", "leave"];
  expect(await kept()).toEqual({ rows: [], said: [{ said: { header: headers.split(";"), columns } }] });
  const settled = await scene.send("supervisor", `${read.location}/columns`, rightly);
  expect(settled.status).toBe(409);

  const next = await scene.addSession("supervisor");
  const again = await scene.sendFile("supervisor", `${next}/attendance`, "lista 2.csv", list("9:15"));
  expect(again.text).toContain("Read as someone at your library said of a file with these headers.");
  await scene.send("supervisor", `${again.location}/confirmation`, "");
  expect(await scene.people(next)).toEqual([["Ana Owner", 45, "qualifies"]]);
});

test("nobody says what columns hold who may not hold the session", async () => {
  const session = await scene.addSession("supervisor");
  const read = await scene.sendFile("supervisor", `${session}/attendance`, "muu.csv", `${list("9:30")} `);

  expect((await scene.send("owner", `${read.location}/columns`, rightly)).status).toBe(403);
  expect((await scene.send("other system", `${read.location}/columns`, rightly)).status).toBe(404);
});

test("what headers told can be put right before it counts", async () => {
  const session = await scene.addSession("supervisor");
  const text = "Name,Email,Join,Leave,Really came\nAna Owner,ana.owner@library.example,9:00,11:00,10:00";
  const read = await scene.sendFile("supervisor", `${session}/attendance`, "own.csv", text);
  expect(read.text).toContain("Told by the headers.");

  const said = "column-0=name&column-1=email&column-3=leave&column-4=join";
  await scene.send("supervisor", `${read.location}/columns`, said);
  await scene.send("supervisor", `${read.location}/confirmation`, "");
  expect(await scene.people(session)).toEqual([["Ana Owner", 60, "qualifies"]]);
});
