import { isObject, type JsonObject, listOf, readJsonObject, textOf } from "./json.ts";
import { keyFromMethod, type PublicKey } from "./public-keys.ts";

/** What an owner's document says of a key. */
export type ListedKey =
  | { readonly kind: "listed"; readonly key: PublicKey; readonly controller: string }
  | { readonly kind: "refused"; readonly code: string; readonly why: string }
  | { readonly kind: "not-read"; readonly why: string };

interface Wanted {
  /** Whose document it is. */
  readonly owner: string;
  readonly asOf: string;
  readonly isWanted: (id: string, key: PublicKey | undefined) => boolean;
}

/**
 * Looks for a key in a document that lists keys (a DID document, an issuer's document, or a single key's own).
 *
 * A key that is past `revoked` or `expires` signs nothing any more, whenever it signed: otherwise a stolen key would be
 * good for as long as its thief writes an early date (Controlled Identifiers §2.2).
 */
export function listedKey(text: string, wanted: Wanted): ListedKey {
  const read = readJsonObject(text);
  if ("problem" in read) return { kind: "not-read", why: "The issuer's document could not be read." };
  const { document } = read;
  const methods = methodsOf(document);
  if (methods.length === 0) return { kind: "not-read", why: "The issuer's document lists no keys." };
  if (isAnothers(document, wanted.owner))
    return { kind: "not-read", why: "What is at the issuer's address is another's document." };
  for (const method of methods) {
    const key = keyFromMethod(method);
    if (!wanted.isWanted(idOf(method, document), key)) continue;
    return judgedKey(key, method, { document, wanted });
  }
  return {
    kind: "refused",
    code: "key-not-listed",
    why: "The issuer's own document does not list the proof's key.",
  };
}

function judgedKey(
  key: PublicKey | undefined,
  method: JsonObject,
  { document, wanted }: { readonly document: JsonObject; readonly wanted: Wanted },
): ListedKey {
  const refused = (code: string, why: string): ListedKey => ({ kind: "refused", code, why });
  if (key === undefined)
    return refused("key-malformed", "The issuer's document gives the key in no known form.");
  if (isPast(method["revoked"], wanted.asOf))
    return refused("key-revoked", "The issuer has withdrawn the key.");
  if (isPast(method["expires"], wanted.asOf)) return refused("key-expired", "The key has expired.");
  if (!isForAssertion(method, document))
    return refused("key-not-for-this", "The issuer's document does not allow the key to sign credentials.");
  return { kind: "listed", key, controller: textOf(method["controller"]) ?? wanted.owner };
}

/** Entries of `verificationMethod`, those set within `assertionMethod`, or the document itself when it is a key. */
function methodsOf(document: JsonObject): readonly JsonObject[] {
  if ("publicKeyMultibase" in document || "publicKeyJwk" in document) return [document];
  return [...listOf(document["verificationMethod"]), ...listOf(document["assertionMethod"])].filter(isObject);
}

/** With a list of what may assert, only what is in it may; a document without one is a plain list of keys. */
function isForAssertion(method: JsonObject, document: JsonObject): boolean {
  if (method === document || document["assertionMethod"] === undefined) return true;
  const id = idOf(method, document);
  return listOf(document["assertionMethod"]).some((entry) =>
    isObject(entry) ? entry === method : absolute(entry, document) === id,
  );
}

function isAnothers(document: JsonObject, owner: string): boolean {
  const id = textOf(document["id"]);
  if ("publicKeyMultibase" in document || "publicKeyJwk" in document) return false;
  return id !== undefined && id !== owner;
}

function idOf(method: JsonObject, document: JsonObject): string {
  return absolute(method["id"], document);
}

/** An id may be written as its fragment alone. */
function absolute(id: unknown, document: JsonObject): string {
  const text = textOf(id) ?? "";
  return text.startsWith("#") ? `${textOf(document["id"]) ?? ""}${text}` : text;
}

function isPast(instant: unknown, asOf: string): boolean {
  const text = textOf(instant);
  return text !== undefined && !(Date.parse(text) > Date.parse(asOf));
}
