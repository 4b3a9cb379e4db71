import { scratchList } from "./scratch.ts";
import type { SortKeyColumn } from "./sort-key.ts";

const longestOrder = 64;

/** A document found: larger `key` first, then larger `second`, then smaller `serial`. */
export interface RankedHit {
  readonly key: number;
  readonly second: number;
  readonly serial: number;
  readonly score: number;
  /** Place of the segment in the search, and of the document in it. */
  readonly segment: number;
  readonly document: number;
}

/** Keeps the best of all hits offered, in a heap with the worst of them on top. */
export class TopHits {
  /** How many are kept at most. */
  readonly limit: number;
  readonly #heap: RankedHit[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Whether a hit with this key might be kept: what to ask before making one. */
  mayKeep(key: number): boolean {
    const [worst] = this.#heap;
    return this.#heap.length < this.limit || (worst !== undefined && key >= worst.key);
  }

  /**
   * Of some documents those that may be kept: no more than there is room for, and all that tie with the last of them.
   * What else they are put in order by is then looked up for these alone.
   */
  contenders(documents: Uint16Array, keys: SortKeyColumn): Uint16Array {
    const least = this.#leastKey(documents, keys);
    const found = scratchList(documents.length);
    let count = 0;
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i] ?? 0;
      found[count] = document;
      count += Number((keys[document] ?? 0) >= least);
    }
    return found.subarray(0, count);
  }

  /** The key a hit must reach to be kept: 0 while there is room. Keys must not be negative. */
  get threshold(): number {
    return this.#heap.length < this.limit ? 0 : (this.#heap[0]?.key ?? 0);
  }

  offer(hit: RankedHit): void {
    if (this.limit === 0) return;
    if (this.#heap.length < this.limit) {
      this.#heap.push(hit);
      this.#rise(this.#heap.length - 1);
      return;
    }
    const [worst] = this.#heap;
    if (worst === undefined || inOrder(worst, hit) <= 0) return;
    this.#heap[0] = hit;
    this.#sink();
  }

  /** Best first. */
  ranked(): readonly RankedHit[] {
    return this.#heap.toSorted(inOrder);
  }

  /** The lowest of the best keys, those kept already among them. */
  #leastKey(documents: Uint16Array, keys: SortKeyColumn): number {
    // Ascending. Longer ones would cost more to keep in order than they save.
    const best = new Float64Array(Math.min(this.limit, longestOrder)).fill(-Infinity);
    const kept = this.#heap.length < this.limit ? -Infinity : (this.#heap[0]?.key ?? -Infinity);
    if (best.length < this.limit) return kept;
    for (let i = 0; i < documents.length; i += 1) {
      const key = keys[documents[i] ?? 0] ?? 0;
      if (key <= (best[0] ?? 0)) continue;
      let place = 1;
      for (; place < best.length && (best[place] ?? 0) < key; place += 1) best[place - 1] = best[place] ?? 0;
      best[place - 1] = key;
    }
    return Math.max(kept, best[0] ?? 0);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#isBetter(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#heap.length && this.#isBetter(worst, child)) worst = child;
      }
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #isBetter(left: number, right: number): boolean {
    const [one, other] = [this.#heap[left], this.#heap[right]];
    return one !== undefined && other !== undefined && inOrder(one, other) < 0;
  }

  #swap(left: number, right: number): void {
    const [one, other] = [this.#heap[left], this.#heap[right]];
    if (one === undefined || other === undefined) return;
    this.#heap[left] = other;
    this.#heap[right] = one;
  }
}

function inOrder(left: RankedHit, right: RankedHit): number {
  // Not `right.key - left.key` alone: the keys of documents without a value are infinite, and their difference NaN.
  if (left.key !== right.key) return right.key > left.key ? 1 : -1;
  if (left.second !== right.second) return right.second > left.second ? 1 : -1;
  return left.serial - right.serial;
}
