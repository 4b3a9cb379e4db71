import type { Bitmap } from "./bitmap.ts";

/**
 * Room for what one search works with. Memory of its own for each of a few dozen sets would cost more than filling them:
 * it lies outside the heap, and how much of it is let go decides how often the whole heap is looked through.
 */
let room = new ArrayBuffer(1 << 20);
let used = 0;

/** Sets made in this search, by what they are of and what they hold. */
const made = new Map<object, Map<string, Bitmap>>();

/** Takes back all that was lent: nothing of it may be in use any more. */
export function beginScratch(): void {
  used = 0;
  made.clear();
}

/** A set that several parts of one search ask for, made for the first of them. Not to be changed. */
export function madeOnce(owner: object, key: string, make: () => Bitmap): Bitmap {
  const ofOwner = made.get(owner) ?? new Map<string, Bitmap>();
  made.set(owner, ofOwner);
  const bits = ofOwner.get(key) ?? make();
  ofOwner.set(key, bits);
  return bits;
}

/** An empty set, lent until the next search. */
export function scratchBitmap(size: number): Bitmap {
  const length = (size + 31) >>> 5;
  const start = take(length * 4);
  return new Int32Array(room, start, length).fill(0);
}

/** A copy, lent until the next search. */
export function scratchCopy(bits: Bitmap): Bitmap {
  const start = take(bits.length * 4);
  const copy = new Int32Array(room, start, bits.length);
  copy.set(bits);
  return copy;
}

/** A list of so many numbers, lent until the next search and yet to be written. */
export function scratchList(length: number): Uint16Array {
  const start = take(length * 2);
  return new Uint16Array(room, start, length);
}

function take(bytes: number): number {
  // Typed arrays begin where their numbers can.
  const start = used;
  used = start + ((bytes + 7) & ~7);
  if (used <= room.byteLength) return start;
  // What lies in the old room stays good for those who have it.
  room = new ArrayBuffer(Math.max(2 * room.byteLength, bytes + 8));
  used = (bytes + 7) & ~7;
  return 0;
}
