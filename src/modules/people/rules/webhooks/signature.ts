import { parseInstant } from "#platform/time";

/** The header that says who sent a delivery. */
export const signatureHeader = "carrel-signature";

/**
 * What is signed: the second it was sent, and the body to the byte. The second keeps someone who recorded a delivery from
 * playing it back later.
 */
export function signedText(sentAt: string, body: string): string {
  return `${parseInstant(sentAt) ?? 0}.${body}`;
}

/** The header's value, given the HMAC-SHA-256 of `signedText` in hexadecimal: `t=1796238000,v1=5257a8…`. */
export function signatureValue(sentAt: string, hmac: string): string {
  return `t=${parseInstant(sentAt) ?? 0},v1=${hmac}`;
}
