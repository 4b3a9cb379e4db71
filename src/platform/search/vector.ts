import { emptyDocumentTerms, readDocument } from "./forward.ts";
import { grown } from "./growing.ts";
import { inverseFrequency, occurrenceWeight } from "./impact.ts";
import type { TextField } from "./schema.ts";
import type { Segment } from "./segment.ts";
import type { DocumentStore } from "./store.ts";

export interface TermWeight {
  readonly term: number;
  /** In a document its saturated weight, from 0 to 1. */
  readonly weight: number;
}

/** A term of one document alone connects it with no other: it says nothing here. */
export function termWeight(store: DocumentStore, term: number): number {
  const documents = store.dictionary.documents[term] ?? 0;
  return documents < 2 ? 0 : inverseFrequency(store.size, documents);
}

/** Reads documents as terms with their saturated weights. */
export class VectorReader {
  readonly #fields: readonly TextField[];
  readonly #saturation: number;
  readonly #reading = emptyDocumentTerms();
  #wanted: readonly TermWeight[] = [];
  /** Weights of the wanted terms in the document at hand, each at its place plus one. */
  readonly #sums = new Float64Array(256);

  constructor(store: DocumentStore, saturation: number) {
    this.#fields = Object.values(store.schema.text);
    this.#saturation = saturation;
    weights = grown(weights, store.dictionary.size);
    places = grown(places, store.dictionary.size);
  }

  /** All terms of a document. */
  vector(segment: Segment | undefined, document: number): readonly TermWeight[] {
    const seen: number[] = [];
    this.#visit(segment, document, (from, to, weight) => {
      const { terms } = this.#reading;
      for (let at = from; at < to; at += 1) {
        const term = terms[at] ?? 0;
        const before = weights[term] ?? 0;
        if (before === 0) seen.push(term);
        weights[term] = before + weight;
      }
    });
    return seen.map((term) => {
      const weight = weights[term] ?? 0;
      weights[term] = 0;
      return { term, weight: weight / (weight + this.#saturation) };
    });
  }

  /** Which terms `wantedScore` counts, and how much: at most 255. Want none when done. */
  want(terms: readonly TermWeight[]): void {
    for (const { term } of this.#wanted) places[term] = 0;
    this.#wanted = terms.slice(0, 255);
    this.#wanted.forEach(({ term }, place) => {
      places[term] = place + 1;
    });
  }

  wantedScore(segment: Segment | undefined, document: number): number {
    const sums = this.#sums;
    sums.fill(0, 0, this.#wanted.length + 1);
    this.#visit(segment, document, (from, to, weight) => {
      const { terms } = this.#reading;
      for (let at = from; at < to; at += 1) {
        const place = places[terms[at] ?? 0] ?? 0;
        if (place !== 0) sums[place] = (sums[place] ?? 0) + weight;
      }
    });
    return this.#wanted.reduce((score, { weight }, place) => {
      const sum = sums[place + 1] ?? 0;
      return score + (weight * sum) / (sum + this.#saturation);
    }, 0);
  }

  #visit(
    segment: Segment | undefined,
    document: number,
    visit: (from: number, to: number, weight: number) => void,
  ): void {
    if (!segment) return;
    readDocument(segment.forward, document, this.#reading);
    const { wordStarts, wordEnds, fieldEnds } = this.#reading;
    this.#fields.forEach((field, place) => {
      const from = wordStarts[place] ?? 0;
      visit(from, fieldEnds[place] ?? from, occurrenceWeight(field, (wordEnds[place] ?? from) - from));
    });
  }
}

/** For each term its weight in the document at hand, and its place among those wanted; all zero between uses. */
let weights = new Float32Array(1024);
let places = new Uint8Array(1024);
