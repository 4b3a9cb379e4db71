import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const version = "1";
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a text that is kept, or given to a browser, so that only this installation reads it, and only for this purpose:
 * `authenticator of 0190…`. A purpose that names the row's owner also keeps one row's text from being put into another's.
 *
 * AES-256-GCM under a key that HKDF-SHA-256 derives from the installation's secret and the purpose.
 *
 * @see NIST SP 800-38D (GCM, random nonces of 96 bits), RFC 5869 (HKDF)
 */
export function seal(secret: string, purpose: string, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", keyFor(secret, purpose), nonce);
  const parts = [nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
  return `${version}.${Buffer.concat(parts).toString("base64url")}`;
}

/** The text that `seal` was given; undefined when it was changed, or sealed under another secret or purpose. */
export function open(secret: string, purpose: string, sealed: string): string | undefined {
  const [form, body] = sealed.split(".");
  const bytes = Buffer.from(body ?? "", "base64url");
  if (form !== version || bytes.length < nonceBytes + tagBytes) return undefined;
  const decipher = createDecipheriv(
    "aes-256-gcm",
    keyFor(secret, purpose),
    bytes.subarray(0, nonceBytes),
    // Node takes shorter tags, which are easier to guess, unless it is told their length.
    { authTagLength: tagBytes },
  );
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  const text = decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes));
  try {
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    // The one thing `final` throws for: the tag does not fit.
    return undefined;
  }
}

/**
 * What is kept of something too short to be safe as a plain digest, such as a code of six digits: who has the database
 * but not the installation's secret can try nothing.
 */
export function keyedDigest(secret: string, purpose: string, text: string): string {
  return createHmac("sha256", keyFor(secret, purpose)).update(text).digest("base64url");
}

function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `carrel ${purpose}`, 32));
}
