import { verify } from "node:crypto";
import { createVerifyCryptosuite } from "@digitalbazaar/ecdsa-sd-2023-cryptosuite";
import { canonicalHash, contextLoader, NotCanonical } from "./canonical.ts";
import { type JsonObject, textOf } from "./json.ts";
import { multibaseBytes } from "./multibase.ts";
import type { KeyKind, PublicKey } from "./public-keys.ts";

/** What checking one embedded proof came to. */
export type SignatureAnswer =
  | { readonly holds: true }
  | { readonly holds: false; readonly code: string; readonly why: string; readonly isFinal: boolean };

interface Suite {
  readonly keys: readonly KeyKind[];
  readonly check: (document: JsonObject, proof: JsonObject, key: PublicKey) => Promise<boolean>;
}

/**
 * The suites of Open Badges 3.0, present and earlier. `eddsa-2022` is the draft name of `eddsa-rdfc-2022`, and
 * Ed25519Signature2020 signs the same two hashes; the proof's own N-Quads keep them apart.
 */
const SUITES: Readonly<Record<string, Suite>> = {
  "eddsa-rdfc-2022": { keys: ["Ed25519"], check: holdsOverHashes },
  "eddsa-2022": { keys: ["Ed25519"], check: holdsOverHashes },
  Ed25519Signature2020: { keys: ["Ed25519"], check: holdsOverHashes },
  "ecdsa-sd-2023": { keys: ["P-256"], check: holdsSelectively },
};

/** The name of a proof's suite: the cryptosuite of a DataIntegrityProof, else the proof's type. */
export function suiteOf(proof: JsonObject): string {
  const type = textOf(proof["type"]) ?? "";
  return type === "DataIntegrityProof" ? (textOf(proof["cryptosuite"]) ?? "") : type;
}

/** Whether proofs of this suite can be checked. */
export function isKnownSuite(name: string): boolean {
  return Object.hasOwn(SUITES, name);
}

/** Whether a proof of a known suite holds for a document, which is given whole, with its proofs. */
export async function checkEmbeddedProof(
  document: JsonObject,
  proof: JsonObject,
  key: PublicKey,
): Promise<SignatureAnswer> {
  const suite = SUITES[suiteOf(proof)];
  if (suite === undefined || !suite.keys.includes(key.kind))
    return broken("key-of-other-kind", `A ${key.kind} key makes no proof of the kind ${suiteOf(proof)}.`);
  const { proof: _proofs, ...unsigned } = document;
  try {
    if (await suite.check(unsigned, proof, key)) return { holds: true };
  } catch (error) {
    if (!(error instanceof NotCanonical)) throw error;
    return {
      holds: false,
      code: error.reason,
      why: error.message,
      isFinal: error.reason !== "context-not-known",
    };
  }
  return broken("signature-broken", "The signature does not fit: the credential or its proof was changed.");
}

/** The bytes that eddsa-rdfc-2022 signs: the hash of the proof without its value, then that of the document. */
export async function bytesToSign(document: JsonObject, proof: JsonObject): Promise<Buffer> {
  const { proofValue: _value, ...options } = proof;
  const context = document["@context"];
  const hashes = [await canonicalHash({ ...options, "@context": context }), await canonicalHash(document)];
  return Buffer.concat(hashes);
}

async function holdsOverHashes(
  document: JsonObject,
  proof: JsonObject,
  { key }: PublicKey,
): Promise<boolean> {
  const signature = multibaseBytes(textOf(proof["proofValue"]) ?? "");
  if (signature?.length !== 64) return false;
  return verify(null, await bytesToSign(document, proof), key, signature);
}

/** Selective disclosure: the library wants the key as a Multikey, and reads the proof value (CBOR) itself. */
async function holdsSelectively(document: JsonObject, proof: JsonObject, key: PublicKey): Promise<boolean> {
  // Of a base proof, which only its holder should have, and of a damaged one, the library says no more than that it throws.
  await canonicalHash(document);
  const cryptosuite = createVerifyCryptosuite();
  try {
    const data = await cryptosuite.createVerifyData({
      cryptosuite,
      document,
      proof: { ...proof, "@context": document["@context"] },
      documentLoader: contextLoader,
    });
    const verifier = await cryptosuite.createVerifier({ verificationMethod: multikeyOf(proof, key) });
    return await verifier.verify({ data });
  } catch {
    return false;
  }
}

function multikeyOf(proof: JsonObject, { multibase }: PublicKey): JsonObject {
  const id = textOf(proof["verificationMethod"]) ?? "";
  return {
    "@context": MULTIKEY_CONTEXT,
    id,
    type: "Multikey",
    controller: id.split("#")[0],
    publicKeyMultibase: multibase,
  };
}

const MULTIKEY_CONTEXT = "https://w3id.org/security/multikey/v1";

function broken(code: string, why: string): SignatureAnswer {
  return { holds: false, code, why, isFinal: true };
}
