import { grown } from "./growing.ts";
import type { Forward } from "./segment.ts";

/** The terms of one text field, in order; joined compounds apart, so that phrases do not stumble over them. */
export interface FieldTerms {
  readonly words: readonly number[];
  readonly compounds: readonly number[];
}

/** A document's terms, read back. Reused from call to call: copy what must last. */
export interface DocumentTerms {
  terms: Uint32Array;
  length: number;
  /** For each field where its words begin and end, and where its compounds (after the words) end. */
  readonly wordStarts: number[];
  readonly wordEnds: number[];
  readonly fieldEnds: number[];
}

export function emptyDocumentTerms(): DocumentTerms {
  return { terms: new Uint32Array(256), length: 0, wordStarts: [], wordEnds: [], fieldEnds: [] };
}

/** Writes documents one after another: for each field a count, then its term numbers, small numbers in few bytes. */
export class ForwardWriter {
  #bytes: Uint8Array = new Uint8Array(4096);
  #length = 0;
  readonly #starts: number[] = [0];

  add(fields: readonly FieldTerms[]): void {
    for (const { words, compounds } of fields) {
      this.#write(words.length * 2 + (compounds.length > 0 ? 1 : 0));
      for (const term of words) this.#write(term);
      if (compounds.length === 0) continue;
      this.#write(compounds.length);
      for (const term of compounds) this.#write(term);
    }
    this.#starts.push(this.#length);
  }

  finish(): Forward {
    return { starts: Uint32Array.from(this.#starts), bytes: this.#bytes.slice(0, this.#length) };
  }

  #write(number: number): void {
    if (this.#length + 5 > this.#bytes.length) this.#bytes = grown(this.#bytes, this.#length + 5);
    let rest = number;
    while (rest > 127) {
      this.#bytes[this.#length] = (rest & 127) | 128;
      this.#length += 1;
      rest >>>= 7;
    }
    this.#bytes[this.#length] = rest;
    this.#length += 1;
  }
}

/** Reads a document's terms into `into`. */
export function readDocument(forward: Forward, document: number, into: DocumentTerms): void {
  const { bytes } = forward;
  const end = forward.starts[document + 1] ?? 0;
  const size = end - (forward.starts[document] ?? 0);
  if (into.terms.length < size) into.terms = new Uint32Array(size * 2);
  const { terms, wordStarts, wordEnds, fieldEnds } = into;
  let at = forward.starts[document] ?? 0;
  let length = 0;
  let field = 0;
  let stage = atHeader;
  let left = 0;
  while (at < end) {
    let number = 0;
    let shift = 0;
    let byte = 0;
    do {
      byte = bytes[at] ?? 0;
      number |= (byte & 127) << shift;
      shift += 7;
      at += 1;
    } while (byte > 127);
    if (stage === inWords || stage === inWordsThenCompounds || stage === inCompounds) {
      terms[length] = number;
      length += 1;
      left -= 1;
    } else if (stage === atHeader) {
      wordStarts[field] = length;
      left = number >>> 1;
      stage = (number & 1) === 1 ? inWordsThenCompounds : inWords;
    } else {
      left = number;
      stage = inCompounds;
    }
    if (left > 0) continue;
    if (stage !== inCompounds) wordEnds[field] = length;
    if (stage === inWordsThenCompounds) {
      stage = atCompoundCount;
    } else if (stage !== atCompoundCount) {
      fieldEnds[field] = length;
      field += 1;
      stage = atHeader;
    }
  }
  into.length = length;
}

const atHeader = 0;
const inWords = 1;
const inWordsThenCompounds = 2;
const atCompoundCount = 3;
const inCompounds = 4;
