import { clearBit, emptyBitmap, hasBit, setBit } from "./bitmap.ts";
import { ColumnBuilder, type DocumentValues } from "./column-builder.ts";
import type { Dictionary } from "./dictionary.ts";
import { ForwardWriter, type FieldTerms } from "./forward.ts";
import { grown } from "./growing.ts";
import { impactCode, occurrenceWeight } from "./impact.ts";
import type { IndexSchema, TextField } from "./schema.ts";
import { blockPeaksOf, type Postings, type Segment } from "./segment.ts";

/** Small enough that making it searchable after each change takes about a millisecond. */
export const freshCapacity = 1024;

export interface FreshDocument {
  readonly id: string;
  readonly serial: number;
  /** In the order of the schema. */
  readonly fields: readonly FieldTerms[];
  readonly values: DocumentValues;
}

/** The documents put last. They become searchable, and later a lasting segment, through `seal`. */
export class FreshSegment {
  readonly #dictionary: Dictionary;
  readonly #textFields: readonly TextField[];
  readonly #columns: ColumnBuilder;
  readonly #forward = new ForwardWriter();
  readonly #ids: string[] = [];
  readonly #serials: number[] = [];
  readonly #live = emptyBitmap(freshCapacity);
  #terms: Uint32Array = new Uint32Array(8192);
  #documents: Uint16Array = new Uint16Array(8192);
  #impacts: Uint8Array = new Uint8Array(8192);
  #entryCount = 0;
  /** Where each document's entries begin in the three lists above. */
  readonly #entryStarts: number[] = [];
  #sealed: Segment | undefined;

  constructor(schema: IndexSchema, dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.#textFields = Object.values(schema.text);
    this.#columns = new ColumnBuilder({
      keywords: schema.keywords.length,
      numbers: schema.numbers.length,
      parts: schema.parts.length,
    });
  }

  get size(): number {
    return this.#ids.length;
  }

  /** Adds a document and gives its number. */
  add(document: FreshDocument): number {
    const number = this.#ids.length;
    this.#sealed = undefined;
    this.#ids.push(document.id);
    this.#serials.push(document.serial);
    this.#columns.add(document.values);
    this.#forward.add(document.fields);
    setBit(this.#live, number);
    this.#addPostings(number, document.fields);
    return number;
  }

  remove(document: number): void {
    if (!hasBit(this.#live, document)) return;
    const { documents } = this.#dictionary;
    const end = this.#entryStarts[document + 1] ?? this.#entryCount;
    for (let at = this.#entryStarts[document] ?? end; at < end; at += 1) {
      const term = this.#terms[at] ?? 0;
      documents[term] = (documents[term] ?? 0) - 1;
    }
    if (this.#sealed && hasBit(this.#sealed.live, document)) {
      clearBit(this.#sealed.live, document);
      this.#sealed.liveCount -= 1;
    }
    clearBit(this.#live, document);
  }

  /** All of it as a segment; the same one until the next `add`. */
  seal(): Segment {
    this.#sealed ??= {
      size: this.size,
      live: this.#live.slice(0, (this.size + 31) >>> 5),
      liveCount: this.#ids.reduce((count, _, number) => count + (hasBit(this.#live, number) ? 1 : 0), 0),
      ids: [...this.#ids],
      serials: Float64Array.from(this.#serials),
      postings: sortPostings(this.#terms.subarray(0, this.#entryCount), this.#documents, this.#impacts),
      forward: this.#forward.finish(),
      ...this.#columns.finish(),
    };
    return this.#sealed;
  }

  #addPostings(document: number, fields: readonly FieldTerms[]): void {
    weights = grown(weights, this.#dictionary.size);
    const seen: number[] = [];
    this.#entryStarts.push(this.#entryCount);
    fields.forEach(({ words, compounds }, field) => {
      const textField = this.#textFields[field];
      if (!textField) return;
      const weight = occurrenceWeight(textField, words.length);
      for (const term of words) addWeight(term, weight, seen);
      for (const term of compounds) addWeight(term, weight, seen);
    });
    this.#reserve(seen.length);
    const { documents } = this.#dictionary;
    for (const term of seen) {
      this.#terms[this.#entryCount] = term;
      this.#documents[this.#entryCount] = document;
      this.#impacts[this.#entryCount] = impactCode(weights[term] ?? 0);
      this.#entryCount += 1;
      weights[term] = 0;
      documents[term] = (documents[term] ?? 0) + 1;
    }
  }

  #reserve(entries: number): void {
    const needed = this.#entryCount + entries;
    this.#terms = grown(this.#terms, needed);
    this.#documents = grown(this.#documents, needed);
    this.#impacts = grown(this.#impacts, needed);
  }
}

/** Each term's weight in the document at hand; all zero between documents, so that every index can share it. */
let weights = new Float32Array(1024);

function addWeight(term: number, weight: number, seen: number[]): void {
  const before = weights[term] ?? 0;
  if (before === 0) seen.push(term);
  weights[term] = before + weight;
}

/** Entries in the order of documents, put in the order of terms by counting. */
function sortPostings(terms: Uint32Array, documents: Uint16Array, impacts: Uint8Array): Postings {
  counts = grown(counts, weights.length);
  const seen: number[] = [];
  for (const term of terms) {
    const before = counts[term] ?? 0;
    if (before === 0) seen.push(term);
    counts[term] = before + 1;
  }
  const distinct = Uint32Array.from(seen).sort();
  const starts = new Uint32Array(distinct.length + 1);
  // From here on `counts` holds where each term's next entry goes.
  for (let at = 0; at < distinct.length; at += 1) {
    const term = distinct[at] ?? 0;
    const start = starts[at] ?? 0;
    starts[at + 1] = start + (counts[term] ?? 0);
    counts[term] = start;
  }
  const sortedDocuments = new Uint16Array(terms.length);
  const sortedImpacts = new Uint8Array(terms.length);
  for (let from = 0; from < terms.length; from += 1) {
    const term = terms[from] ?? 0;
    const to = counts[term] ?? 0;
    sortedDocuments[to] = documents[from] ?? 0;
    sortedImpacts[to] = impacts[from] ?? 0;
    counts[term] = to + 1;
  }
  for (const term of seen) counts[term] = 0;
  return {
    terms: distinct,
    starts,
    documents: sortedDocuments,
    impacts: sortedImpacts,
    blockPeaks: blockPeaksOf(sortedImpacts),
  };
}

/** How often each term occurs in the entries at hand; all zero between calls, as `weights` is. */
let counts = new Uint32Array(1024);
