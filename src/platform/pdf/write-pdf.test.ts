import { getDocument } from "unpdf/pdfjs";
import { expect, test } from "vitest";
import { type PrintBlock, type PrintDocument, writePdf } from "./index.ts";

const heading: PrintBlock = { kind: "heading", level: 1, text: "Transcript" };

function documentOf(...blocks: readonly PrintBlock[]): PrintDocument {
  return {
    title: "Transcript of Ada Sample",
    language: "en",
    author: "Sample Library",
    createdAt: "2026-11-22T12:00:00Z",
    footer: "Ada Sample",
    blocks: [heading, ...blocks],
  };
}

type PdfRead = Awaited<ReturnType<typeof getDocument>["promise"]>;

// Read back by a reader that is not ours.
async function readBack(document: PrintDocument): Promise<PdfRead> {
  return getDocument({ data: new Uint8Array(await writePdf(document)), verbosity: 0 }).promise;
}

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}

async function rolesOf(pdf: PdfRead, page = 1): Promise<readonly string[]> {
  // Its types know neither that a child may have children nor the other text of a picture.
  const tree = (await (await pdf.getPage(page)).getStructTree()) as Node;
  const walk = ({ role, children }: Node): readonly string[] => [
    ...(role === undefined ? [] : [role]),
    ...(children ?? []).flatMap(walk),
  ];
  return walk(tree);
}

async function textOf(pdf: PdfRead, page = 1): Promise<string> {
  const { items } = await (await pdf.getPage(page)).getTextContent();
  return items
    .map((item) => ("str" in item ? item.str : ""))
    .join(" ")
    .replaceAll(/\s+/gu, " ");
}

test("the file says its title and language, and that it is tagged", async () => {
  const { info, metadata } = await (await readBack(documentOf())).getMetadata();

  expect(info).toMatchObject({ Title: "Transcript of Ada Sample", Author: "Sample Library", Language: "en" });
  expect(metadata.get("pdfuaid:part")).toBe("1");
});

test("a screen reader finds headings, labels, list items, and a table with its header cells", async () => {
  const pdf = await readBack(
    documentOf(
      { kind: "facts", rows: [{ label: "Name", value: "Ada Sample" }] },
      { kind: "list", items: ["one"] },
      {
        kind: "table",
        caption: "Entries",
        columns: [
          { name: "Day", share: 1 },
          { name: "Hours", share: 1, isNumber: true },
        ],
        rows: [["2 January", "1½"]],
      },
      { kind: "link", text: "Check it", url: "https://library.example/check" },
    ),
  );

  expect((await rolesOf(pdf)).filter((role) => !["Root", "Document", "Span"].includes(role))).toEqual([
    ..."H1 L LI Lbl LBody L LI Lbl LBody".split(" "),
    ..."Table Caption TR TH TH TR TD TD P Link".split(" "),
  ]);
  expect(await textOf(pdf)).toContain("Name Ada Sample • one Entries Day Hours 2 January 1½ Check it");
});

test("every letter that a name in Latin script may have is drawn, and none as a box", async () => {
  const letters = Array.from({ length: 0x17f - 0xa1 }, (_, place) =>
    String.fromCodePoint(0xa1 + place),
  ).filter(
    // A soft hyphen is not to be seen, and a kerned ŉ is no letter any more.
    (letter) => letter !== "\u00ad" && letter !== "\u0149",
  );
  const pdf = await readBack(documentOf(...letters.map((text): PrintBlock => ({ kind: "text", text }))));

  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => textOf(pdf, index + 1)),
  );
  // A reader may give the Greek letter for the sign that looks like it.
  const drawn = pages.join(" ").normalize("NFKC");
  expect(letters.filter((letter) => !drawn.includes(letter.normalize("NFKC")))).toEqual([]);
  expect(drawn).not.toContain("\u0000");
});

test("letters of other alphabets are readable", async () => {
  const pdf = await readBack(documentOf({ kind: "text", text: "Żółć Παπαδόπουλος Иванов Nguyễn" }));

  expect(await textOf(pdf)).toContain("Żółć Παπαδόπουλος Иванов Nguyễn");
});

test("a long table goes on, its head shown again, and a cell longer than a page is lost in no part", async () => {
  const words = Array.from({ length: 1500 }, (_, index) => `word${index}`);
  const pdf = await readBack(
    documentOf({
      kind: "table",
      caption: "Entries",
      columns: [{ name: "What was learned", share: 1 }],
      rows: [...Array.from({ length: 60 }, (_, index) => [`row ${index}`]), [words.join(" ")]],
    }),
  );

  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => textOf(pdf, index + 1)),
  );
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.filter((page) => !page.includes("What was learned"))).toEqual([]);
  expect(words.filter((word) => !pages.some((page) => page.includes(`${word} `)))).toEqual([]);
  expect(pages.map((page, index) => page.includes(`${index + 1} of ${pages.length}`))).toEqual(
    pages.map(() => true),
  );
});

test("the same document is the same file", async () => {
  const [first, second] = await Promise.all([writePdf(documentOf()), writePdf(documentOf())]);

  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});
