/** What only this installation, or only its owner, may read: sealed texts, random secrets, and what is kept of them. */
export { keyedDigest, open, seal } from "./sealed-text.ts";
export { digest, isSameSecret, randomDigits, randomSecret } from "./random-secret.ts";
