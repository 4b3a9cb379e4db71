import { compactVerify, decodeProtectedHeader, errors } from "jose";
import { isObject, type JsonObject, readJsonObject, textOf } from "./json.ts";
import { keyFromJwk, type KeyKind, type PublicKey } from "./public-keys.ts";

/** A credential as a compact JWS (VC-JWT), read but not yet checked. */
export interface CredentialJws {
  readonly compact: string;
  readonly algorithm: string;
  /** `kid` of the header: the address of the key. */
  readonly keyId?: string;
  /** `jwk` of the header: the key itself. */
  readonly key?: PublicKey;
  /** Whether the header gives a `jwk` at all, readable or not. */
  readonly hasKey: boolean;
  readonly claims: JsonObject;
  /** The credential: the claim `vc` of data model 1.1, else all claims but the JWT's own. */
  readonly credential: JsonObject;
}

/** By algorithm, the key it needs. `none` and every shared-secret algorithm are left out on purpose. */
const ALGORITHMS: Readonly<Record<string, KeyKind>> = {
  EdDSA: "Ed25519",
  Ed25519: "Ed25519",
  RS256: "RSA",
  ES256: "P-256",
  ES384: "P-384",
};

const JWT_CLAIMS = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];
const MOST_CHARACTERS = 2_000_000;

/** Whether a text has the outward form of a compact JWS. */
export function looksLikeJws(text: string): boolean {
  return /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*$/u.test(text);
}

/** Reads a compact JWS without checking it; undefined when it holds no JSON claims. */
export function readJws(compact: string): CredentialJws | undefined {
  if (compact.length > MOST_CHARACTERS || !compact.split(".").every(isPlain)) return undefined;
  const header = headerOf(compact);
  const read = readJsonObject(Buffer.from(compact.split(".")[1] ?? "", "base64url").toString());
  if (header === undefined || "problem" in read) return undefined;
  const { document: claims } = read;
  const key = keyFromJwk(header["jwk"]);
  const keyId = textOf(header["kid"]);
  return {
    compact,
    algorithm: textOf(header["alg"]) ?? "",
    ...(keyId !== undefined && { keyId }),
    ...(key && { key }),
    hasKey: header["jwk"] !== undefined,
    claims,
    credential: credentialIn(claims),
  };
}

/** Whether the signature algorithm is one that is accepted, and fits the key. */
export function isAcceptedAlgorithm(algorithm: string): boolean {
  return Object.hasOwn(ALGORITHMS, algorithm);
}

/** Whether the JWS was made with a key. */
export async function jwsHolds(
  { compact, algorithm }: CredentialJws,
  { key, kind }: PublicKey,
): Promise<boolean> {
  if (ALGORITHMS[algorithm] !== kind) return false;
  try {
    await compactVerify(compact, key, { algorithms: [algorithm] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}

/** Base64url leaves bits over in its last letter; only the one way of writing them is taken. */
function isPlain(part: string): boolean {
  return part === Buffer.from(part, "base64url").toString("base64url");
}

function credentialIn(claims: JsonObject): JsonObject {
  const inner = claims["vc"];
  if (isObject(inner)) return inner;
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !JWT_CLAIMS.includes(name)));
}

function headerOf(compact: string): JsonObject | undefined {
  try {
    const header: unknown = decodeProtectedHeader(compact);
    return isObject(header) ? header : undefined;
  } catch {
    return undefined;
  }
}
