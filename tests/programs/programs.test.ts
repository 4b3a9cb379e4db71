import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, withTables } from "#platform/db";
import type { ProgramsTables } from "#modules/programs";
import type { Part } from "../people/cast.ts";
import { daysAgo, openProgramScene, type ProgramScene, stub } from "./program-scene.ts";

/** The index takes a change in once every transaction before it is over. */
const patience = { timeout: 300_000 };
let scene: ProgramScene;

beforeAll(async () => {
  scene = await openProgramScene();
});

afterAll(async () => {
  await scene.close();
});

const everyone: readonly Part[] = [
  "owner",
  "colleague",
  "supervisor",
  "coordinator",
  "director",
  "administrator",
  "other system",
  "signed out",
];

/** Enters a program; the path of its page. */
async function entered(part: Part, more: Parameters<typeof stub>[1] = {}): Promise<string> {
  const answer = await scene.post(part, "/programs", stub(scene.cast, more));
  expect(answer.status).toBe(303);
  return answer.location;
}

test("a stub says what was done, who came and what it cost, and what it does not say yet", async () => {
  const path = await entered("owner");
  const { text } = await scene.get("owner", path);

  expect(text).toContain("Podcast club for teens");
  expect(text).toContain("64 came, $40, $0.63 a head.");
  expect(text).toContain("Teens");
  expect(text).toContain("Not told yet: a summary");
});

test("a branch’s list begins with what was held last, whenever it was entered", async () => {
  await entered("owner", { title: "Held two weeks ago", held: daysAgo(14) });
  await entered("owner", { title: "Held last week", held: daysAgo(7) });
  await entered("owner", { title: "Held a month ago", held: daysAgo(30) });
  const { text } = await scene.get("owner", "/programs");

  expect(text.match(/Held (?:last week|two weeks ago|a month ago)(?=<\/a>)/gu)).toEqual([
    "Held last week",
    "Held two weeks ago",
    "Held a month ago",
  ]);
});

test("what is wrong in the stub is named, and what was typed stays", async () => {
  const answer = await scene.post("owner", "/programs", stub(scene.cast, { title: "", cost: "lots" }));

  expect(answer.status).toBe(422);
  expect(answer.text).toContain("<h1>Tell what you did</h1>");
  expect(answer.text).toContain("Say in a few words what you did.");
  expect(answer.text).toContain("Write an amount in dollars");
  expect(answer.text).toContain('value="lots"');
});

/** Who may open a page, of everyone. */
async function readersOf(path: string): Promise<readonly Part[]> {
  const answers = await Promise.all(
    everyone.map(async (part) => [part, (await scene.get(part, path)).status] as const),
  );
  return answers.filter(([, status]) => status === 200).map(([part]) => part);
}

test("a branch’s own is read by those who work there or lead it, a system’s by all of it, the public’s by everyone", async () => {
  const atNorthgate = { branch: scene.cast.northgate };
  const inBranch = await entered("director", { reader: "branch", ...atNorthgate });
  const inSystem = await entered("director", { reader: "system", ...atNorthgate });
  const inPublic = await entered("director", { reader: "public", ...atNorthgate });

  expect(await readersOf(inBranch)).toEqual(["coordinator", "director", "administrator"]);
  expect(await readersOf(inSystem)).toEqual(everyone.slice(0, 6));
  expect(await readersOf(inPublic)).toEqual(everyone);
});

test("taking a program back takes it from everyone at once: its page, the search, the counts", async () => {
  const title = "Zebra lantern workshop";
  const path = await entered("director", { title, reader: "public", branch: scene.cast.northgate });
  const near = async () => (await scene.get("signed out", "/programs/near?q=zebra+lantern&within=0")).text;
  await expect.poll(near, patience).toContain(title);
  const { version } = await own(path);

  const saved = await scene.post("director", `${path}/plan`, {
    title,
    version: String(version),
    reader: "branch",
    licence: "by",
  });

  expect(saved.status).toBe(303);
  expect(await near()).not.toContain(title);
  expect((await scene.get("signed out", path)).status).toBe(404);
  const kept = await inTenants(scene.site.program.db, "every tenant", async (tx) =>
    withTables<ProgramsTables>(tx).selectFrom("shared_programs").select("number").execute(),
  );
  expect(kept.map(({ number }) => `/programs/${number}`)).not.toContain(path);
});

test("a stranger finds neither a system’s program nor its title in the search, nor its count", async () => {
  await entered("owner", { title: "Quagmire knitting", reader: "system" });
  const of = async (part: Part) => (await scene.get(part, "/programs/near?q=quagmire&within=0")).text;

  await expect.poll(() => of("coordinator"), patience).toContain("Quagmire knitting");
  for (const part of ["other system", "signed out"] as const) {
    expect(await of(part)).not.toContain("Quagmire knitting");
    expect(await of(part)).toContain("Nothing fits");
  }
});

