import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type HeldClock, holdClock } from "#platform/time";
import { openSessionScene, type SessionScene } from "./session-scene.ts";

let scene: SessionScene;
let session = "";
let clock: HeldClock;
/** Each test has a day of its own, so that none waits for the tries of another. */
let dayOfMonth = 2;
const day = () => `2026-12-${String(dayOfMonth).padStart(2, "0")}`;

beforeAll(async () => {
  scene = await openSessionScene();
});
afterAll(async () => scene.close());
beforeEach(async () => {
  dayOfMonth += 1;
  // A minute after the start; codes change with the minute.
  clock = holdClock(`${day()}T14:01:00Z`);
  session = await scene.addSession("supervisor", day());
});
afterEach(() => clock.release());

const codeOnScreen = async () => {
  const { text } = await scene.page("supervisor", `${session}/check-in`);
  return /<p class="figure">([A-Z-]{14})</u.exec(text)?.[1] ?? "";
};
const sentBy = async (code: string, more = "") =>
  scene.send("signed out", "/check-in", `code=${code}&name=Gus+Guest&email=Gus@elsewhere.example${more}`);

test("who is signed in checks in with one tap, others with name and address, and each counts once", async () => {
  const code = await codeOnScreen();
  expect((await scene.page("owner", `/check-in/${code}`)).text).toContain("Check in as Ana Owner");

  const tapped = await scene.send("owner", "/check-in", `code=${code}`);
  expect(tapped.text).toContain("Ana Owner is checked in: Mending.");
  expect((await sentBy(code)).text).toContain("Gus Guest is checked in: Mending.");
  clock.advance(1800);
  await scene.send("owner", "/check-in", `code=${await codeOnScreen()}`);
  await sentBy(await codeOnScreen());

  expect(await scene.people(session)).toEqual([
    ["Ana Owner", 119, "qualifies"],
    ["Gus Guest", 119, "qualifies"],
  ]);
});

test("an answer says nothing of whether an address is known", async () => {
  const code = await codeOnScreen();
  const known = await scene.send(
    "signed out",
    "/check-in",
    `code=${code}&name=A&email=ana.owner@library.example`,
  );
  const unknown = await scene.send(
    "signed out",
    "/check-in",
    `code=${code}&name=A&email=nobody@library.example`,
  );
  const plain = (text: string) => text.replaceAll(/csrf" value="[^"]*"/gu, "");

  expect(plain(known.text)).toBe(plain(unknown.text));
});

test("a code is good for two minutes, and not before the doors open or after they close", async () => {
  const code = await codeOnScreen();
  clock.advance(60);
  expect((await sentBy(code)).status).toBe(303);
  clock.advance(60);
  expect((await sentBy(code)).status).toBe(422);

  clock.advance(3 * 3600);
  expect((await scene.page("supervisor", `${session}/check-in`)).text).toContain("The doors are closed");
  clock.advance(-5 * 3600);
  expect((await scene.page("supervisor", `${session}/check-in`)).text).toContain("The doors are closed");
});

test("a phone without a net sends later what it saw, at the time at which it saw it, and not too late", async () => {
  const code = await codeOnScreen();
  const seen = Date.parse(`${day()}T14:01:30Z`) / 1000;
  clock.advance(6 * 3600);
  expect((await sentBy(code)).status).toBe(422);
  expect((await sentBy(code, `&seen=${seen + 600}`)).status).toBe(422);

  expect((await sentBy(code, `&seen=${seen}`)).status).toBe(303);
  expect(await scene.people(session)).toEqual([["Gus Guest", 119, "qualifies"]]);
  expect((await scene.page("supervisor", `${session}/attendance`)).text).toContain("sent later");

  clock.advance(7 * 3600);
  expect((await sentBy(code, `&seen=${seen}`)).status).toBe(422);
});

test("a code of another session, or made up, opens nothing, and whoever tries many has to wait", async () => {
  const code = await codeOnScreen();
  session = await scene.addSession("supervisor", day());
  const other = await codeOnScreen();
  const mixed = code.slice(0, 6) + other.slice(6);
  expect((await sentBy(mixed)).status).toBe(422);

  let last = "";
  for (let tries = 0; tries < 40 && !last.includes("too many codes"); tries += 1)
    last = (await sentBy("ABCD-EFGH-JKLM")).text;
  expect(last).toContain("There were too many codes that are not shown anywhere.");
  expect((await sentBy(other)).status).toBe(422);
});

test("of two meetings each has its own check-in, and who came to one has the credit of one", async () => {
  const next = `2026-12-${String(dayOfMonth + 1).padStart(2, "0")}`;
  const facts = `title=Mending&day=${day()}&hours=9-11&zone=America/New_York&organisation=${scene.cast.eastside}&grace=0&mode=live`;
  await scene.send("supervisor", session, `${facts}&meetings=${next}+9-10`);

  await scene.send("owner", "/check-in", `code=${await codeOnScreen()}`);
  await sentBy(await codeOnScreen());
  clock.advance(20 * 3600);
  expect(await codeOnScreen()).toBe("");
  clock.advance(4 * 3600);
  await scene.send("owner", "/check-in", `code=${await codeOnScreen()}`);

  expect(await scene.people(session)).toEqual([
    ["Ana Owner", 178, "qualifies"],
    ["Gus Guest", 119, "qualifies"],
  ]);
  await scene.send("coordinator", `${session}/awards`, "");
  const entry = await scene.page("owner", await scene.entryOfAward("owner", session));
  expect(entry.text).toContain(`value="${next}"`);
  expect((await scene.page("supervisor", session)).text).toContain(", 9:00 – 10:00 am</li>");
});

test("an organiser takes a check-in back, and the code does not bring it again", async () => {
  await sentBy(await codeOnScreen());
  const page = await scene.page("supervisor", `${session}/attendance`);
  const [removal = ""] = /\/sessions\/[0-9a-f-]+\/check-ins\/[0-9a-f-]+\/removal/u.exec(page.text) ?? [];

  await scene.send("supervisor", removal, "");
  await sentBy(await codeOnScreen());
  expect(await scene.people(session)).toEqual([]);
  await scene.send("supervisor", removal.replace("removal", "restoration"), "");
  expect((await scene.people(session)).map(([name]) => name)).toEqual(["Gus Guest"]);
});

test("the list for the door is read back as a report: who has no times came not", async () => {
  const { text } = await scene.page("supervisor", `${session}/check-in/list.csv`);
  expect(text).toContain('"Ana Owner","ana.owner@library.example","",""');

  const filled = text.replace(
    '"ana.owner@library.example","",""',
    '"ana.owner@library.example","9:00","10:30"',
  );
  const read = await scene.sendFile("supervisor", `${session}/attendance`, "list.csv", filled);
  await scene.send("supervisor", `${read.location}/confirmation`, "");
  expect((await scene.people(session)).filter(([, , state]) => state === "qualifies")).toEqual([
    ["Ana Owner", 90, "qualifies"],
  ]);
});
