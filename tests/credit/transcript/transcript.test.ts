import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { getDocument } from "unpdf/pdfjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { qrPicture } from "../../../src/modules/credit/actions/certificates/qr-picture.ts";
import { addEvidence } from "../../../src/modules/credit/actions/record/keep-evidence.ts";
import { transcriptFile } from "../../../src/modules/credit/rules/transcript/transcript-file.ts";
import { certificate, makeRecord } from "../record/made-record.ts";
import { openSessionScene, type SessionScene } from "../sessions/session-scene.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let scene: SessionScene;
let made: Awaited<ReturnType<typeof makeRecord>>;

beforeAll(async () => {
  scene = await openSessionScene();
  made = await makeRecord(scene.program, scene.cast.players.owner.accountId);
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

test("a transcript says of every entry what it counted for, and why not", async () => {
  const { status, text } = await scene.page("owner", "/record/transcript");

  expect(status).toBe(200);
  expect(text).toContain("Managing Difficult Conversations (South Central)");
  expect(text).toContain("12 hours count as 12 contact hours");
  expect(text).toContain("AI at the Reference Desk");
  expect(text.match(/<h1/gu)?.length).toBe(1);
});

test("nobody but its owner sees it: a colleague sees their own, which is empty", async () => {
  const { status, text } = await scene.page("colleague", "/record/transcript");
  const other = await scene.page("colleague", `/record/transcript?credential=${made.credentialId}`);
  const out = await scene.page("signed out", "/record/transcript.json");

  expect([
    status,
    text.includes("Managing Difficult"),
    text.includes("Nothing is on your record yet"),
  ]).toEqual([200, false, true]);
  expect(other.status).toBe(404);
  expect([out.status, out.location]).toEqual([303, "/sign-in?then=%2Frecord%2Ftranscript.json"]);
});

test("the JSON is what its schema says, with every entry once", async () => {
  const { text } = await scene.page("owner", "/record/transcript.json");
  const schema = await scene.page("owner", "/record/transcript.schema.json");

  const read = transcriptFile.parse(JSON.parse(text));
  const titles = read.entries.map(({ title }) => title);
  expect([titles.length, new Set(titles).size, read.name]).toEqual([11, 11, "Ana Owner"]);
  expect(read.credentials.map(({ pack, unit }) => [pack, unit])).toEqual([
    ["us-wi-library-director", "contact hour"],
  ]);
  expect(read.entries.find(({ title }) => title === "A chat of ten minutes")?.evidence).toEqual([
    {
      name: "certificate of the chat.pdf",
      kind: "certificate",
      sha256: createHash("sha256").update(certificate).digest("hex"),
      bytes: 25,
    },
  ]);
  expect(Object.keys((JSON.parse(schema.text) as { readonly properties: object }).properties)).toEqual([
    "format",
    "version",
    "madeOn",
    "name",
    "credentials",
    "entries",
  ]);
});

test("the CSV has one row for each entry, with what it counts in the last columns", async () => {
  const { text } = await scene.page("owner", "/record/transcript.csv");

  const lines = text.trim().split("\r\n");
  expect(lines.length).toBe(12);
  expect(
    lines[0]?.endsWith(
      '"Why: Wisconsin Public Librarian Certification (directors), 2024-02-01 to 2029-02-28"',
    ),
  ).toBe(true);
});

test("the PDF is one, and opens with its title", async () => {
  const response = await scene.app.request("/record/transcript.pdf", {
    headers: { cookie: scene.cast.players.owner.cookie },
  });

  const bytes = Buffer.from(await response.arrayBuffer());
  expect([response.status, response.headers.get("content-type"), bytes.subarray(0, 5).toString()]).toEqual([
    200,
    "application/pdf",
    "%PDF-",
  ]);
  expect(bytes.includes("/StructTreeRoot")).toBe(true);
});

test("a cycle that never was is not there", async () => {
  const answer = async (cycle: string) =>
    (await scene.page("owner", `/record/transcript?credential=${made.credentialId}&cycle=${cycle}`)).status;

  expect([await answer("2024-02-01"), await answer("2019-02-01"), await answer("soon")]).toEqual([
    200, 404, 404,
  ]);
});

test("the binder holds the transcript and the proof, and an index with each file’s SHA-256", async () => {
  const { cookie } = scene.cast.players.owner;
  const response = await scene.app.request("/record/binder.zip", { headers: { cookie } });

  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  expect(Object.keys(files)).toEqual([
    "index.txt",
    "transcript.pdf",
    "transcript.csv",
    "transcript.json",
    "proof/001 certificate of the chat.pdf",
  ]);
  const index = new TextDecoder().decode(files["index.txt"]);
  const unnamed = Object.entries(files)
    .filter(([path]) => path !== "index.txt")
    .filter(([, bytes]) => !index.includes(`SHA-256 ${createHash("sha256").update(bytes).digest("hex")}`));
  expect(unnamed.map(([path]) => path)).toEqual([]);
});

test("the binder as one PDF prints pictures and e-mails, and names what stays in the ZIP with its SHA-256", async () => {
  const { accountId, cookie } = scene.cast.players.owner;
  const pdf = Buffer.from("%PDF-1.7\nBoth of you were there.");
  const proofs = [
    { name: "photo.png", bytes: qrPicture("a photo of it") },
    // It begins as a picture does, and goes on as none.
    { name: "damaged.png", bytes: Buffer.from(qrPicture("half of it").subarray(0, 60)) },
    {
      name: "thanks.eml",
      bytes: Buffer.from("From: a@b.example\r\nSubject: Thank you\r\n\r\nYou presented for an hour."),
    },
    { name: "slides.pdf", bytes: pdf },
  ];
  for (const proof of proofs)
    await addEvidence(scene.program, accountId, made.entryId, { ...proof, kind: "certificate" });

  const response = await scene.app.request("/record/binder.pdf", { headers: { cookie } });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  const binder = await getDocument({ data: new Uint8Array(await response.arrayBuffer()), verbosity: 0 })
    .promise;
  let text = "";
  let figures = 0;
  for (let number = 1; number <= binder.numPages; number += 1) {
    const page = await binder.getPage(number);
    for (const item of (await page.getTextContent()).items) text += "str" in item ? `${item.str} ` : "";
    figures += JSON.stringify(await page.getStructTree()).split('"Figure"').length - 1;
  }
  const words = text.replaceAll(/\s+/gu, " ");
  for (const each of [
    "Proof, entry by entry",
    "E-mail: Thank you",
    "You presented for an hour.",
    "damaged.png (certificate) Not in this document: the picture is damaged.",
    "slides.pdf (certificate) Not in this document: a PDF stays a file of its own, as it was given.",
  ])
    expect(words).toContain(each);
  expect(figures).toBe(1);
  expect(words.replaceAll(" ", "")).toContain(createHash("sha256").update(pdf).digest("hex"));
  expect((await scene.page("colleague", "/record/binder.pdf")).text).not.toContain("slides.pdf");
});
