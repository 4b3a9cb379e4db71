import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { holdClock, now } from "#platform/time";
import type { Viewer } from "#modules/people";
import { keepReflection, type Level } from "#modules/reflections";
import { recordEntry } from "../../src/modules/credit/actions/record/record-entry.ts";
import { entryOf } from "../../src/modules/credit/queries/record/ledger.ts";
import { viewerOfAccount } from "../../src/modules/people/queries/viewer-of-account.ts";
import { fileReflection } from "../../src/modules/reflections/actions/filing/file-reflection.ts";
import { changeJournal } from "../../src/modules/reflections/actions/journals/change-journal.ts";
import { keepStep } from "../../src/modules/reflections/actions/trails/write-step.ts";
import { makeTrail } from "../../src/modules/reflections/actions/trails/write-trail.ts";
import { makeTrip } from "../../src/modules/reflections/actions/trips/keep-trip.ts";
import { changeLevel } from "../../src/modules/reflections/actions/writing/keep-reflection.ts";
import { emptyDraft } from "../../src/modules/reflections/rules/writing/draft.ts";
import { made, makeRecord } from "../credit/record/made-record.ts";
import { openRecordScene, type RecordScene } from "../credit/record/record-scene.ts";
import type { Part } from "../people/cast.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let scene: RecordScene;

