import { countOnes } from "./bitmap.ts";
import { type Dictionary, lettersOf } from "./dictionary.ts";
import { hardlyNames } from "./stop-words.ts";

/** A term near a mistyped one. */
export interface NearTerm {
  readonly term: number;
  readonly distance: number;
}

/**
 * The terms in use that a mistyped word most likely stands for: one edit away, for words of seven letters and more
 * two when there is none at one. Most used first, at most three. Words under four letters and numbers have none.
 */
export function nearTerms(dictionary: Dictionary, typed: string): readonly NearTerm[] {
  if (typed.length < 4 || /[0-9]/.test(typed)) return [];
  const near = withinDistance(dictionary, typed, 1);
  if (near.length > 0 || typed.length < 7) return near;
  return withinDistance(dictionary, typed, 2);
}

function withinDistance(dictionary: Dictionary, typed: string, limit: number): readonly NearTerm[] {
  const found: number[] = [];
  const wanted = lettersOf(typed);
  const { letters, documents, terms } = dictionary;
  for (let term = 0; term < terms.length; term += 1) {
    // One edit changes at most two of the letter bits: this rules out all but one term in a hundred.
    if (countOnes((letters[term] ?? 0) ^ wanted) > 2 * limit || documents[term] === 0) continue;
    const candidate = terms[term] ?? "";
    if (Math.abs(candidate.length - typed.length) > limit) continue;
    // People rarely mistype the first letter; two edits away, a word with another one is another word.
    if (limit > 1 && candidate.charCodeAt(0) !== typed.charCodeAt(0)) continue;
    const distance = editDistance(candidate, typed, limit);
    if (distance > 0 && distance <= limit && !hardlyNames.has(candidate)) found.push(term);
  }
  const likeliness = (term: number): number =>
    (documents[term] ?? 0) * ((terms[term] ?? "").charCodeAt(0) === typed.charCodeAt(0) ? 10 : 1);
  return found
    .sort((left, right) => likeliness(right) - likeliness(left) || left - right)
    .slice(0, 3)
    .map((term) => ({ term, distance: limit }));
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one word into the other; `limit + 1` as
 * soon as it is sure that there are more than `limit`.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column += 1) {
      const cost = cellCost(left, right, row, column);
      let best = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + cost,
      );
      if (cost === 1 && isSwap(left, right, row, column))
        best = Math.min(best, (before[column - 2] ?? 0) + 1);
      current.push(best);
      least = Math.min(least, best);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return Math.min(limit + 1, previous[right.length] ?? 0);
}

function cellCost(left: string, right: string, row: number, column: number): number {
  return left.charCodeAt(row - 1) === right.charCodeAt(column - 1) ? 0 : 1;
}

function isSwap(left: string, right: string, row: number, column: number): boolean {
  return (
    row > 1 &&
    column > 1 &&
    left.charCodeAt(row - 1) === right.charCodeAt(column - 2) &&
    left.charCodeAt(row - 2) === right.charCodeAt(column - 1)
  );
}
