import PdfKit from "pdfkit";
import { type Face, fontBytes, isOwnType } from "./fonts.ts";
import type { PrintBlock, PrintDocument } from "./print-document.ts";
import { artifact, element } from "./structure.ts";
import { drawTable } from "./table.ts";

/** What a block is drawn with. */
export interface Sheet {
  readonly pdf: PDFKit.PDFDocument;
  /** Where new structure belongs. */
  readonly root: PDFKit.PDFStructureElement;
  /** Sets the type for a text. */
  readonly setType: (text: string, look: Type) => void;
  /** A new page when less than this is left. */
  readonly keepTogether: (height: number) => void;
}

/** How text looks. */
export interface Type {
  readonly face: Face;
  readonly points: number;
  readonly ink: string;
}

const margin = 56;
const ink = "#1d2526";
const quietInk = "#556062";
const rule = "#c9c0ae";
const plain: Type = { face: "regular", points: 10.5, ink };
const label: Type = { face: "bold", points: 10.5, ink };
const headings: Readonly<Record<1 | 2 | 3, Type>> = {
  1: { face: "bold", points: 21, ink },
  2: { face: "bold", points: 14, ink },
  3: { face: "bold", points: 11.5, ink },
};
const looks = {
  quiet: { face: "regular", points: 9, ink: quietInk },
  strong: { face: "bold", points: 10.5, ink },
  large: { face: "regular", points: 15, ink },
} as const satisfies Readonly<Record<string, Type>>;

/**
 * The document as a PDF on US letter paper: tagged (PDF/UA structure: headings, tables with header cells, lists, pictures
 * with alternatives), with its title and language, fonts embedded, pages numbered.
 *
 * Letters that no embedded font has (Chinese, Japanese, Korean) are drawn as empty boxes, and stay right when copied.
 */
export async function writePdf(document: PrintDocument): Promise<Uint8Array> {
  const created = new Date(document.createdAt);
  const pdf = new PdfKit({
    size: "LETTER",
    layout: document.landscape === true ? "landscape" : "portrait",
    margins: { top: margin, bottom: margin + 14, left: margin, right: margin },
    pdfVersion: "1.7",
    // pdfkit knows this subset (PDF/UA-1); its types do not yet.
    ...({ subset: "PDF/UA" } as object),
    tagged: true,
    displayTitle: true,
    lang: document.language,
    bufferPages: true,
    info: { Title: document.title, Author: document.author, CreationDate: created, ModDate: created },
  });
  const chunks: Uint8Array[] = [];
  pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on("end", resolve);
    pdf.on("error", reject);
  });
  const root = element(pdf, "Document");
  pdf.addStructure(root);
  const sheet = sheetOf(pdf, root);
  for (const block of document.blocks) drawBlock(sheet, block);
  root.end();
  drawFooters(sheet, document.footer);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function sheetOf(pdf: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement): Sheet {
  const known = new Set<string>();
  return {
    pdf,
    root,
    setType: (text, { face, points, ink: colour }) => {
      const isOwn = isOwnType(text);
      const name = `${face} ${isOwn}`;
      if (!known.has(name)) pdf.registerFont(name, fontBytes(face, isOwn));
      known.add(name);
      pdf.font(name).fontSize(points).fillColor(colour);
    },
    keepTogether: (height) => {
      if (pdf.y + height > pdf.page.maxY()) pdf.addPage();
    },
  };
}

/** What pdfkit has and its types leave out: a picture, read before it is drawn. */
interface ImageOpener {
  readonly openImage: (bytes: Buffer) => {
    readonly width: number;
    readonly height: number;
    readonly orientation?: number;
  };
}

function drawBlock(sheet: Sheet, block: PrintBlock): void {
  const { pdf, root } = sheet;
  switch (block.kind) {
    case "heading":
      return drawHeading(sheet, block);
    case "text":
      return drawText(sheet, "P", block.text, block.look === undefined ? plain : looks[block.look]);
    case "link":
      return drawLink(sheet, block);
    case "facts":
      return drawFacts(sheet, block.rows);
    case "list":
      return drawList(sheet, block.items);
    case "table":
      return drawTable(sheet, block, {
        label: { ...label, points: 9.5 },
        plain: { ...plain, points: 9.5 },
        rule,
      });
    case "signatures":
      return drawSignatures(sheet, block.lines);
    case "picture": {
      const width = (block.widthMillimetres / 25.4) * 72;
      const height = pdf.page.maxY() - pdf.page.margins.top;
      // Its size is known before it is drawn: it goes to a new page whole, and is no taller than one.
      const image = (pdf as unknown as ImageOpener).openImage(Buffer.from(block.bytes));
      // From 5 on, a camera was held upright and its picture lies on its side (Exif 2.3, Orientation).
      const isTurned = (image.orientation ?? 1) > 4;
      const [across, up] = isTurned ? [image.height, image.width] : [image.width, image.height];
      const scale = Math.min(width / across, height / up);
      sheet.keepTogether(up * scale);
      root.add(
        element(pdf, "Figure", () => void pdf.image(image as never, { width: across * scale }), {
          alt: block.alternative,
          placement: "Block",
        }),
      );
      pdf.moveDown(0.6);
      return;
    }
    case "new page":
      pdf.addPage();
      return;
    default:
      return block satisfies never;
  }
}

