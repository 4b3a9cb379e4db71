import type { Ranking, TextField } from "./schema.ts";

/** One step of the scale is a twentieth of a doubling: a quantised weight is at most 1.8 % off. */
const stepsPerDoubling = 20;
const codeOfOne = 100;

export const defaultRanking: Ranking = {
  saturation: 1.5,
  feedback: 0.7,
  feedbackHits: 16,
  feedbackWords: 16,
  feedbackFromWords: 5,
  rerankedHits: 1000,
};

/** What one occurrence in a text of this many words adds to a term's weight in its document. */
export function occurrenceWeight(field: TextField, words: number): number {
  return field.weight / (1 - field.lengthPenalty + (field.lengthPenalty * words) / field.typicalWords);
}

/** A term's weight in a document as one byte, on a logarithmic scale. */
export function impactCode(weight: number): number {
  const code = Math.round(Math.log2(weight) * stepsPerDoubling) + codeOfOne;
  return Math.max(1, Math.min(255, code));
}

/** BM25's saturated weight for each code, from 0 to 1: each further occurrence adds less. */
export function saturationTable(saturation: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, code) => {
    const weight = 2 ** ((code - codeOfOne) / stepsPerDoubling);
    return code === 0 ? 0 : weight / (weight + saturation);
  });
}

/** How much a term says: large for rare ones, never negative. */
export function inverseFrequency(documents: number, withTerm: number): number {
  return Math.log(1 + (documents - withTerm + 0.5) / (withTerm + 0.5));
}
