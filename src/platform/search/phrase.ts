import { emptyDocumentTerms, readDocument, type DocumentTerms } from "./forward.ts";
import type { Forward } from "./segment.ts";

const reading = emptyDocumentTerms();

/** Whether the terms stand side by side, in this order, in one field of the document (stop words not counted). */
export function hasPhrase(forward: Forward, document: number, terms: readonly number[]): boolean {
  readDocument(forward, document, reading);
  return reading.fieldEnds.some((_, field) => fieldHasPhrase(reading, field, terms));
}

export function fieldHasPhrase(document: DocumentTerms, field: number, terms: readonly number[]): boolean {
  const last = (document.wordEnds[field] ?? 0) - terms.length;
  for (let at = document.wordStarts[field] ?? 0; at <= last; at += 1) {
    let matched = 0;
    while (matched < terms.length && document.terms[at + matched] === terms[matched]) matched += 1;
    if (matched === terms.length) return true;
  }
  return false;
}
