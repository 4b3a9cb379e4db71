/** A document as its content: the same one is shown as a page and written as a PDF. */
export interface PrintDocument {
  readonly title: string;
  /** BCP 47: "en". */
  readonly language: string;
  readonly author: string;
  /** An instant, kept in the file; the same content and instant give the same bytes. */
  readonly createdAt: string;
  /** At the foot of every page, beside the page's number. */
  readonly footer: string;
  readonly landscape?: boolean | undefined;
  readonly blocks: readonly PrintBlock[];
}

/** One thing after another, from top to bottom. A document's title is its only heading of level 1, and is a block too. */
export type PrintBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "text"; readonly text: string; readonly look?: "quiet" | "strong" | "large" | undefined }
  | { readonly kind: "link"; readonly text: string; readonly url: string }
  | { readonly kind: "facts"; readonly rows: readonly PrintFact[] }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly PrintColumn[];
      /** A cell for each column. */
      readonly rows: readonly (readonly string[])[];
    }
  /** Lines to sign on, each with what belongs under it: "Signature of the director". */
  | { readonly kind: "signatures"; readonly lines: readonly string[] }
  /** A PNG or JPEG, as wide as so many millimetres. */
  | {
      readonly kind: "picture";
      readonly bytes: Uint8Array;
      readonly alternative: string;
      readonly widthMillimetres: number;
    }
  | { readonly kind: "new page" };

/** A label and what belongs to it. */
export interface PrintFact {
  readonly label: string;
  readonly value: string;
}

/** A column of a table; `share` is its part of the width, in any measure common to the table's columns. */
export interface PrintColumn {
  readonly name: string;
  readonly share: number;
  readonly isNumber?: boolean | undefined;
}
