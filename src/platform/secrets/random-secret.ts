import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** A new secret nobody can guess, for addresses, cookies and tokens: 256 bits unless said otherwise, as base64url. */
export function randomSecret(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** A new code of decimal digits that a person types: `048213`. Short, so it wants few tries and a short life. */
export function randomDigits(count: number): string {
  return Array.from({ length: count }, () => String(randomInt(10))).join("");
}

/** What is kept of a random secret of 128 bits or more: SHA-256. For anything shorter, or chosen by a person, it is too fast. */
export function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** Compares without telling by its time where two texts differ. */
export function isSameSecret(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
