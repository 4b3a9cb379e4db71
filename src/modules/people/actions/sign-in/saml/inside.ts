import { decrypt } from "xml-encryption";
import type { SamlKeys } from "../../../queries/program.ts";
import { isSafeToCheck } from "../../../rules/sign-in/saml/assertion.ts";

/**
 * Whether what is encrypted in an answer, if anything, can be read with our key and keeps to what is safe to check. The
 * library that checks signatures decrypts for itself, and would take what we refuse elsewhere: digests by SHA-1, keys
 * wrapped by PKCS #1 v1.5.
 */
export async function isSafeInside(xml: string, keys: SamlKeys | undefined): Promise<boolean> {
  const count = (xml.match(/<(?:[\w-]+:)?EncryptedData\b/gu) ?? []).length;
  if (count === 0) return !xml.includes("EncryptedAssertion");
  // Of several the two readers might each read another.
  if (count > 1 || keys === undefined) return false;
  const inside = await decrypted(xml, keys.key);
  return inside !== undefined && !inside.includes("EncryptedData") && isSafeToCheck(inside);
}

async function decrypted(xml: string, key: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    // Whatever is wrong with it, nothing is told of it: an answer to guesses is how such a key is worn down.
    decrypt(
      xml,
      { key, disallowDecryptionWithInsecureAlgorithm: true, warnInsecureAlgorithm: false },
      (error, text) => {
        resolve(error === null || error === undefined ? text : undefined);
      },
    );
  });
}
