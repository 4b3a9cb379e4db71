import { decrypt } from "xml-encryption";
import type { SamlKeys } from "../../../queries/program.ts";
import { isSafeToCheck } from "../../../rules/sign-in/saml/assertion.ts";

/** How an answer can be read: by this key of ours, or without one when nothing in it is encrypted. */
export interface Inside {
  readonly key: string | undefined;
}

/**
 * How an answer can be read; undefined when what is encrypted in it cannot be, or does not keep to what is safe to check.
 * The library that checks signatures decrypts for itself, and would take what we refuse elsewhere: digests by SHA-1, keys
 * wrapped by PKCS #1 v1.5.
 */
export async function lookInside(xml: string, keys: SamlKeys | undefined): Promise<Inside | undefined> {
  const count = (xml.match(/<(?:[\w-]+:)?EncryptedData\b/gu) ?? []).length;
  if (count === 0) return xml.includes("EncryptedAssertion") ? undefined : { key: undefined };
  // Of several the two readers might each read another.
  if (count > 1 || keys === undefined) return undefined;
  // While the key is changed, a provider encrypts for the one that its copy of our metadata names.
  for (const key of [keys.key, ...(keys.other === undefined ? [] : [keys.other.key])]) {
    const inside = await decrypted(xml, key);
    if (inside !== undefined) return isSafe(inside) ? { key } : undefined;
  }
  return undefined;
}

function isSafe(inside: string): boolean {
  return !inside.includes("EncryptedData") && isSafeToCheck(inside);
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
