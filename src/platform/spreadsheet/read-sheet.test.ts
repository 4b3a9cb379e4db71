import { expect, test } from "vitest";
import { readSheet } from "./index.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

test("a table is read whatever it is called, and in the encodings that programs write", async () => {
  const text = "Name;Branch\nZoë;East\n";
  const rows = [
    { number: 1, cells: ["Name", "Branch"] },
    { number: 2, cells: ["Zoë", "East"] },
  ];

  for (const bytes of [
    bytesOf(text),
    bytesOf(`\uFEFF${text}`),
    Buffer.from(text, "latin1"),
    Buffer.from(`\uFEFF${text}`, "utf16le"),
  ])
    expect(await readSheet(bytes, 100)).toEqual({ rows, problems: [] });
});

test.for([
  ["a PDF", bytesOf("%PDF-1.7\nName,Branch\n")],
  ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ["a gzip archive", Uint8Array.of(0x1f, 0x8b, 8, 0)],
  ["a file of an Office before 2007", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)],
] as const)("%s is told by its content and not read", async ([kind, bytes]) => {
  expect(await readSheet(bytes, 100)).toEqual({
    rows: [],
    problems: [`This is ${kind}, not a table. Save the table as CSV or Excel workbook (.xlsx).`],
  });
});
