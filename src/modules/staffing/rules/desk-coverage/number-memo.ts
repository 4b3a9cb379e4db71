/** What was worked out for sequences of numbers: entries by the last bits of their keys' hashes. */
export type NumberMemo<Value> = (Entry<Value> | undefined)[];

/** The first `length` of some numbers, and a number that is mostly another for others. */
export interface NumberKey {
  readonly numbers: number[];
  length: number;
  hash: number;
}

/** Room for keys; grows as they need. */
export function numberKey(): NumberKey {
  return { numbers: [], length: 0, hash: 0 };
}

/** Begins a key anew. */
export function clearKey(key: NumberKey): void {
  key.length = 0;
  key.hash = 0;
}

/** Puts one more number at a key's end. */
export function addToKey(key: NumberKey, number: number): void {
  const mixed = Math.imul(key.hash ^ number, 0x9e_37_79_b1);
  key.numbers[key.length] = number;
  key.length += 1;
  key.hash = mixed ^ (mixed >>> 15);
}

interface Entry<Value> {
  readonly hash: number;
  readonly numbers: readonly number[];
  readonly value: Value;
  readonly next: Entry<Value> | undefined;
}

/** A power of two. A branch has some dozens of entries in a week, and some hundreds in a year. */
const BUCKETS = 64;
const noEntries: readonly undefined[] = Array.from({ length: BUCKETS });

/**
 * A memo that knows nothing. Texts as keys would be simpler, but making and throwing away a million of them took half the
 * time of a year's coverage; a map from hashes grows step by step, which takes longer than a week's few values are worth.
 */
export function numberMemo<Value>(): NumberMemo<Value> {
  return noEntries.slice();
}

/** What is kept for a key. The key is read at once and may be used again. */
export function found<Value>(memo: NumberMemo<Value>, key: NumberKey): Value | undefined {
  const { hash } = key;
  for (let entry = memo[hash & (BUCKETS - 1)]; entry !== undefined; entry = entry.next)
    if (entry.hash === hash && isSame(entry.numbers, key)) return entry.value;
  return undefined;
}

/** Keeps the value of a key that nothing is kept for yet. */
export function keep<Value>(memo: NumberMemo<Value>, key: NumberKey, value: Value): Value {
  const { hash } = key;
  const bucket = hash & (BUCKETS - 1);
  const numbers = key.numbers.slice(0, key.length);
  memo[bucket] = { hash, numbers, value, next: memo[bucket] };
  return value;
}

function isSame(known: readonly number[], { numbers, length }: NumberKey): boolean {
  if (known.length !== length) return false;
  for (let place = 0; place < length; place += 1) if (known[place] !== numbers[place]) return false;
  return true;
}
