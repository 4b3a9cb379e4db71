import type { PrintColumn } from "./print-document.ts";
import { artifact, element } from "./structure.ts";
import type { Sheet, Type } from "./write-pdf.ts";

interface TableBlock {
  readonly caption: string;
  readonly columns: readonly PrintColumn[];
  readonly rows: readonly (readonly string[])[];
}

interface Looks {
  readonly label: Type;
  readonly plain: Type;
  readonly rule: string;
}

interface Place {
  readonly x: number;
  readonly width: number;
  readonly align: "left" | "right";
}

const padding = 4;

/** A table whose header cells name the columns; on a further page they are shown again, for eyes alone. */
export function drawTable(sheet: Sheet, { caption, columns, rows }: TableBlock, looks: Looks): void {
  const { pdf, root } = sheet;
  const places = placesOf(sheet, columns);
  const names = columns.map(({ name }) => name);
  sheet.keepTogether(heightOf(sheet, names, places, looks.label) * 3 + 20);
  const table = element(pdf, "Table");
  root.add(table);
  sheet.setType(caption, looks.label);
  table.add(element(pdf, "Caption", () => void pdf.text(caption)));
  pdf.y += 3;
  drawHead(sheet, { names, places, looks }, table);
  for (const row of rows.flatMap(inPieces)) {
    const height = heightOf(sheet, row, places, looks.plain);
    if (pdf.y + height > pdf.page.maxY()) {
      pdf.addPage();
      drawHead(sheet, { names, places, looks });
    }
    drawRow(sheet, { cells: row, places, type: looks.plain, height }, { table, tag: "TD" });
    drawRule(sheet, looks.rule);
  }
  table.end();
  pdf.x = pdf.page.margins.left;
  pdf.moveDown(0.6);
}

// A cell may be a whole story; a row taller than a page goes on in the next row.
const longestCell = 900;

function inPieces(row: readonly string[]): readonly (readonly string[])[] {
  const pieces = row.map((cell) => cell.match(longStretches)?.map((piece) => piece.trim()) ?? [""]);
  const count = Math.max(...pieces.map(({ length }) => length));
  return Array.from({ length: count }, (_, index) => pieces.map((piece) => piece[index] ?? ""));
}

const longStretches = new RegExp(`[^]{1,${longestCell}}(?=\\s|$)|[^]{1,${longestCell}}`, "gu");

function placesOf({ pdf }: Sheet, columns: readonly PrintColumn[]): readonly Place[] {
  const left = pdf.page.margins.left;
  const width = pdf.page.width - left - pdf.page.margins.right;
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let x = left;
  return columns.map(({ share, isNumber }) => {
    const place: Place = { x, width: (width * share) / whole, align: isNumber === true ? "right" : "left" };
    x += place.width;
    return place;
  });
}

function heightOf(sheet: Sheet, cells: readonly string[], places: readonly Place[], type: Type): number {
  let height = type.points;
  for (const [index, place] of places.entries()) {
    const text = cells[index] ?? "";
    sheet.setType(text, type);
    height = Math.max(
      height,
      sheet.pdf.heightOfString(text === "" ? " " : text, { width: place.width - padding * 2 }),
    );
  }
  return height + padding * 2;
}

function drawHead(
  sheet: Sheet,
  { names, places, looks }: { names: readonly string[]; places: readonly Place[]; looks: Looks },
  table?: PDFKit.PDFStructureElement,
): void {
  const height = heightOf(sheet, names, places, looks.label);
  const row = { cells: names, places, type: looks.label, height };
  if (table === undefined) artifact(sheet.pdf, "Pagination", () => drawRow(sheet, row));
  else drawRow(sheet, row, { table, tag: "TH" });
  drawRule(sheet, looks.label.ink);
}

function drawRow(
  sheet: Sheet,
  row: { cells: readonly string[]; places: readonly Place[]; type: Type; height: number },
  structure?: { readonly table: PDFKit.PDFStructureElement; readonly tag: "TH" | "TD" },
): void {
  const { pdf } = sheet;
  const top = pdf.y;
  const line = structure && element(pdf, "TR");
  if (line) structure.table.add(line);
  for (const [index, { x, width, align }] of row.places.entries()) {
    const text = row.cells[index] ?? "";
    const draw = () => {
      sheet.setType(text, row.type);
      pdf.text(text, x + padding, top + padding, { width: width - padding * 2, align });
    };
    if (structure === undefined) draw();
    else line?.add(element(pdf, structure.tag, draw, structure.tag === "TH" ? { scope: "Column" } : {}));
  }
  line?.end();
  pdf.y = top + row.height;
}

function drawRule({ pdf }: Sheet, colour: string): void {
  const left = pdf.page.margins.left;
  artifact(pdf, "Layout", () =>
    pdf
      .moveTo(left, pdf.y)
      .lineTo(pdf.page.width - pdf.page.margins.right, pdf.y)
      .lineWidth(0.5)
      .strokeColor(colour)
      .stroke(),
  );
}
