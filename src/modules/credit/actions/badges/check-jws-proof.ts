import {
  confirmedKey,
  type CredentialJws,
  findKey,
  type FoundKey,
  isAcceptedAlgorithm,
  isMissing,
  isObject,
  type JsonObject,
  jwsHolds,
  type MissingKey,
  textOf,
} from "#platform/credentials";
import { type BadgeCheck, failed, passed } from "../../rules/badges/check.ts";
import { keyFound, missing, type ProofOptions, soundSignature, withoutRest } from "./proof-checks.ts";

/** The four checks of a credential signed as a compact JWS (VC-JWT). */
export async function checkJwsProof(
  document: JsonObject,
  jws: CredentialJws,
  options: ProofOptions,
): Promise<readonly BadgeCheck[]> {
  const fault = claimsFault(document, jws, options.issuerId);
  if (fault) return withoutRest([fault]);
  const proof = passed(
    "proof",
    `It is a signed JWT (${jws.algorithm}), and its claims agree with the credential.`,
  );
  const found = await keyOf(jws, options);
  if (isMissing(found)) return [proof, ...withoutRest([missing(found)])];
  if (await jwsHolds(jws, found.key)) return [proof, ...soundSignature(found)];
  const broken = failed(
    "signature",
    "signature-broken",
    "The signature does not fit: the JWT was changed, or the key is another.",
  );
  return [proof, ...withoutRest([keyFound(found), broken])];
}

/** The claims of a JWT say again what the credential says; where they differ, one of the two was not meant. */
function claimsFault(
  document: JsonObject,
  { algorithm, claims }: CredentialJws,
  issuerId: string,
): BadgeCheck | undefined {
  if (!isAcceptedAlgorithm(algorithm))
    return failed(
      "proof",
      "algorithm-not-accepted",
      `JWTs signed by “${algorithm.slice(0, 20)}” are not accepted.`,
    );
  const subject = document["credentialSubject"];
  const pairs: readonly (readonly [string, unknown])[] = [
    ["iss", issuerId],
    ["jti", document["id"]],
    ["sub", isObject(subject) ? subject["id"] : undefined],
  ];
  const differing = pairs.find(
    ([name, said]) => claims[name] !== undefined && said !== undefined && claims[name] !== said,
  );
  if (differing === undefined) return undefined;
  return failed(
    "proof",
    "claims-disagree",
    `The JWT's claim ${differing[0]} is not what the credential says.`,
  );
}

/** The key that the header names by `kid`; else the one it carries. */
async function keyOf(jws: CredentialJws, options: ProofOptions): Promise<FoundKey | MissingKey> {
  const { keyId, key, hasKey } = jws;
  if (keyId !== undefined) {
    const named = await findKey(keyId.includes(":") ? keyId : `${options.issuerId}#${keyId}`, options);
    if (!isMissing(named) || named.isFinal || key === undefined) return named;
  }
  if (key !== undefined) return confirmedKey(key, options);
  return hasKey
    ? { code: "key-malformed", why: "The JWT's header carries a key of no known kind.", isFinal: true }
    : { code: "key-not-named", why: "The JWT's header names no key.", isFinal: true };
}

/** The dates that the JWT's own claims give, in seconds, as instants. */
export function jwtDates({ claims }: CredentialJws): { readonly from?: string; readonly until?: string } {
  const from = instantOf(claims["nbf"]);
  const until = instantOf(claims["exp"]);
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

function instantOf(seconds: unknown): string | undefined {
  if (typeof seconds !== "number") return textOf(seconds);
  // The furthest instant a Date can hold (ECMA-262 §21.4.1.1).
  return Math.abs(seconds) <= 8.64e12 ? new Date(seconds * 1000).toISOString() : "out of any calendar";
}
