/** Letters and digits that are not taken for one another, on paper or read aloud: 32 of them. */
const alphabet = "abcdefghjkmnpqrstuvwxyz023456789";

export const recoveryCodeCount = 10;
export const recoveryCodeBytes = 10;

/** A code from random bytes, of which it keeps five bits each: `k7mpd-x2a9e`. */
export function recoveryCode(bytes: Uint8Array): string {
  const letters = [...bytes].map((byte) => alphabet[byte % alphabet.length] ?? "").join("");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** A code as it was typed, in the one form that is compared. */
export function plainRecoveryCode(typed: string): string {
  return typed.toLowerCase().replaceAll(/[\s-]/gu, "").replaceAll("o", "0");
}
