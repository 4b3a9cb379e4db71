const cellsPerSlot = 3;
const empty = -2_147_483_648;

/**
 * Numbers for stretches of text, looked up without cutting them out: a `Map` needs a new string for each word of each
 * text, and makes indexing take twice as long. Letters A to Z count as a to z.
 *
 * Words are told apart by a 64-bit hash alone: among half a million of them the chance that any two are confused is
 * one in a hundred million, and comparing letters would cost a second visit to memory for each word.
 */
export class WordTable {
  /** For each slot both halves of the hash, and the number. */
  #cells = emptyCells(1 << 15);
  #mask = (1 << 15) - 1;
  #count = 0;

  get size(): number {
    return this.#count;
  }

  /** The number remembered for `text.slice(start, end)`. */
  get(text: string, start: number, end: number): number | undefined {
    hash(text, start, end);
    const cells = this.#cells;
    const mask = this.#mask;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const at = slot * cellsPerSlot;
      const value = cells[at + 2] ?? empty;
      if (value === empty) return undefined;
      if (cells[at] === low && cells[at + 1] === high) return value;
    }
  }

  /** Remembers a number for a stretch that has none yet. */
  set(text: string, start: number, end: number, value: number): void {
    this.#count += 1;
    if (this.#count * 2 > this.#mask) this.#spread();
    hash(text, start, end);
    this.#place(low, high, value);
  }

  #place(first: number, second: number, value: number): void {
    let slot = first & this.#mask;
    while (this.#cells[slot * cellsPerSlot + 2] !== empty) slot = (slot + 1) & this.#mask;
    this.#cells.set([first, second, value], slot * cellsPerSlot);
  }

  #spread(): void {
    const old = this.#cells;
    const slots = (this.#mask + 1) * 2;
    this.#cells = emptyCells(slots);
    this.#mask = slots - 1;
    for (let at = 0; at < old.length; at += cellsPerSlot) {
      const value = old[at + 2] ?? empty;
      if (value !== empty) this.#place(old[at] ?? 0, old[at + 1] ?? 0, value);
    }
  }
}

function emptyCells(slots: number): Int32Array {
  return new Int32Array(slots * cellsPerSlot).fill(empty);
}

let low = 0;
let high = 0;

/** Two multiplicative hashes (FNV-1a with its own and another prime), left in `low` and `high`. */
function hash(text: string, start: number, end: number): void {
  let first = 0x811c9dc5;
  let second = 0x2545f491;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const letter = code >= 65 && code <= 90 ? code + 32 : code;
    first = Math.imul(first ^ letter, 0x01000193);
    second = Math.imul(second ^ letter, 0x85ebca6b);
    second ^= second >>> 13;
  }
  low = first ^ (first >>> 15);
  high = second;
}