test("only those of the branch and its leaders change it; a colleague elsewhere and a stranger are told no", async () => {
  const path = await entered("director", { reader: "public", branch: scene.cast.northgate });
  const change = async (part: Part) => (await scene.post(part, `${path}/hiding`)).status;

  expect([await change("owner"), await change("other system"), await change("coordinator")]).toEqual([
    403, 403, 303,
  ]);
  expect((await scene.get("owner", path)).status).toBe(404);
  expect((await scene.post("coordinator", `${path}/return`)).status).toBe(303);
  expect((await scene.get("owner", path)).status).toBe(200);
});

test("filling in makes versions with what changed; two who write at once are told", async () => {
  const path = await entered("owner", { title: "Kite day" });
  const save = async (version: string, summary: string) =>
    scene.post("colleague", `${path}/plan`, {
      title: "Kite day",
      summary,
      budget: "String $12.50\nPaper 3",
      version,
      reader: "system",
      licence: "by-sa",
      note: "Now with string",
    });

  expect((await save("1", "Kites on the lawn")).location).toBe(path);
  expect((await save("1", "Kites on the roof")).status).toBe(409);
  expect((await save("2", "Kites on the hill")).status).toBe(303);

  const { text } = await scene.get("owner", `${path}/versions`);
  expect(text).toContain("Version 3");
  expect(text).toMatch(/<del>.*lawn<\/del><ins>.*hill<\/ins>/su);
  expect(text).toContain("Cole Colleague: Now with string");
  expect((await scene.get("owner", path)).text).toContain("String: $12.50");
  expect((await scene.get("other system", `${path}/versions`)).status).toBe(404);
});

test("an adaptation says what it was made from, reports back, and stops when it is told to", async () => {
  const path = await entered("owner", { title: "Lantern walk", reader: "public", licence: "by-sa" });
  const copy = await scene.post("other system", `${path}/adaptations`, {
    branch: scene.cast.otherTenantId,
    note: "Smaller, indoors",
    tells: "yes",
  });
  expect(copy.text).toContain("Made from");
  expect(copy.text).toContain("Lantern walk</a> by Eastside, Harbor County (CC BY-SA 4.0)");

  const { version } = await own(copy.location);
  const mine = { title: "Lantern evening", version: String(version), licence: "by", reader: "public" };
  const wrong = await scene.post("other system", `${copy.location}/plan`, mine);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("may be shared under CC BY-SA 4.0");
  expect(
    (await scene.post("other system", `${copy.location}/plan`, { ...mine, licence: "by-sa" })).status,
  ).toBe(303);
  const went = {
    held: "2026-11-01",
    attendance: "20",
    cost: "10",
    answers: "8",
    learned: "75",
    differently: "More tape",
  };
  expect((await scene.post("other system", `${copy.location}/occasions`, went)).status).toBe(303);

  const seen = (await scene.get("signed out", path)).text;
  expect(seen).toContain("One branch adapted it. Typically 20 came, at $0.50 a head.");
  expect(seen).toContain("Lantern evening</a>, Faraway, Faraway: 20 came, $10, $0.50 a head.");
  expect(seen).toContain("“Smaller, indoors”");
  expect(seen).toContain("Next time: More tape");
  const [a, b] = [path, copy.location].map((each) => each.split("/")[2] ?? "");
  expect((await scene.get("signed out", `/programs/compare?a=${a ?? ""}&b=${b ?? ""}`)).text).toContain(
    "Where they differ",
  );

  const address = encodeURIComponent(`https://library.example${path}?from=mail`);
  expect((await scene.get("signed out", `/programs/compare?a=${address}&b=${b ?? ""}`)).text).toContain(
    "Where they differ",
  );

  await scene.post("other system", `${copy.location}/telling`, { told: "no" });
  expect((await scene.get("owner", path)).text).not.toContain("Lantern evening");
});

test("what may not be changed and shared stays with the branch, and what is all rights kept is not copied", async () => {
  const noChanges = await entered("owner", { title: "Owl night", reader: "public", licence: "by-nd" });
  const kept = await entered("owner", { title: "Bat night", reader: "public", licence: "none" });
  const adapt = async (path: string) =>
    scene.post("other system", `${path}/adaptations`, { branch: scene.cast.otherTenantId });

  expect((await adapt(kept)).status).toBe(403);
  const copy = await adapt(noChanges);
  const { version } = await own(copy.location);
  const share = async (reader: string) =>
    scene.post("other system", `${copy.location}/plan`, {
      title: "Owl evening",
      version: String(version),
      reader,
      licence: "by-nd",
    });

  const refused = await share("system");
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("keeps changed versions from being shared");
  expect((await share("branch")).status).toBe(303);
});

