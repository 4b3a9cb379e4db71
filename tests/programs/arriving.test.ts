import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, withTables } from "#platform/db";
import { now } from "#platform/time";
import { nearbyPrograms, programLetterbox, type ProgramsTables } from "#modules/programs";
import { dueCalendars, readCalendar } from "../../src/modules/programs/actions/calendars/read-calendar.ts";
import { sendNeighbourDigests } from "../../src/modules/programs/actions/digests/send-digests.ts";
import { accountPositions } from "../../src/modules/programs/queries/digests/account-positions.ts";
import type { Part } from "../people/cast.ts";
import { openProgramScene, type ProgramScene, stub } from "./program-scene.ts";

const year = Number(now().slice(0, 4)) + 1;
const event = (uid: string, title: string, day: string, more = "") =>
  `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${title}\r\nDTSTART;TZID=America/New_York:${year}${day}T160000\r\nDTEND;TZID=America/New_York:${year}${day}T170000\r\n${more}END:VEVENT\r\n`;
const calendar = (...events: readonly string[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Eastside//Events//EN\r\n${events.join("")}END:VCALENDAR\r\n`;
const first = calendar(
  event("1", "Teen Podcast Club", "0112", "DESCRIPTION:Record a show.\r\n"),
  event("2", "Baby Story Time", "0113"),
  event("3", "Baby Story Time", "0120"),
  event("4", "Staff Training: New Catalog", "0114"),
  event("5", "Board of Trustees Meeting", "0115"),
);

/** The index takes a change in once every transaction before it is over. */
const patience = { timeout: 300_000 };
let scene: ProgramScene;
let server: Server;
let address = "";
let served = first;

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.setHeader("content-type", "text/calendar");
    response.end(served);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  address = `http://${host}/events.ics`;
  scene = await openProgramScene([host]);
});

afterAll(async () => {
  await scene.close();
  server.close();
});

test("a calendar’s events are shown to choose from, without what is for staff", async () => {
  const page = await scene.get("owner", `/programs/new/calendar?address=${encodeURIComponent(address)}`);
  expect(page.text).toContain("Left out: 1 for staff, 1 meetings of a board.");
  expect(page.text).toContain(`Baby Story Time – Jan 13, ${year} and 1 more`);

  const key = /value="(title teen podcast club)"/u.exec(page.text)?.[1] ?? "";
  const chosen = { address, branch: scene.cast.eastside, reader: "system", licence: "by" };
  const none = await scene.post("owner", "/programs/new/calendar", chosen);
  expect(none.status).toBe(422);
  expect(none.text).toContain("Tick at least one event.");
  const shared = await scene.post("owner", "/programs/new/calendar", { ...chosen, event: key });
  expect(shared.status).toBe(303);
  expect(shared.text).toContain("Record a show.");
  expect(shared.text).toContain(`Jan 12, ${year}, 4 pm`);
});

test("a branch’s calendar is read again and again; what people did with its events stays", async () => {
  const { db, fetch, words } = scene.site.program;
  const kept = await scene.post("colleague", "/programs/calendars", {
    address,
    branch: scene.cast.eastside,
    reader: "branch",
  });
  expect(kept.status).toBe(303);
  const [which] = await dueCalendars(db);
  if (which === undefined) throw new Error("No calendar is due.");

  expect(await readCalendar({ db, fetch, words }, which)).toBe(
    "2 public events, 2 of them new; left out: 1 for staff, 1 meetings of a board.",
  );
  const [story] = await fromCalendar("Baby Story Time");
  await scene.post("owner", `/programs/${story?.number ?? 0}/hiding`);
  served = calendar(
    event("2", "Baby Story Time", "0113"),
    event("3", "Baby Story Time", "0127"),
    event("6", "Chess", "0116"),
  );
  expect(await readCalendar({ db, fetch, words }, which)).toBe("2 public events, 1 of them new.");

  const [again] = await fromCalendar("Baby Story Time");
  expect(again).toMatchObject({ number: story?.number, days: [`${year}-01-13`, `${year}-01-27`] });
  expect(again?.hidden_at).not.toBeNull();
  expect((await fromCalendar("Teen Podcast Club")).length).toBe(1);
  expect((await scene.get("director", "/programs/calendars")).text).toContain("3 programs came from it.");
});

async function fromCalendar(title: string) {
  return inTenants(scene.site.program.db, [scene.cast.tenantId], async (tx) => {
    const tables = withTables<ProgramsTables>(tx);
    const rows = await tables
      .selectFrom("programs")
      .select(["id", "number", "plan", "hidden_at"])
      .where("origin", "=", "calendar")
      .orderBy("number")
      .execute();
    const found = rows.filter(({ plan }) => plan.title === title);
    return Promise.all(
      found.map(async (row) => {
        const times = await tables
          .selectFrom("program_occasions")
          .select("held_on")
          .where("program_id", "=", row.id)
          .orderBy("held_on")
          .execute();
        return { ...row, days: times.map(({ held_on: day }) => day) };
      }),
    );
  });
}

