import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type PrintBlock, pdfWords, writePdf } from "../index.ts";

async function made(...blocks: readonly PrintBlock[]): Promise<Uint8Array> {
  const heading: PrintBlock = { kind: "heading", level: 1, text: "Certificate of completion" };
  return writePdf({
    title: "Certificate",
    language: "en",
    author: "Training",
    createdAt: "2026-11-22T12:00:00Z",
    footer: "Training",
    blocks: [heading, ...blocks],
  });
}

/** A PDF of one page whose content is so many bytes of an instruction, packed. */
function pageOf(content: Buffer): Buffer {
  const packed = deflateSync(content, { level: 1 });
  const objects = [
    Buffer.from("<</Type/Catalog/Pages 2 0 R>>"),
    Buffer.from("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
    Buffer.from("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>"),
    Buffer.concat([
      Buffer.from(`<</Length ${packed.length}/Filter/FlateDecode>>stream\n`),
      packed,
      Buffer.from("\nendstream"),
    ]),
  ];
  const parts = objects.flatMap((body, place) => [
    Buffer.from(`${place + 1} 0 obj\n`),
    body,
    Buffer.from("\nendobj\n"),
  ]);
  return Buffer.concat([
    Buffer.from("%PDF-1.7\n"),
    ...parts,
    Buffer.from("trailer<</Root 1 0 R/Size 5>>\n%%EOF"),
  ]);
}

test("the words of a PDF come line by line, in any alphabet", async () => {
  const words = await pdfWords(
    await made({ kind: "text", text: "Ana completed" }, { kind: "text", text: "Żółć for 1.5 hours" }),
  );

  expect(words?.split("\n").filter((line) => line !== "")).toEqual([
    "Certificate of completion",
    "Ana completed",
    "Żółć for 1.5 hours",
    "Training 1 of 1",
  ]);
});

test("of a long PDF the first ten pages are read", async () => {
  const pages = Array.from({ length: 12 }, (_, page): readonly PrintBlock[] => [
    { kind: "text", text: `This is page ${page + 1}.` },
    { kind: "new page" },
  ]).flat();

  const words = (await pdfWords(await made(...pages))) ?? "";
  expect([words.includes("This is page 10."), words.includes("This is page 11.")]).toEqual([true, false]);
});

test("what is no PDF, or a broken one, has no words and breaks nothing", async () => {
  const whole = Buffer.from(await made({ kind: "text", text: "Ana completed" }));

  expect(await pdfWords(Buffer.from("%PDF-1.7\nYou were there.\n"))).toBe(undefined);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
      const damaged = Buffer.from(whole);
      damaged.fill(byte, at, Math.min(at + 40, damaged.length));
      expect(typeof (await pdfWords(damaged))).toMatch(/^(?:string|undefined)$/u);
    }),
    { numRuns: 8, seed: 1 },
  );
});

test("a PDF that unfolds to far more than it is costs no more than is allowed", async () => {
  const bomb = pageOf(Buffer.alloc(600_000_000, "q "));
  expect(bomb.length).toBeLessThan(10_000_000);

  expect(await pdfWords(bomb)).toBe(undefined);
});

test("a PDF whose pages are in themselves ends", async () => {
  const loop = Buffer.from(
    "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000>>\nendobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF",
  );

  expect((await pdfWords(loop)) ?? "").toBe("");
});
