import { afterAll, beforeAll, expect, test } from "vitest";
import { localDay, now } from "#platform/time";
import { recordEntry } from "../../src/modules/credit/actions/record/record-entry.ts";
import { saveListings } from "../../src/modules/catalog/actions/save-listings.ts";
import { madeListing, madeSession, madeSource } from "../catalog/made-listing.ts";
import { made, makeRecord } from "../credit/record/made-record.ts";
import type { Part } from "../people/cast.ts";
import { openProgramScene, type ProgramScene, stub } from "../programs/program-scene.ts";

let scene: ProgramScene;
const call = "Call for Proposals: State Library Conference";
const zone = "America/Chicago";
const today = localDay(zone, now());
/** Tomorrow or the day after, at an hour that is of the same day wherever the library is. */
const soon = `${hoursFromNow(30).slice(0, 10)}T18:00:00Z`;

beforeAll(async () => {
  scene = await openProgramScene();
  const { site, cast } = scene;
  const { db, finder } = site.program;
  const { owner, supervisor } = cast.players;
  await makeRecord(site.program, owner.accountId);
  const own = { source: "own" } as const;
  const attended = (title: string) => made({ title, from: today, to: today });
  await recordEntry(db, owner.accountId, attended("De-escalation, yesterday's talk"), own);
  await recordEntry(db, supervisor.accountId, attended("A talk only the supervisor heard"), own);
  const source = await madeSource(db, "State library");
  await saveListings(db, { id: source, now: now() }, [
    madeListing({ title: "Digital Navigators, live", sessions: [madeSession(soon)] }),
    madeListing({ title: "Budgets for branches", sessions: [madeSession(soon)] }),
    madeListing({ title: "Next month's webinar", sessions: [madeSession(hoursFromNow(30 * 24))] }),
    madeListing({
      title: "Call for Proposals: State Library Conference",
      sessions: [madeSession(hoursFromNow(20 * 24))],
    }),
  ]);
  await finder.followed.start();
  await scene.post("other system", "/programs", {
    ...stub(cast, { title: "Repair Café with the co-op", reader: "public" }),
    branch: cast.otherTenantId,
  });
});

afterAll(async () => scene.close());

function hoursFromNow(hours: number): string {
  return new Date(Math.floor(Date.parse(now()) / 3_600_000 + hours) * 3_600_000)
    .toISOString()
    .replace(".000Z", "Z");
}

async function words(part: Part, path = "/"): Promise<string> {
  const { text } = await scene.get(part, path);
  return text
    .replaceAll(/<[^>]*>/gu, " ")
    .replaceAll("&#39;", "'")
    .replaceAll(/\s+/gu, " ");
}

test("the day has the renewal, the week, one prompt, a neighbour and a call", async () => {
  const page = await words("owner");
  expect(page).toMatch(/Good (?:morning|afternoon|evening|night)/u);
  expect(page).toContain("Your renewal");
  expect(page).toContain("of 100 contact hours");
  expect(page).toContain("Digital Navigators, live");
  expect(page).not.toContain("Next month's webinar");
  expect(page).toContain("You attended De-escalation, yesterday's talk");
  expect(page).toContain("Repair Café with the co-op");
  expect(page).toContain(call);
});

test("what is planned on the record stands among the rest in order of time, with its hour where it is known", async () => {
  const { db } = scene.site.program;
  const { accountId } = scene.cast.players.director;
  const [found] = await db
    .selectFrom("catalog_offerings")
    .select("id")
    .where("title", "=", "Digital Navigators, live")
    .execute();
  const day = localDay(zone, soon);
  const planned = (title: string, on: string) =>
    made({ title, from: on, to: on, state: "planned", ...(on === day && { offeringId: found?.id }) });
  const own = { source: "own" } as const;
  const before = await words("director");
  await recordEntry(db, accountId, planned("Planned from the catalogue", day), own);
  await recordEntry(db, accountId, planned("A talk of our own", localDay(zone, hoursFromNow(80))), own);
  const page = await words("director");

  expect(page).toMatch(
    /\d{1,2}(?:–\d{1,2})? [ap]m.* Planned from the catalogue .*online · planned on your record .* A talk of our own planned on your record/u,
  );
  expect(page).not.toContain("Digital Navigators, live");
  // Nobody can be at both.
  expect([before.includes("Budgets for branches"), page.includes("Budgets for branches")]).toEqual([
    true,
    false,
  ]);
});

