import { afterAll, beforeAll, expect, test } from "vitest";
import { writePdf } from "#platform/pdf";
import { holdClock } from "#platform/time";
import { qrPicture } from "../../../src/modules/credit/actions/certificates/qr-picture.ts";
import { openSessionScene, type SessionScene } from "../sessions/session-scene.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let scene: SessionScene;

beforeAll(async () => {
  scene = await openSessionScene();
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

const mail = [
  "From: Training <t@training.example>",
  "To: ana.owner@library.example",
  "Subject: Fwd: Certificate of completion: Weeding Well",
  "MIME-Version: 1.0",
  'Content-Type: multipart/mixed; boundary="part"',
  "",
  "--part",
  "Content-Type: text/plain",
  "",
  "Ana attended Weeding Well on March 14, 2026 and earned 1.5 contact hours.",
  "--part",
  'Content-Type: application/pdf; name="certificate.pdf"',
  'Content-Disposition: attachment; filename="certificate.pdf"',
  "Content-Transfer-Encoding: base64",
  "",
  Buffer.from("%PDF-1.7\nYou were there.\n").toString("base64"),
  "--part--",
  "",
].join("\r\n");

test("a forwarded certificate becomes a draft with its attachment, and counts nowhere until it is kept", async () => {
  const draft = await scene.sendFile("owner", "/record/drafts", "certificate.eml", mail);
  expect(draft.text).toContain("A draft: look it over");
  expect(draft.text).toContain('value="2026-03-14"');
  expect(draft.text).toContain("certificate.pdf");
  expect((await scene.page("owner", "/record/transcript.json")).text).not.toContain("Weeding Well");

  const again = await scene.sendFile("owner", "/record/drafts", "certificate.eml", mail);
  expect(again.location).toBe(draft.location);
  expect((await scene.page("colleague", draft.location)).status).toBe(404);

  await scene.send(
    "owner",
    draft.location,
    "title=Weeding+Well&day=2026-03-14&amount=1.5&measure=hours&mode=live",
  );
  expect((await scene.page("owner", "/record/transcript.json")).text).toContain("Weeding Well");
});

/** A certificate as training sites print it. */
async function printed(...lines: readonly string[]): Promise<Uint8Array> {
  return writePdf({
    title: "Certificate",
    language: "en",
    author: "Faraway Training",
    createdAt: "2026-03-14T12:00:00Z",
    footer: "",
    blocks: [
      { kind: "heading", level: 1, text: "Certificate of Completion" },
      ...lines.map((text) => ({ kind: "text", text, look: "large" }) as const),
    ],
  });
}

async function sendPdf(name: string, bytes: Uint8Array) {
  const body = new FormData();
  body.set("file", new File([Buffer.from(bytes)], name));
  return scene.send("owner", "/record/drafts", body);
}

test("a PDF's own words propose title, day, length and provider, and it is the proof", async () => {
  const bytes = await printed(
    "This certifies that",
    "Ana Owner",
    "has completed the webinar",
    "“Budgets Without Tears”",
    "presented by Faraway Training",
    "on March 14, 2026, and has earned 1.5 contact hours.",
  );

  const { text } = await sendPdf("cert-0815.pdf", bytes);
  for (const value of ["Budgets Without Tears", "Faraway Training", "2026-03-14", "1.5"])
    expect(text).toContain(`value="${value}"`);
  expect(text).toContain("cert-0815.pdf");
});

test("a scanned certificate is kept as proof, and its owner told to type what it says", async () => {
  const picture = {
    kind: "picture",
    bytes: qrPicture("scan"),
    alternative: "scan",
    widthMillimetres: 90,
  } as const;
  const bytes = await writePdf({
    title: "Scan",
    language: "en",
    author: "",
    createdAt: "2026-03-14T12:00:00Z",
    footer: "",
    blocks: [picture],
  });
  const broken = await sendPdf("odd.pdf", Buffer.from("%PDF-1.7\nYou were there.\n"));
  expect(broken.text).toContain("“odd.pdf” has no words that can be read: type in what it says.");

  const { text } = await sendPdf("scan.pdf", bytes);
  expect(text).toContain('value="scan"');
});

test("what can be read in two ways is left open and told", async () => {
  const { text } = await scene.send("owner", "/record/drafts", "text=has+attended+Tea+on+3/4/2026.+1+hour");

  expect(text).toContain("It names several days: Mar 4, 2026 or Apr 3, 2026. Choose.");
});

test("nothing pasted is told, and values are kept", async () => {
  const { status, text } = await scene.send("owner", "/record/drafts", "text=");

  expect([status, text.includes("Paste something, or choose a file.")]).toEqual([422, true]);
});