test("a branch is asked and answers, and nobody sees an address", async () => {
  const path = await entered("owner", { title: "Drum circle", reader: "public" });
  const asked = await scene.post("other system", `${path}/questions`, {
    kind: "visit",
    words: "May we come in June?",
  });
  expect(asked.location).toBe(path);

  const waiting = (await scene.get("colleague", "/programs/questions")).text;
  const id = /questions\/([0-9a-f-]{36})\/answer/u.exec(waiting)?.[1] ?? "";
  expect(waiting).toContain("Otto Other, Faraway");
  expect(
    (await scene.post("other system", `/programs/questions/${id}/answer`, { answer: "Yes" })).status,
  ).toBe(404);
  expect(
    (await scene.post("colleague", `/programs/questions/${id}/answer`, { answer: "Any Tuesday." })).status,
  ).toBe(303);
  expect((await scene.post("owner", `/programs/questions/${id}/answer`, { answer: "No." })).status).toBe(409);

  const answered = (await scene.get("other system", "/programs/questions")).text;
  expect(answered).toContain("Any Tuesday.");
  expect(waiting + answered).not.toContain("library.example");
  const letters = await inTenants(scene.site.program.db, "every tenant", async (tx) =>
    withTables<{ mail_outbox: { recipient: string; subject: string; body_text: string } }>(tx)
      .selectFrom("mail_outbox")
      .selectAll()
      .execute(),
  );
  expect(
    letters.map((letter) => JSON.stringify(letter)).filter((letter) => letter.includes("Drum circle")).length,
  ).toBe(2);
});

test("a group is made, joined and left, and takes what was shared with it along", async () => {
  const { cast } = scene;
  expect((await scene.post("owner", "/programs/groups", { name: "Coast" })).status).toBe(403);
  expect((await scene.post("administrator", "/programs/groups", { name: "Coast" })).status).toBe(303);
  const page = (await scene.get("administrator", "/programs/groups")).text;
  const id = /groups\/([0-9a-f-]{36})\/invitations/u.exec(page)?.[1] ?? "";
  const path = await entered("owner", { title: "Tide pools", reader: `group ${id}` });

  expect(
    (await scene.post("administrator", `/programs/groups/${id}/invitations`, { system: cast.otherTenantId }))
      .status,
  ).toBe(303);
  expect((await scene.get("other system", path)).status).toBe(404);
  expect((await scene.post("other system", `/programs/groups/${id}/membership`)).status).toBe(303);
  expect((await scene.get("other system", path)).text).toContain("Tide pools");
  expect((await scene.get("signed out", path)).status).toBe(404);

  expect((await scene.post("administrator", `/programs/groups/${id}/leaving`)).status).toBe(303);
  expect((await scene.get("other system", path)).status).toBe(404);
  expect((await scene.get("colleague", path)).text).toContain("My system");
});

test("what someone entered themselves is listed for them alone", async () => {
  await entered("owner", { title: "Marble run" });

  expect((await scene.get("owner", "/programs?mine=yes")).text).toContain("Marble run");
  const theirs = (await scene.get("colleague", "/programs?mine=yes")).text;
  expect(theirs).toContain("What you entered");
  expect(theirs).not.toContain("Marble run");
});

test("how many came may be said as it is remembered, and no day is guessed for it", async () => {
  const undated = stub(scene.cast, { title: "Seed swap", held: "", attendance: "about 20" });
  const refused = await scene.post("owner", "/programs", undated);
  const kept = await scene.post("owner", "/programs", { ...undated, held: "2026-05-02" });

  expect([refused.status, refused.text.includes("Say when it was held")]).toEqual([422, true]);
  expect([kept.status, kept.text.includes("20 came")]).toEqual([303, true]);
  expect((await scene.get("owner", "/programs/new")).text).toMatch(/name="held"[^>]*>/u);
  expect((await scene.get("owner", "/programs/new")).text).not.toMatch(/name="held"[^>]*value="\d/u);
});

test("events of a branch become one series, and what they came to is kept", async () => {
  const series = await entered("owner", { title: "Story time" });
  const single = await entered("owner", { title: "Story time (Nov)", attendance: "12", cost: "0" });

  const joined = await scene.post("owner", `${single}/series`, { series: series.split("/")[2] ?? "" });

  expect(joined.location).toBe(series);
  expect(joined.text).toContain("held 2 times");
  expect((await scene.get("owner", "/programs")).text).not.toContain("Story time (Nov)");
});

async function own(path: string) {
  const number = Number(path.split("/")[2]);
  return inTenants(scene.site.program.db, "every tenant", async (tx) =>
    withTables<ProgramsTables>(tx)
      .selectFrom("programs")
      .select(["version", "id"])
      .where("number", "=", number)
      .executeTakeFirstOrThrow(),
  );
}
