import { gunzipSync, gzipSync } from "node:zlib";
import { base64Multibase } from "./multibase.ts";

/** The shortest list allowed, 16 kB of bits: a shorter one tells more of who is on it (Bitstring Status List §6.1). */
export const LEAST_STATUS_ENTRIES = 131_072;

const MOST_UNPACKED_BYTES = 16_000_000;

/** One bit for each credential of an issuer; the first is the leftmost of the first byte. */
export type StatusBits = Uint8Array;

/** A list with no bit set. */
export function emptyStatusList(entries = LEAST_STATUS_ENTRIES): StatusBits {
  return new Uint8Array(Math.ceil(Math.max(entries, LEAST_STATUS_ENTRIES) / 8));
}

/** The list with one entry set or cleared; the given one is left as it is. */
export function withStatus(bits: StatusBits, index: number, isSet: boolean): StatusBits {
  if (!isEntry(bits, index)) throw new RangeError(`The status list has no entry ${index}.`);
  const changed = Uint8Array.from(bits);
  const mask = 0x80 >> (index % 8);
  const place = Math.floor(index / 8);
  const before = changed[place] ?? 0;
  changed[place] = isSet ? before | mask : before & ~mask;
  return changed;
}

/** Whether an entry is set; undefined when the list has no such entry. */
export function statusAt(bits: StatusBits, index: number): boolean | undefined {
  if (!isEntry(bits, index)) return undefined;
  return ((bits[Math.floor(index / 8)] ?? 0) & (0x80 >> (index % 8))) !== 0;
}

/** A list as `encodedList` has it: gzip, then base64url with multibase's `u` before it. */
export function encodedStatusList(bits: StatusBits): string {
  return base64Multibase(gzipSync(bits));
}

/**
 * The bits of an `encodedList`, with or without multibase's `u` (StatusList2021 had none), or undefined when it holds no
 * list. Unpacks to 16 MB at most, however small the packed text is.
 */
export function statusBitsIn(encoded: string): StatusBits | undefined {
  // Gzip begins with 1f 8b, which base64url writes as H4sI: a leading u cannot be mistaken for it.
  const body = encoded.startsWith("u") ? encoded.slice(1) : encoded;
  if (!/^[A-Za-z0-9_-]+={0,2}$/u.test(body)) return undefined;
  try {
    return gunzipSync(Buffer.from(body, "base64url"), { maxOutputLength: MOST_UNPACKED_BYTES });
  } catch {
    return undefined;
  }
}

function isEntry(bits: StatusBits, index: number): boolean {
  return Number.isSafeInteger(index) && index >= 0 && index < bits.length * 8;
}