function drawHeading(sheet: Sheet, { level, text }: { level: 1 | 2 | 3; text: string }): void {
  const type = headings[level];
  // A heading is not left alone at the foot of a page.
  sheet.keepTogether(type.points * 4);
  if (level > 1) sheet.pdf.moveDown(0.5);
  drawText(sheet, `H${level}`, text, type);
}

function drawText(sheet: Sheet, tag: string, text: string, type: Type): void {
  const { pdf, root } = sheet;
  sheet.setType(text, type);
  root.add(element(pdf, tag, () => void pdf.text(text, { lineGap: 2.5 })));
  pdf.moveDown(0.35);
}

function drawLink({ pdf, root, setType }: Sheet, { text, url }: { text: string; url: string }): void {
  setType(text, { ...plain, ink: "#14594a" });
  const paragraph = element(pdf, "P");
  root.add(paragraph);
  const link = element(pdf, "Link");
  paragraph.add(link);
  pdf.text(text, { link: url, underline: true, structParent: link, structType: "Span", lineGap: 2.5 });
  paragraph.end();
  pdf.moveDown(0.35);
}

function drawFacts(sheet: Sheet, rows: readonly { readonly label: string; readonly value: string }[]): void {
  const { pdf, root } = sheet;
  const left = pdf.page.margins.left;
  const width = pdf.page.width - left - pdf.page.margins.right;
  const first = width * 0.32;
  const list = element(pdf, "L");
  root.add(list);
  for (const { label: name, value } of rows) {
    sheet.setType(value, plain);
    const height = pdf.heightOfString(value, { width: width - first, lineGap: 2.5 });
    sheet.keepTogether(Math.min(height, 300));
    const top = pdf.y;
    const item = element(pdf, "LI");
    list.add(item);
    sheet.setType(name, label);
    item.add(element(pdf, "Lbl", () => void pdf.text(name, left, top, { width: first - 12, lineGap: 2.5 })));
    const below = pdf.y;
    sheet.setType(value, plain);
    item.add(
      element(
        pdf,
        "LBody",
        () => void pdf.text(value, left + first, top, { width: width - first, lineGap: 2.5 }),
      ),
    );
    item.end();
    pdf.x = left;
    pdf.y = Math.max(pdf.y, below) + 3;
  }
  list.end();
  pdf.moveDown(0.4);
}

function drawList(sheet: Sheet, items: readonly string[]): void {
  const { pdf, root } = sheet;
  const left = pdf.page.margins.left;
  const list = element(pdf, "L");
  root.add(list);
  for (const text of items) {
    sheet.setType(text, plain);
    sheet.keepTogether(plain.points * 1.5);
    const top = pdf.y;
    const item = element(pdf, "LI");
    list.add(item);
    item.add(element(pdf, "Lbl", () => void pdf.text("•", left, top)));
    item.add(element(pdf, "LBody", () => void pdf.text(text, left + 14, top, { lineGap: 2.5 })));
    item.end();
    pdf.x = left;
    pdf.moveDown(0.2);
  }
  list.end();
  pdf.moveDown(0.3);
}

function drawSignatures(sheet: Sheet, lines: readonly string[]): void {
  const { pdf, root } = sheet;
  const left = pdf.page.margins.left;
  for (const text of lines) {
    sheet.keepTogether(60);
    const y = pdf.y + 34;
    artifact(pdf, "Layout", () =>
      pdf
        .moveTo(left, y)
        .lineTo(left + 300, y)
        .lineWidth(0.7)
        .strokeColor(ink)
        .stroke(),
    );
    sheet.setType(text, looks.quiet);
    root.add(element(pdf, "P", () => void pdf.text(text, left, y + 4)));
  }
  pdf.moveDown(0.6);
}

function drawFooters({ pdf, setType }: Sheet, footer: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    const { left, bottom } = pdf.page.margins;
    const width = pdf.page.width - left - pdf.page.margins.right;
    const y = pdf.page.height - bottom + 16;
    // Text below the bottom margin would begin a new page.
    pdf.page.margins.bottom = 0;
    setType(footer, looks.quiet);
    artifact(pdf, "Pagination", () => {
      pdf.text(footer, left, y, { width: width - 80, height: 12, ellipsis: true });
      pdf.text(`${page - start + 1} of ${count}`, left + width - 80, y, { width: 80, align: "right" });
    });
    pdf.page.margins.bottom = bottom;
  }
}
