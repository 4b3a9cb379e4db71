import { jointColumns } from "./joint-column.ts";
import { copyValues, keywordColumn } from "./keyword-column.ts";
import type { PartColumns } from "./part-columns.ts";
import type { Segment } from "./segment.ts";

/** A document's values in the order of the schema; keyword values by their numbers. */
export interface DocumentValues {
  readonly keywords: readonly (readonly number[])[];
  /** NaN where there is none. */
  readonly numbers: readonly number[];
  /** One row a part, one cell a column. */
  readonly parts: readonly (readonly number[])[];
}

interface List {
  readonly starts: number[];
  readonly values: number[];
}

/** Collects the values of documents one after another and makes the columns of a segment of them. */
export class ColumnBuilder {
  readonly #keywords: readonly List[];
  readonly #numbers: readonly number[][];
  readonly #partStarts: number[] = [0];
  readonly #partColumns: readonly number[][];

  constructor(sizes: { readonly keywords: number; readonly numbers: number; readonly parts: number }) {
    this.#keywords = Array.from({ length: sizes.keywords }, () => ({ starts: [0], values: [] }));
    this.#numbers = Array.from({ length: sizes.numbers }, () => []);
    this.#partColumns = Array.from({ length: sizes.parts }, () => []);
  }

  add(document: DocumentValues): void {
    this.#keywords.forEach((list, field) => {
      list.values.push(...(document.keywords[field] ?? []));
      list.starts.push(list.values.length);
    });
    this.#numbers.forEach((column, field) => column.push(document.numbers[field] ?? Number.NaN));
    this.#partColumns.forEach((column, field) => {
      for (const part of document.parts) column.push(part[field] ?? Number.NaN);
    });
    this.#partStarts.push((this.#partStarts.at(-1) ?? 0) + document.parts.length);
  }

  /** Adds one document of a segment. */
  copy(segment: Segment, document: number): void {
    this.#keywords.forEach((list, field) => {
      const column = segment.keywords[field];
      if (column) copyValues(column, document, list.values);
      list.starts.push(list.values.length);
    });
    this.#numbers.forEach((column, field) => column.push(segment.numbers[field]?.[document] ?? Number.NaN));
    const from = segment.parts.starts[document] ?? 0;
    const to = segment.parts.starts[document + 1] ?? 0;
    this.#partColumns.forEach((column, field) => {
      for (let part = from; part < to; part += 1)
        column.push(segment.parts.columns[field]?.[part] ?? Number.NaN);
    });
    this.#partStarts.push((this.#partStarts.at(-1) ?? 0) + to - from);
  }

  finish(): Pick<Segment, "keywords" | "joint" | "numbers" | "parts"> {
    const parts: PartColumns = {
      starts: Uint32Array.from(this.#partStarts),
      columns: this.#partColumns.map((column) => Float64Array.from(column)),
    };
    const keywords = this.#keywords.map((list) => keywordColumn(list.starts, list.values));
    return {
      keywords,
      joint: jointColumns(keywords, this.#partStarts.length - 1),
      numbers: this.#numbers.map((column) => Float64Array.from(column)),
      parts,
    };
  }
}
