import { scratchList } from "./scratch.ts";

/**
 * A set of document numbers of one segment: bit `d % 32` of word `d / 32`. Words have a sign, since those without one are
 * too large for a small integer half of the time, and would then be put on the heap.
 */
export type Bitmap = Int32Array;

export function emptyBitmap(size: number): Bitmap {
  return new Int32Array((size + 31) >>> 5);
}

export function fullBitmap(size: number): Bitmap {
  const bits = emptyBitmap(size).fill(-1);
  if ((size & 31) !== 0) bits[bits.length - 1] = 2 ** (size & 31) - 1;
  return bits;
}

export function setBit(bits: Bitmap, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

export function clearBit(bits: Bitmap, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) & ~(1 << (at & 31));
}

export function hasBit(bits: Bitmap, at: number): boolean {
  return (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
}

/** Keeps in `target` only what `other` holds too. */
export function keepShared(target: Bitmap, other: Bitmap): void {
  for (let i = 0; i < target.length; i += 1) target[i] = (target[i] ?? 0) & (other[i] ?? 0);
}

/** Adds to `target` all that `other` holds. */
export function addAll(target: Bitmap, other: Bitmap): void {
  for (let i = 0; i < target.length; i += 1) target[i] = (target[i] ?? 0) | (other[i] ?? 0);
}

/** Takes out of `target` all that `other` holds. */
export function takeOut(target: Bitmap, other: Bitmap): void {
  for (let i = 0; i < target.length; i += 1) target[i] = (target[i] ?? 0) & ~(other[i] ?? 0);
}

export function hasAnyBit(bits: Bitmap): boolean {
  for (let i = 0; i < bits.length; i += 1) if (bits[i] !== 0) return true;
  return false;
}

export function countBits(bits: Bitmap): number {
  let total = 0;
  for (let i = 0; i < bits.length; i += 1) total += countOnes(bits[i] ?? 0);
  return total;
}

/** How many members two sets share. */
export function countShared(left: Bitmap, right: Bitmap): number {
  let total = 0;
  for (let i = 0; i < left.length; i += 1) total += countOnes((left[i] ?? 0) & (right[i] ?? 0));
  return total;
}

/** The members, ascending: lent until the next search. */
export function membersOf(bits: Bitmap, size = countBits(bits)): Uint16Array {
  const members = scratchList(size);
  let next = 0;
  for (let i = 0; i < bits.length; i += 1) {
    let word = bits[i] ?? 0;
    while (word !== 0) {
      members[next] = (i << 5) + 31 - Math.clz32(word & -word);
      next += 1;
      word &= word - 1;
    }
  }
  return members;
}

/** Ones of a 32-bit word, added pairwise in place. */
export function countOnes(word: number): number {
  const pairs = (word - ((word >>> 1) & 0x55555555)) | 0;
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
