/** An authority's form with what is known already filled in; others make a page and a PDF of it. */
export interface FilledForm {
  /** A slug, for addresses and file names. */
  readonly id: string;
  readonly title: string;
  readonly authority: string;
  /** Where the authority's own form, or what it asks for, stands. */
  readonly source: string;
  /** In our own words: what to do with it, in this order. */
  readonly instructions: readonly string[];
  readonly fields: readonly FormField[];
  readonly table?: FormTable | undefined;
  /** Who signs, each on a line of their own. */
  readonly signatureLines: readonly string[];
  /** All that is still missing, in fields and table, each a sentence that says what to do. */
  readonly missing: readonly string[];
}

/** A field of the form, under the authority's own name for it. */
export interface FormField {
  readonly label: string;
  /** Empty when nothing is known. */
  readonly value: string;
  readonly isRequired: boolean;
  /** What to do, when the form asks for it and it is not known. */
  readonly missing?: string | undefined;
}

/** The list in a form. Every row, and the totals, have one cell for each column. */
export interface FormTable {
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
  readonly totals?: readonly string[] | undefined;
}
