import { createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { isObject, type JsonObject, textOf } from "./json.ts";
import { multibaseBytes } from "./multibase.ts";

export type KeyKind = "Ed25519" | "P-256" | "P-384" | "RSA";

/** A public key that signatures can be checked with. */
export interface PublicKey {
  readonly kind: KeyKind;
  readonly key: KeyObject;
  /** As a Multikey, when it was given so: some suites need it in this form. */
  readonly multibase?: string;
}

interface MultikeyForm {
  readonly kind: KeyKind;
  /** The multicodec prefix of the key's bytes (multicodec table: ed25519-pub, p256-pub, p384-pub). */
  readonly prefix: string;
  readonly bytes: number;
  /** What comes before the key's bytes in DER (RFC 8410 §4; RFC 5480 §2 with a compressed point). */
  readonly der: string;
  /** How every key of this kind begins, so that a damaged one is known for what it should have been. */
  readonly begins: string;
}

const MULTIKEY_FORMS: readonly MultikeyForm[] = [
  { kind: "Ed25519", prefix: "ed01", bytes: 32, begins: "z6Mk", der: "302a300506032b6570032100" },
  {
    kind: "P-256",
    prefix: "8024",
    bytes: 33,
    begins: "zDna",
    der: "3039301306072a8648ce3d020106082a8648ce3d030107032200",
  },
  {
    kind: "P-384",
    prefix: "8124",
    bytes: 49,
    begins: "z82L",
    der: "3046301006072a8648ce3d020106052b81040022033200",
  },
];

/** The key in a Multikey text (`z6Mk…`), or undefined when it holds none of the kinds known here. */
export function keyFromMultibase(multibase: string): PublicKey | undefined {
  const bytes = multibaseBytes(multibase);
  if (bytes === undefined) return undefined;
  const hex = Buffer.from(bytes).toString("hex");
  const form = MULTIKEY_FORMS.find(
    ({ prefix, bytes: length }) => hex.startsWith(prefix) && bytes.length === length + 2,
  );
  if (form === undefined) return undefined;
  const key = keyObject({
    key: Buffer.from(form.der + hex.slice(4), "hex"),
    format: "der",
    type: "spki",
  });
  return key && { kind: form.kind, key, multibase };
}

/** Whether a text begins as every Multikey does, so that it is a damaged key if it does not read as one. */
export function beginsAsMultikey(text: string): boolean {
  return MULTIKEY_FORMS.some(({ begins }) => text.startsWith(begins));
}

/** The key in a JSON Web Key, or undefined when it is of no kind known here, or holds a secret. */
export function keyFromJwk(jwk: unknown): PublicKey | undefined {
  if (!isObject(jwk) || "d" in jwk || "k" in jwk) return undefined;
  const kind = kindOfJwk(jwk);
  if (kind === undefined) return undefined;
  const key = keyObject({ key: publicMembers(jwk), format: "jwk" });
  return key && { kind, key };
}

/** The key in one entry of `verificationMethod`, whatever form it gives it in. */
export function keyFromMethod(method: JsonObject): PublicKey | undefined {
  const multibase = textOf(method["publicKeyMultibase"]);
  return multibase === undefined ? keyFromJwk(method["publicKeyJwk"]) : keyFromMultibase(multibase);
}

/** The same key, whatever form it was given in. */
export function isSameKey(one: PublicKey, other: PublicKey): boolean {
  return one.key.equals(other.key);
}

function kindOfJwk({ kty, crv }: JsonObject): KeyKind | undefined {
  if (kty === "RSA") return "RSA";
  if (kty === "OKP" && crv === "Ed25519") return "Ed25519";
  if (kty === "EC" && (crv === "P-256" || crv === "P-384")) return crv;
  return undefined;
}

function publicMembers(jwk: JsonObject): JsonWebKey {
  const members: JsonWebKey = {};
  for (const name of ["kty", "crv", "x", "y", "n", "e"] as const) {
    const value = textOf(jwk[name]);
    if (value !== undefined) members[name] = value;
  }
  return members;
}

/** Bytes that are no point of the curve, or a modulus that is none, are told by OpenSSL only. */
function keyObject(input: Parameters<typeof createPublicKey>[0]): KeyObject | undefined {
  try {
    const key = createPublicKey(input);
    const bits = key.asymmetricKeyDetails?.modulusLength;
    // RFC 7518 §3.3: at least 2048. Far longer ones only take time.
    return bits === undefined || (bits >= 2048 && bits <= 8192) ? key : undefined;
  } catch {
    return undefined;
  }
}
