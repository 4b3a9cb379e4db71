import { createPrivateKey, createPublicKey, generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import { open, seal } from "#platform/secrets";

const generate = promisify(generateKeyPair);

/** Of RSA: what every server of the fediverse reads, and long enough (NIST SP 800-57, until 2030). */
const modulusLength = 2048;
const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

/** A new pair of keys for an actor: the public one as PEM, the private one sealed for this actor alone. */
export async function newKeys(
  secret: string,
  actorId: string,
): Promise<{ readonly publicKey: string; readonly sealedPrivateKey: string }> {
  const { privateKey, publicKey } = await generate("rsa", {
    modulusLength,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return { publicKey, sealedPrivateKey: seal(secret, purposeOf(actorId), privateKey) };
}

/** The private key of an actor, for signing. @throws when the installation's secret is another than when it was sealed. */
export async function signingKey(secret: string, actorId: string, sealed: string): Promise<CryptoKey> {
  const pem = open(secret, purposeOf(actorId), sealed);
  if (pem === undefined) throw new Error("A journal's key was sealed under another secret.");
  const bytes = createPrivateKey(pem).export({ type: "pkcs8", format: "der" });
  // The library that signs asks for keys that it could take out.
  return crypto.subtle.importKey("pkcs8", new Uint8Array(bytes), algorithm, true, ["sign"]);
}

/** A public key, for the library that asks for both. */
export async function publicCryptoKey(pem: string): Promise<CryptoKey> {
  const bytes = createPublicKey(pem).export({ type: "spki", format: "der" });
  return crypto.subtle.importKey("spki", new Uint8Array(bytes), algorithm, true, ["verify"]);
}

function purposeOf(actorId: string): string {
  return `key of fediverse actor ${actorId}`;
}
