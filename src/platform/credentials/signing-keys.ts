import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { JsonObject } from "./json.ts";
import { base58Multibase, multibaseBytes } from "./multibase.ts";

/** An Ed25519 key that an issuer signs with. Whoever has `secretKeyMultibase` can sign as the issuer: keep it sealed. */
export interface SigningKey {
  /** The address of the key: the issuer's id, then the public key as its fragment. */
  readonly id: string;
  /** The issuer's id, an https address or a did:web. */
  readonly controller: string;
  readonly publicKeyMultibase: string;
  readonly secretKeyMultibase: string;
}

/** A key as its issuer's document lists it; nothing secret. */
export interface PublishedKey {
  readonly publicKeyMultibase: string;
  /** Set when the key fell into wrong hands: from then on nothing it ever signed is believed. Not for rotation. */
  readonly revokedAt?: string;
}

// Multicodec table: ed25519-pub and ed25519-priv, as varints.
const PUBLIC_PREFIX = Buffer.from([0xed, 0x01]);
const SECRET_PREFIX = Buffer.from([0x80, 0x26]);
/** What comes before the seed in DER (RFC 8410 §7). */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const KEY_BYTES = 32;

/** A new key of an issuer, from the system's randomness. */
export function newSigningKey(controller: string): SigningKey {
  const pair = generateKeyPairSync("ed25519");
  const publicBytes = lastBytes(pair.publicKey.export({ format: "der", type: "spki" }));
  const secretBytes = lastBytes(pair.privateKey.export({ format: "der", type: "pkcs8" }));
  const publicKeyMultibase = base58Multibase(Buffer.concat([PUBLIC_PREFIX, publicBytes]));
  return {
    id: `${controller}#${publicKeyMultibase}`,
    controller,
    publicKeyMultibase,
    secretKeyMultibase: base58Multibase(Buffer.concat([SECRET_PREFIX, secretBytes])),
  };
}

/** The secret half in the form Node's crypto signs with. */
export function secretKeyOf({ secretKeyMultibase }: SigningKey): KeyObject {
  const bytes = Buffer.from(multibaseBytes(secretKeyMultibase) ?? []);
  if (bytes.length !== SECRET_PREFIX.length + KEY_BYTES || !bytes.subarray(0, 2).equals(SECRET_PREFIX))
    throw new TypeError("The signing key holds no Ed25519 secret.");
  const key = Buffer.concat([PKCS8_PREFIX, bytes.subarray(SECRET_PREFIX.length)]);
  return createPrivateKey({ key, format: "der", type: "pkcs8" });
}

/**
 * The document to serve at the issuer's address (or `did.json` of its did:web), listing every key it ever signed with.
 *
 * Rotation: put the new key beside the old ones and sign with it from then on; what the old ones signed stays valid as
 * long as they are listed. A key that was stolen gets `revokedAt`, may no longer assert, and all it signed falls.
 */
export function issuerDocument(issuerId: string, keys: readonly PublishedKey[]): JsonObject {
  const methodId = (key: PublishedKey): string => `${issuerId}#${key.publicKeyMultibase}`;
  return {
    "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    id: issuerId,
    verificationMethod: keys.map((key) => ({
      id: methodId(key),
      type: "Multikey",
      controller: issuerId,
      publicKeyMultibase: key.publicKeyMultibase,
      ...(key.revokedAt !== undefined && { revoked: key.revokedAt }),
    })),
    assertionMethod: keys.filter(({ revokedAt }) => revokedAt === undefined).map(methodId),
  };
}

function lastBytes(der: Buffer): Buffer {
  return der.subarray(der.length - KEY_BYTES);
}
