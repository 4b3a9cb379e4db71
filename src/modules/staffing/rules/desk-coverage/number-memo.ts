/** A memo of values by sequences of numbers. The key given is read at once and may be used again. */
export type NumberMemo<Value> = (key: NumberKey, make: () => Value) => Value;

/** The first `length` of some numbers. */
export interface NumberKey {
  readonly numbers: number[];
  length: number;
}

/** Room for keys; grows as they need. */
export function numberKey(): NumberKey {
  return { numbers: [], length: 0 };
}

interface Entry<Value> {
  readonly numbers: readonly number[];
  readonly value: Value;
  readonly next: Entry<Value> | undefined;
}

/**
 * A memo that knows nothing. Keys are found by a hash and compared in full. Texts as keys would be simpler, but making and
 * throwing away a million of them took half the time of a year's coverage.
 */
export function numberMemo<Value>(): NumberMemo<Value> {
  const entries = new Map<number, Entry<Value>>();
  return (key, make) => {
    const hash = hashOf(key);
    const first = entries.get(hash);
    for (let entry = first; entry !== undefined; entry = entry.next)
      if (isSame(entry.numbers, key)) return entry.value;
    const value = make();
    entries.set(hash, { numbers: key.numbers.slice(0, key.length), value, next: first });
    return value;
  };
}

function hashOf({ numbers, length }: NumberKey): number {
  let hash = length;
  for (let place = 0; place < length; place += 1) {
    hash = Math.imul(hash ^ (numbers[place] ?? 0), 0x9e_37_79_b1);
    hash ^= hash >>> 15;
  }
  // A whole number that the engine keeps without a box.
  return hash >> 2;
}

function isSame(known: readonly number[], { numbers, length }: NumberKey): boolean {
  if (known.length !== length) return false;
  for (let place = 0; place < length; place += 1) if (known[place] !== numbers[place]) return false;
  return true;
}