test("mail to an address of one’s own becomes a program of one’s branch, once", async () => {
  const { program } = scene.site;
  await scene.post("owner", "/programs/mail-address");
  const page = (await scene.get("owner", "/programs/new")).text;
  const recipient = /mailto:(program\+[a-z]{24}@learn\.example)/u.exec(page)?.[1] ?? "";
  const letterbox = programLetterbox({
    ...program,
    domain: "learn.example",
    ownSender: "Carrel <carrel@learn.example>",
  });
  const bytes = new TextEncoder().encode(
    "From: Ana <ana@home.example>\r\nSubject: Fwd: Lego night\r\nMessage-ID: <1@x>\r\n\r\n31 kids came, it cost $12.50.\r\n",
  );

  expect(await letterbox.has(recipient)).toBe(true);
  expect(await letterbox.has(recipient.replace("program+", "log+"))).toBe(false);
  for (let times = 0; times < 2; times += 1)
    await letterbox.take({ recipient, sender: "ana@home.example", bytes });
  await expect(
    letterbox.take({ recipient: "program+a@learn.example", sender: undefined, bytes }),
  ).rejects.toThrow("Nobody has this address.");

  const list = (await scene.get("colleague", "/programs")).text;
  expect(list.match(/">Lego night/gu)?.length).toBe(1);
  const path = /href="(\/programs\/\d+)">Lego night/u.exec(list)?.[1] ?? "";
  const shown = (await scene.get("colleague", path)).text;
  expect(shown).toContain("31 came, $12.50, $0.40 a head.");
  expect(shown).not.toContain("home.example");
  await scene.post("owner", "/programs/mail-address/removal");
  expect(await letterbox.has(recipient)).toBe(false);
});

async function entered(part: Part, more: Parameters<typeof stub>[1]): Promise<void> {
  const answer = await scene.post(part, "/programs", stub(scene.cast, more));
  expect(answer.status).toBe(303);
}

test("neighbours are found by distance, and each says why", async () => {
  const far = { branch: scene.cast.otherTenantId, reader: "public" };
  await entered("owner", { title: "Teen knitting table", audience: "teens", reader: "branch" });
  await entered("director", { title: "Crochet for teens", audience: "teens", branch: scene.cast.northgate });
  await entered("other system", { ...far, title: "Weaving for teens", audience: "teens", attendance: "12" });
  const found = async (query: string) => (await scene.get("owner", `/programs/near?${query}`)).text;

  await expect.poll(() => found("q=weaving"), patience).toContain("Weaving for teens");
  expect(await found("q=weaving&within=10")).not.toContain("Weaving for teens");
  expect(await found("q=weaving")).toMatch(
    /You run “Teen [^”]+”[^;]*; Faraway’s “Weaving for teens” had 12 teens for \$40\./u,
  );
  expect(await found("audience=teens&cost=up-to-50&results=yes&order=busiest")).toContain(
    "Crochet for teens",
  );
  const both = await found("audience=teens");
  expect(both.indexOf("Crochet for teens")).toBeLessThan(both.indexOf("Weaving for teens"));
  expect(await found("own=no&audience=teens")).not.toContain("Crochet for teens");
});

test("the weekly letter has five at most, never the same twice, and stops at its link", async () => {
  const { program, app } = scene.site;
  for (const title of ["Kites", "Drums", "Masks", "Puppets", "Bridges", "Towers"])
    await entered("director", { title, branch: scene.cast.northgate });
  const person = await accountPositions(program.db, scene.cast.players.owner.accountId);
  await expect
    .poll(async () => (await nearbyPrograms(program, person, { limit: 50 })).length, patience)
    .toBeGreaterThanOrEqual(8);
  expect((await scene.post("owner", "/programs/near/letter")).location).toBe("/programs/near");

  for (let weeks = 0; weeks < 4; weeks += 1) {
    await makeDue();
    await sendNeighbourDigests(program, new AbortController().signal);
  }

  const sent = await letters();
  const shown = sent.map((text) => [
    ...new Set([...text.matchAll(/\/programs\/\d+/gu)].map(([link]) => link)),
  ]);
  expect(shown.length).toBeGreaterThan(1);
  expect(shown[0]?.length).toBe(5);
  expect(Math.max(...shown.map((links) => links.length))).toBe(5);
  expect(new Set(shown.flat()).size).toBe(shown.flat().length);

  const stop = /\/programs\/letter\/[\w-]+\/removal/u.exec(sent[0] ?? "")?.[0] ?? "";
  expect((await scene.get("signed out", stop)).text).toContain("Stop it");
  const posted = await app.request(stop, {
    method: "POST",
    body: "List-Unsubscribe=One-Click",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  expect(posted.status).toBe(303);
  expect((await scene.get("signed out", stop)).text).toContain("The letter is stopped");
});

async function makeDue(): Promise<void> {
  await inTenants(scene.site.program.db, "every tenant", async (tx) => {
    await withTables<ProgramsTables>(tx)
      .updateTable("neighbour_digests")
      .set({ next_at: "2020-01-01T00:00:00Z" })
      .execute();
  });
}

async function letters(): Promise<readonly string[]> {
  const rows = await inTenants(scene.site.program.db, "every tenant", async (tx) =>
    withTables<{ mail_outbox: { letter_key: string; body_text: string } }>(tx)
      .selectFrom("mail_outbox")
      .selectAll()
      .where("letter_key", "like", "neighbours %")
      .execute(),
  );
  return rows.map((row) => JSON.stringify(row));
}