test("nobody sees another's day, and a visitor is led to Find", async () => {
  const page = await words("colleague");
  expect(page).not.toContain("De-escalation");
  expect(page).not.toContain("only the supervisor heard");
  expect(page).toContain("Add what you renew");
  const visitor = await scene.site.app.request("/");
  expect([visitor.status, visitor.headers.get("location")]).toEqual([302, "/find"]);
});

test("whoever keeps the catalog is told of a source that waits for a decision, and nobody else is", async () => {
  const { db } = scene.site.program;
  const id = await madeSource(db, "Shrunken calendar");
  expect(await words("director")).not.toContain("Waiting for you in the catalog");

  await db.updateTable("catalog_sources").set({ status: "held" }).where("id", "=", id).execute();
  expect(await words("director")).toContain("The source Shrunken calendar does not go on by itself");
  expect(await words("colleague")).not.toContain("Shrunken calendar");

  await db.updateTable("catalog_sources").set({ status: "paused" }).where("id", "=", id).execute();
  expect(await words("director")).not.toContain("Waiting for you in the catalog");
});

test("what was put away is not proposed again, until it is taken back", async () => {
  const { text } = await scene.get("owner", "/");
  for (const title of ["Digital Navigators, live", "Repair Café with the co-op", call]) {
    const thing = new RegExp(
      `name="thing" value="([a-z]+:[^"]+)"/?><input type="hidden" name="title" value="${title}`,
      "u",
    );
    const [, found = ""] = thing.exec(text) ?? [];
    const after = await scene.post("owner", "/today/put-away", { thing: found, title });
    expect(around(after.text, title)).toBe("");
    expect(await words("colleague")).toContain(title);
    expect(await words("owner", "/today/put-away")).toContain(title);
    await scene.post("owner", "/today/take-back", { thing: found });
    expect(await words("owner")).toContain(title);
  }
});

test("what is no such thing is not kept", async () => {
  const answer = await scene.post("owner", "/today/put-away", { thing: "person:1", title: "Somebody" });
  expect(answer.status).toBe(422);
});

test("a line is kept for the writer alone, and nothing asks again", async () => {
  const { text } = await scene.get("owner", "/");
  const [, entry = ""] = /name="entry" value="([^"]+)"/u.exec(text) ?? [];
  const empty = await scene.post("owner", "/today/line", { entry, line: "  " });
  expect(empty.status).toBe(422);
  const kept = await scene.post("owner", "/today/line", { entry, line: "I will breathe out first." });
  expect(kept.location).toBe("/");
  expect(kept.text).not.toContain("yesterday&#39;s talk");
  expect(kept.text).not.toContain("breathe out");
  expect(await words("colleague")).not.toContain("breathe out");
});

test("a prompt that is waved away does not come back, unless it is taken back", async () => {
  const prompt = "You attended A talk only the supervisor heard";
  const { text } = await scene.get("supervisor", "/");
  const [, entry = ""] = /name="entry" value="([^"]+)"/u.exec(text) ?? [];
  expect(await words("supervisor")).toContain(prompt);
  await scene.post("supervisor", "/today/prompt/dismissal", { entry });
  expect(await words("supervisor")).not.toContain(prompt);
  await scene.post("supervisor", `/today/prompt/restoration/${entry}`);
  expect(await words("supervisor")).toContain(prompt);
});

function around(text: string, title: string): string {
  const at = text.indexOf(title);
  return at < 0 ? "" : text.slice(Math.max(0, at - 200), at + 200);
}
