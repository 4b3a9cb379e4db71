import { sign } from "node:crypto";
import { CompactSign } from "jose";
import { bytesToSign } from "./embedded-proof.ts";
import type { JsonObject } from "./json.ts";
import { base58Multibase } from "./multibase.ts";
import { secretKeyOf, type SigningKey } from "./signing-keys.ts";

/**
 * The credential with a data integrity proof (`eddsa-rdfc-2022`) of the issuer's key. A proof it has already is replaced.
 *
 * @throws NotCanonical when it uses a context that is not bundled, or a word that none of its contexts defines.
 */
export async function withProof(
  credential: JsonObject,
  key: SigningKey,
  created: string,
): Promise<JsonObject> {
  const { proof: _before, ...unsigned } = credential;
  const proof = {
    type: "DataIntegrityProof",
    created,
    verificationMethod: key.id,
    cryptosuite: "eddsa-rdfc-2022",
    proofPurpose: "assertionMethod",
  };
  const signature = sign(null, await bytesToSign(unsigned, proof), secretKeyOf(key));
  return { ...unsigned, proof: { ...proof, proofValue: base58Multibase(signature) } };
}

/** The credential as a compact JWS (VC-JWT, Open Badges 3.0 §8.2.4): its members and the claims beside one another. */
export async function asJws(credential: JsonObject, claims: JsonObject, key: SigningKey): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify({ ...credential, ...claims })))
    .setProtectedHeader({ alg: "EdDSA", typ: "JWT", kid: key.id })
    .sign(secretKeyOf(key));
}