beforeAll(async () => {
  scene = await openRecordScene();
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

const colleagues = ["owner", "colleague", "supervisor", "coordinator", "director", "administrator"] as const;

async function viewer(part: Part): Promise<Viewer> {
  const { accountId } = scene.cast.players[part];
  const found = await viewerOfAccount(scene.program.db, accountId, now().slice(0, 10));
  if (found === undefined) throw new Error(`There is no ${part}.`);
  return found;
}

async function write(part: Part, level: Level, body: string): Promise<string> {
  const content = { ...emptyDraft, body, level, topics: ["technology"] };
  const kept = await keepReflection(scene.program.db, await viewer(part), { content });
  return kept.kind === "kept" ? kept.id : "";
}

test("a trip’s digest shows each reader what they may read, on its page and as Markdown, and changes with the level", async () => {
  const { db } = scene.program;
  const { tenantId } = scene.cast;
  const facts = { title: "State Conference", place: "Springfield", from: "2026-11-10", to: "2026-11-11" };
  const trip = await makeTrip(db, await viewer("colleague"), { tenantId, facts });
  const ids: Partial<Record<Level, string>> = {};
  for (const level of ["only me", "my supervisor", "my branch", "my system", "everyone"] as const) {
    const id = await write("owner", level, `Words for ${level.replaceAll(" ", "-")}`);
    ids[level] = id;
    await fileReflection(db, await viewer("owner"), {
      reflectionId: id,
      filing: {
        place: { kind: "trip", roomId: tenantId, id: trip },
        session: "Opening",
        tries: `- Try of ${level.replaceAll(" ", "-")}`,
      },
    });
  }
  const read = async (part: Part) => {
    const page = (await scene.get(part, `/trips/${trip}`)).words;
    const file = await (await scene.get(part, `/trips/${trip}/digest.md`)).response.text();
    const found = (text: string, sort: string) =>
      [...text.matchAll(new RegExp(`${sort} (only-me|my-supervisor|my-branch|my-system|everyone)`, "gu"))]
        .map(([, level]) => level)
        .filter((each, place, all) => all.indexOf(each) === place)
        .toSorted((one = "", other = "") => (one < other ? -1 : 1));
    return [found(page, "Words for"), found(page, "Try of"), found(file, "Words for"), found(file, "Try of")];
  };
  const four = (...levels: readonly string[]) => [levels, levels, levels, levels];

  expect(await read("colleague")).toEqual(four("everyone", "my-branch", "my-system"));
  for (const part of ["coordinator", "director", "administrator"] as const)
    expect(await read(part)).toEqual(four("everyone", "my-system"));
  // What is for a supervisor alone is no team’s.
  expect(await read("supervisor")).toEqual(four("everyone", "my-branch", "my-system"));
  for (const part of ["other system", "signed out"] as const)
    expect((await scene.get(part, `/trips/${trip}`)).status).toBe(part === "signed out" ? 303 : 404);

  await changeLevel(db, await viewer("owner"), { id: ids["my system"] ?? "", level: "only me" });
  await changeLevel(db, await viewer("owner"), { id: ids["only me"] ?? "", level: "my branch" });

  expect(await read("colleague")).toEqual(four("everyone", "my-branch", "only-me"));
  expect(await read("director")).toEqual(four("everyone"));
  const left = await inTenants(db, [tenantId], async (tx) =>
    tx.selectFrom("shared_filings").select("tries").where("tenant_id", "=", tenantId).execute(),
  );
  expect(left.map(({ tries }) => tries).toSorted()).toEqual([
    "- Try of everyone",
    "- Try of my-branch",
    "- Try of only-me",
  ]);

  await changeJournal(db, await viewer("owner"), {
    handle: "shelf-reader",
    penName: "Shelf Reader",
    about: "",
  });
  const page = (await scene.get("colleague", `/trips/${trip}`)).words;
  expect([page.includes("Shelf Reader"), page.includes("Ana Owner")]).toEqual([true, false]);
});

test("what is written for a trip and asked by an authority is kept together, or not at all", async () => {
  const { db } = scene.program;
  const { tenantId } = scene.cast;
  const facts = { title: "Law day", place: "", from: "2026-11-10", to: "2026-11-10" };
  const trip = await makeTrip(db, await viewer("colleague"), { tenantId, facts });
  const { accountId } = scene.cast.players.coordinator;
  const { askedId } = await makeRecord(scene.program, accountId);
  const form = await scene.get("coordinator", `/journal/write?entry=${askedId}&for=trip:${tenantId}:${trip}`);
  const sent = (id: string, answer: string) =>
    scene.post("coordinator", `/journal/write/${id}`, {
      do: "keep",
      entry: askedId,
      body: "Boards may meet online.",
      level: "my system",
      asked: "description relation",
      "answer-relation": answer,
      filing: `trip:${tenantId}:${trip}`,
      session: "Open meetings",
      tries: "A camera in the board room",
    });

  const tooLong = await sent(newId(), "a".repeat(5001));
  const nothing = (await scene.get("colleague", `/trips/${trip}`)).words;
  const kept = await sent(newId(), "We meet online. Now we may.");
  const digest = (await scene.get("colleague", `/trips/${trip}`)).words;

  expect(form.words).toContain("What has it to do with your present position");
  expect(form.words).toContain("For the trip Law day");
  expect([tooLong.status, kept.status]).toEqual([422, 303]);
  expect(nothing).toContain("Nobody has brought anything yet");
  expect(tooLong.html).toContain("A camera in the board room</textarea>");
  for (const each of ["A camera in the board room", "Open meetings", "Boards may meet online."])
    expect(digest).toContain(each);
  expect(digest).not.toContain("Now we may");
  expect((await entryOf(db, accountId, askedId)).relation).toBe("We meet online. Now we may.");
});

test("only who made a trip, and those who lead, change it; anyone brings their own and takes it out", async () => {
  const { db } = scene.program;
  const facts = { title: "Institute", place: "", from: "2026-11-10", to: "2026-11-10" };
  const trip = await makeTrip(db, await viewer("colleague"), { tenantId: scene.cast.tenantId, facts });
  const own = await write("owner", "my branch", "Brought by hand");
  const changed = { title: "Institute of weeding", from: "2026-11-10" };

  const statuses = [];
  for (const part of ["owner", "colleague", "director", "other system"] as const)
    statuses.push((await scene.post(part, `/trips/${trip}/change`, changed)).status);
  const brought = await scene.post("owner", `/trips/${trip}/reflections`, { reflections: own });
  const stolen = await scene.post("colleague", `/trips/${trip}/reflections/${own}`, { tries: "Mine" });
  const seen = await scene.get("colleague", `/trips/${trip}`);
  await scene.post("owner", `/trips/${trip}/reflections/${own}/removal`);

  expect(statuses).toEqual([403, 303, 303, 404]);
  expect([brought.status, stolen.status]).toEqual([303, 404]);
  expect(seen.words).toContain("Brought by hand");
  expect((await scene.get("colleague", `/trips/${trip}`)).words).not.toContain("Brought by hand");
});

test("a trail is made by those who write trails, and shows what each may see of those who go it", async () => {
  const { db } = scene.program;
  const { tenantId } = scene.cast;
  const refused = await scene.post("owner", "/trails", { title: "Mine" });
  const text = { title: "23 Things", about: "", isOpen: false };
  const trail = await makeTrail(db, await viewer("coordinator"), { tenantId, text });
  const step = async (title: string, place = "") =>
    keepStep(db, await viewer("coordinator"), {
      trailId: trail,
      text: { title, body: "", offering: "", place },
    });
  const [second, first] = [await step("Cut a minute"), await step("Record a minute", "1")];
  const closed = await scene.get("owner", `/trails/${trail}`);
  await scene.post("coordinator", `/trails/${trail}/change`, { title: "23 Things", open: "yes" });

  await scene.post("owner", `/trails/${trail}/joining`);
  await scene.post("colleague", `/trails/${trail}/joining`, { shows: "yes" });
  for (const part of ["owner", "colleague"] as const)
    await scene.post(part, `/trails/${trail}/steps/${second}/done`, { done: "yes" });
  const branch = await write("owner", "my branch", "For the branch alone");
  const posted = await scene.post("owner", `/trails/${trail}/steps/${first}/posts`, { reflection: branch });

  expect([refused.status, closed.status, posted.status]).toEqual([403, 404, 303]);
  expect((await scene.get("owner", `/trails/${trail}`)).words).toContain("2 of 2 steps done");
  const people = async (part: Part) => (await scene.get(part, `/trails/${trail}/people`)).words;
  // The branch reads the post, nobody else that there is one; what the owner did without showing it is theirs alone.
  expect(await people("colleague")).toMatch(
    /You 1 of 2 – nothing done Shelf Reader 1 of 2 Post of Shelf Reader for step 1 – nothing/u,
  );
  expect(await people("director")).toMatch(/Cole Colleague 1 of 2 – nothing done/u);
  expect(await people("director")).not.toMatch(/Shelf Reader|Ana Owner/u);
  expect((await scene.get("director", `/trails/${trail}/steps/${first}`)).words).not.toContain(
    "For the branch",
  );
  expect((await scene.get("director", `/trails/${trail}`)).words).toContain("2 people are on it.");
  expect((await scene.get("other system", `/trails/${trail}`)).status).toBe(404);

  await scene.post("colleague", `/trails/${trail}/joining/removal`);
  expect(await people("director")).not.toContain("Cole Colleague");
});

test("whether it was used is asked once after 30 days and after 90, on Today too, and never when switched off", async () => {
  const { accountId } = scene.cast.players.owner;
  const facts = made({ title: "Weeding well", from: "2026-10-12", to: "2026-10-12", topics: ["technology"] });
  const { id } = await recordEntry(scene.program.db, accountId, facts, { source: "own" });
  const asks = async (path = "/") => (await scene.get("owner", path)).words.includes("Did you use it?");

  const before = [await asks(), await asks("/journal/notices")];
  const answered = await scene.post("owner", `/journal/uses/${id}/30`, {
    answer: "partly",
    words: "The list is on my desk.",
    back: "today",
  });
  const after = [await asks(), await asks("/journal/notices")];
  const used = await scene.get("owner", "/journal/used");
  const written = await scene.get("owner", `/journal/write?entry=${id}&use=30`);
  const others = await scene.post("colleague", `/journal/uses/${id}/30`, { answer: "yes" });
  const older = made({ title: "Chess for teens", from: "2026-08-10", to: "2026-08-10" });
  await recordEntry(scene.program.db, accountId, older, { source: "own" });
  const later = await asks();
  await scene.post("owner", "/journal/used");
  const off = await asks();

  expect([before, after, later, off]).toEqual([[true, true], [false, false], true, false]);
  expect([answered.status, answered.location, others.status]).toEqual([303, "/", 404]);
  expect(used.words).toContain(
    "Technology and making Partly, after 30 days : Weeding well The list is on my desk.",
  );
  expect(written.html).toContain("The list is on my desk.</textarea>");
});

test("what got used is told from five people on who chose to be counted, after their month, and of nobody who left", async () => {
  const told = async (part: Part = "owner") => (await scene.get(part, "/reflections/used")).words;
  for (const part of colleagues) {
    const facts = made({ title: "Robots", from: "2026-10-12", to: "2026-10-12", topics: ["ai"] });
    const { accountId } = scene.cast.players[part];
    const { id } = await recordEntry(scene.program.db, accountId, facts, { source: "own" });
    await scene.post(part, `/journal/uses/${id}/30`, { answer: part === "owner" ? "no" : "yes" });
    if (part !== "administrator") await scene.post(part, "/journal/used", { asked: "yes", counted: "yes" });
  }
  const sameMonth = await told();
  clock.advance(10 * 86_400);
  const nextMonth = await told();
  const elsewhere = await told("other system");
  await scene.post("director", "/journal/used", { asked: "yes" });
  const four = await told();
  clock.advance(-10 * 86_400);

  expect(sameMonth).toContain("Nothing can be told yet at your library");
  expect(nextMonth).toContain("AI literacy Nearly everyone used it 5 or more people");
  // The owner’s answer of another topic is one person’s.
  expect(nextMonth).not.toContain("Technology and making");
  expect(elsewhere).toContain("Nothing can be told yet");
  expect(four).toContain("Nothing can be told yet");
});
