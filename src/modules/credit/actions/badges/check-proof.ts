import {
  checkEmbeddedProof,
  findKey,
  isKnownSuite,
  isMissing,
  isObject,
  type JsonObject,
  listOf,
  suiteOf,
  textOf,
} from "#platform/credentials";
import { type BadgeCheck, failed, passed, undecided } from "../../rules/badges/check.ts";
import { checkJwsProof } from "./check-jws-proof.ts";
import type { ReadCredential } from "./credential-text.ts";
import { keyFound, missing, type ProofOptions, soundSignature, withoutRest } from "./proof-checks.ts";

/** The four checks of what a credential is signed with: proof, key, signature, issuer-key. */
export async function checkProof(
  credential: ReadCredential,
  options: ProofOptions,
): Promise<readonly BadgeCheck[]> {
  if (credential.jws) return checkJwsProof(credential.document, credential.jws, options);
  return checkEmbeddedProofs(credential.document, options);
}

async function checkEmbeddedProofs(
  document: JsonObject,
  options: ProofOptions,
): Promise<readonly BadgeCheck[]> {
  const proofs = listOf(document["proof"]).filter(isObject);
  const known = proofs.filter((proof) => isKnownSuite(suiteOf(proof)));
  const first = proofs[0];
  if (first === undefined) return withoutRest([failed("proof", "no-proof", "It is not signed.")]);
  if (known.length === 0)
    return withoutRest([
      undecided(
        "proof",
        "proof-not-known",
        `Its proof is of a kind not known here, ${suiteOf(first).slice(0, 80)}.`,
      ),
    ]);
  const faults = known.map((proof) => proofFault(proof, options)).filter((fault) => fault !== undefined);
  if (faults[0]) return withoutRest([faults[0]]);
  const others = proofs.length - known.length;
  const besides = others === 0 ? "" : ` ${others} more of a kind not known here was not looked at.`;
  const kinds = [...new Set(known.map(suiteOf))].join(", ");
  return [
    passed("proof", `It is signed (${kinds}) to assert what it says.${besides}`),
    ...(await checkEach(document, known, options)),
  ];
}

/** Several proofs stand for the whole credential each: the first that does not hold decides. */
async function checkEach(
  document: JsonObject,
  proofs: readonly JsonObject[],
  options: ProofOptions,
): Promise<readonly BadgeCheck[]> {
  let checks: readonly BadgeCheck[] = [];
  for (const proof of proofs) {
    // One after another: most credentials have one proof, and a broken one ends it.
    checks = await checkOne(document, proof, options);
    if (checks.some(({ code }) => code !== undefined)) return checks;
  }
  return checks;
}

async function checkOne(
  document: JsonObject,
  proof: JsonObject,
  options: ProofOptions,
): Promise<readonly BadgeCheck[]> {
  const method = textOf(proof["verificationMethod"]);
  if (method === undefined) return withoutRest([failed("key", "key-not-named", "Its proof names no key.")]);
  const found = await findKey(method, options);
  if (isMissing(found)) return withoutRest([missing(found)]);
  const answer = await checkEmbeddedProof(document, proof, found.key);
  if (answer.holds) return soundSignature(found);
  const told = answer.isFinal ? failed : undecided;
  return withoutRest([keyFound(found), told("signature", answer.code, answer.why)]);
}

function proofFault(proof: JsonObject, { asOf }: ProofOptions): BadgeCheck | undefined {
  if (proof["proofPurpose"] !== "assertionMethod")
    return failed("proof", "proof-purpose", "Its proof was not made to assert what a credential says.");
  const expires = textOf(proof["expires"]);
  if (expires !== undefined && !(Date.parse(expires) >= Date.parse(asOf)))
    return failed("proof", "proof-expired", `Its proof expired on ${expires.slice(0, 40)}.`);
  return undefined;
}
