import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import type { Part } from "../../people/cast.ts";
import { makeRecord } from "../record/made-record.ts";
import { openSessionScene, type SessionScene } from "../sessions/session-scene.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let scene: SessionScene;

beforeAll(async () => {
  scene = await openSessionScene();
  await makeRecord(scene.program, scene.cast.players.owner.accountId);
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

interface Exported {
  readonly entries: readonly { readonly evidence: unknown }[];
  readonly credentials: readonly unknown[];
}

/** All that a file can bring along: the files of proof stay behind. */
async function exported(part: Part) {
  const { text } = await scene.page(part, "/record/transcript.json");
  const { entries, credentials } = JSON.parse(text) as Exported;
  return { entries: entries.map(({ evidence: _files, ...rest }) => rest), credentials };
}

async function bring(part: Part, name: string, text: string): Promise<string> {
  const { location } = await scene.sendFile(part, "/record/import", name, text);
  await scene.send(part, `${location}/confirmation`, "");
  return location;
}

test("an exported record brought in elsewhere and exported again is the same, standings and all", async () => {
  const { text } = await scene.page("owner", "/record/transcript.json");
  await bring("colleague", "transcript.json", text);

  const [mine, theirs] = [await exported("owner"), await exported("colleague")];
  expect(mine.entries.length).toBe(11);
  expect(theirs).toEqual(mine);
});

test("bringing it again changes nothing, at home or elsewhere", async () => {
  const { text } = await scene.page("owner", "/record/transcript.json");
  const before = await exported("owner");
  for (const part of ["owner", "colleague"] as const) {
    const preview = await scene.sendFile(part, "/record/import", "again.json", text);
    expect(preview.text).toContain("Nothing new is in it. 11 are on your record already.");
    await scene.send(part, `${preview.location}/confirmation`, "");
    expect(await exported(part)).toEqual(before);
  }
});

test("the CSV comes back too, and knows what came by JSON", async () => {
  const { text } = await scene.page("owner", "/record/transcript.csv");
  const before = await exported("owner");

  await bring("supervisor", "transcript.csv", text);
  await bring("colleague", "transcript.csv", text);

  expect((await exported("supervisor")).entries).toEqual(before.entries);
  expect(await exported("colleague")).toEqual(before);
});

/** The binder as it is downloaded, and what is in it. */
async function binderOf(part: Part) {
  const { cookie } = scene.cast.players[part];
  const response = await scene.app.request("/record/binder.zip", { headers: { cookie } });
  const zip = new Uint8Array(await response.arrayBuffer());
  return { zip, files: unzipSync(zip) };
}

/** Names, kinds and contents of the proof on someone's record, by entry. */
async function proofOf(part: Part) {
  const { text } = await scene.page(part, "/record/transcript.json");
  const { entries } = JSON.parse(text) as Exported;
  return entries.flatMap(({ evidence }) => evidence as readonly unknown[]);
}

test("a binder brings the proof along with its entries, once, and takes it away again", async () => {
  const { zip, files } = await binderOf("owner");
  const proof = Object.keys(files).filter((path) => path.startsWith("proof/"));
  expect(proof).toEqual(["proof/001 certificate of the chat.pdf"]);

  const preview = await scene.sendFile("director", "/record/import", "audit-binder.zip", zip);
  expect(preview.text).toContain("1 file of proof comes along with what it proves.");
  expect(await proofOf("director")).toEqual([]);
  const taken = await scene.send("director", `${preview.location}/confirmation`, "");
  expect(taken.text).toContain("11 entries are on your record with 1 file of proof.");
  expect(await proofOf("director")).toEqual(await proofOf("owner"));
  expect((await binderOf("director")).files[proof[0] ?? ""]).toEqual(files[proof[0] ?? ""]);

  const again = await scene.sendFile("director", "/record/import", "audit-binder.zip", zip);
  expect(again.text).toContain("Nothing new is in it.");
  await scene.send("director", `${preview.location}/removal`, "");
  expect(await proofOf("director")).toEqual([]);
  await scene.send("director", `${preview.location}/confirmation`, "");
  expect(await proofOf("director")).toEqual(await proofOf("owner"));
  await scene.send("director", `${preview.location}/removal`, "");
  expect(await scene.record("director")).toEqual([]);
});

test("whose entries came without proof gets it with the binder", async () => {
  const { text } = await scene.page("owner", "/record/transcript.json");
  const alone = await scene.sendFile("administrator", "/record/import", "transcript.json", text);
  expect(alone.text).toContain("1 file of proof is named in it, and not in it.");
  await scene.send("administrator", `${alone.location}/confirmation`, "");
  expect(await proofOf("administrator")).toEqual([]);

  const { zip } = await binderOf("owner");
  const preview = await scene.sendFile("administrator", "/record/import", "audit-binder.zip", zip);
  expect(preview.text).toContain("No new entry is in it, but proof is.");
  const taken = await scene.send("administrator", `${preview.location}/confirmation`, "");
  expect(taken.text).toContain("1 file of proof is with what it proves.");
  expect(await proofOf("administrator")).toEqual(await proofOf("owner"));
});

test("proof that was changed, or is missing, stays behind and is named; other ZIPs say what they are", async () => {
  const { files } = await binderOf("owner");
  const path = "proof/001 certificate of the chat.pdf";
  const changed = zipSync({ ...files, [path]: strToU8("%PDF-1.7\nYou were there twice.\n") });
  const { "transcript.json": transcript = new Uint8Array() } = files;
  const named = strFromU8(transcript).replace(/(?<="sha256": ?")[0-9a-f]{64}/u, "0".repeat(64));

  const preview = await scene.sendFile("other system", "/record/import", "a.zip", changed);
  expect(preview.text).toContain("<b>proof “certificate of the chat.pdf”: </b>");
  for (const [zip, words] of [
    [zipSync({ "transcript.json": strToU8(named) }), "proof “certificate of the chat.pdf”"],
    [zipSync({ "manifest.json": strToU8("{}") }), "This is the ZIP of all your data."],
    [zipSync({ "notes.txt": strToU8("tea") }), "There is no transcript in this ZIP."],
    [changed.slice(0, 500), "This ZIP is damaged."],
  ] as const) {
    const { text } = await scene.sendFile("other system", "/record/import", "a.zip", zip);
    expect(text).toContain(words);
  }
});

test("a spreadsheet is looked at first, taken over, taken back and brought again", async () => {
  const sheet = "Activity,Date,Hours\nMending books,3/14/2026,1.5\nNothing,soon,1\n";
  const preview = await scene.sendFile("director", "/record/import", "mine.csv", sheet);
  expect(await scene.record("director")).toEqual([]);
  expect(preview.text).toContain("<b>row 3, column “Date”: </b>");

  const kept = await scene.send("director", `${preview.location}/confirmation`, "");
  expect(kept.text).toContain("1 entry is on your record.");
  expect(await scene.record("director")).toEqual([["Mending books", 90]]);
  const twice = await scene.send("director", `${preview.location}/confirmation`, "");
  expect(twice.status).toBe(409);

  await scene.send("director", `${preview.location}/removal`, "");
  expect(await scene.record("director")).toEqual([]);
  await bring("director", "mine.csv", sheet);
  expect(await scene.record("director")).toEqual([["Mending books", 90]]);
});

test("nobody else sees, takes over or takes back a file", async () => {
  const { location } = await scene.sendFile(
    "owner",
    "/record/import",
    "a.csv",
    "Title,Date,Hours\nTea,2026-01-02,1\n",
  );

  expect([
    (await scene.page("administrator", location)).status,
    (await scene.send("administrator", `${location}/confirmation`, "")).status,
    (await scene.send("other system", `${location}/removal`, "")).status,
    (await scene.page("owner", location)).status,
  ]).toEqual([404, 404, 404, 200]);
});

test("what is no table and no transcript is refused with what to do", async () => {
  const { status, text } = await scene.sendFile("owner", "/record/import", "x.json", "{}");

  expect(status).toBe(422);
  expect(text).toContain("This is no transcript of Carrel");
});
