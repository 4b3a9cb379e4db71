import { strToU8, zipSync } from "fflate";

/** A report written by hand in the manner of a program; everyone in it is made up. */
export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: string;
  /** Name, e-mail, seconds within 9 to 10 am, how exactly they are known. Ana and Ben are in nearly all. */
  readonly people: readonly (readonly [string, string | undefined, number, string])[];
  readonly setApart?: readonly string[];
  readonly title?: string;
}

export const ana = ["Ana Example", "ana@library.example", 2222, "times"] as const;
export const ben = ["Ben Sample", "ben@library.example", 3600, "times"] as const;

export const utf8 = (...lines: readonly string[]) => strToU8(lines.join("\r\n"));
export const marked = (...lines: readonly string[]) => strToU8(`\uFEFF${lines.join("\r\n")}\r\n`);
export const utf16 = (...lines: readonly string[]) =>
  new Uint8Array(Buffer.from(`\uFEFF${lines.join("\r\n")}\r\n`, "utf16le"));
export const latin = (...lines: readonly string[]) =>
  new Uint8Array(Buffer.from(lines.join("\r\n"), "latin1"));
export const tabs = (...cells: readonly string[]) => cells.join("\t");

export function bigEndian(...lines: readonly string[]): Uint8Array {
  return new Uint8Array(Buffer.from(`\uFEFF${lines.join("\r\n")}`, "utf16le").swap16());
}

export function workbook(...rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = rows.map(
    (cells, at) =>
      `<row r="${at + 1}">${cells.map((text, column) => cell(text).replace("<c ", `<c r="${"ABCDEFGHIJ"[column]}${at + 1}" `)).join("")}</row>`,
  );
  const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packaging = "http://schemas.openxmlformats.org/package/2006";
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<Types xmlns="${packaging}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `<Relationships xmlns="${packaging}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="Report" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships xmlns="${packaging}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet xmlns="${spreadsheet}"><sheetData>${sheet.join("")}</sheetData></worksheet>`,
    ),
  });
}
