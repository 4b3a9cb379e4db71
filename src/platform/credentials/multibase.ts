import { decode, encode } from "base58-universal";

// Decoding base58 takes time with the square of the length; nothing that is rightly base58 here is longer.
const MOST_BASE58_CHARACTERS = 200;

/** The bytes of a multibase text, base58btc (`z…`) or base64url (`u…`); undefined when it is neither. */
export function multibaseBytes(text: string): Uint8Array | undefined {
  const body = text.slice(1);
  if (text.startsWith("u"))
    return /^[A-Za-z0-9_-]+$/u.test(body) ? Buffer.from(body, "base64url") : undefined;
  if (!text.startsWith("z") || body.length > MOST_BASE58_CHARACTERS) return undefined;
  if (!/^[1-9A-HJ-NP-Za-km-z]+$/u.test(body)) return undefined;
  return decode(body);
}

/** Bytes as base58btc multibase, `z…`. */
export function base58Multibase(bytes: Uint8Array): string {
  return `z${encode(bytes)}`;
}

/** Bytes as base64url multibase, `u…`. */
export function base64Multibase(bytes: Uint8Array): string {
  return `u${Buffer.from(bytes).toString("base64url")}`;
}
