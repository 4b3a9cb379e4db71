import { randomBytes } from "node:crypto";

/** Part of an address that cannot be guessed: 144 random bits. */
export function newSecret(): string {
  return randomBytes(18).toString("base64url");
}
