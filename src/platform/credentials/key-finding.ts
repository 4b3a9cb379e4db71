import { didWebAddress } from "./did-web.ts";
import type { DocumentSource } from "./documents.ts";
import { isSameKey, keyFromJwk, keyFromMultibase, type PublicKey, beginsAsMultikey } from "./public-keys.ts";
import { listedKey, type ListedKey } from "./listed-keys.ts";

/** A key that a proof names, and how far it is shown to be the issuer's. */
export interface FoundKey {
  readonly key: PublicKey;
  /** Whether the issuer's own document lists it; else `why` says what is missing. */
  readonly isConfirmed: boolean;
  readonly why: string;
}

/** A key that cannot be had. `isFinal`: it never can, so the proof fails; else it may be found another time. */
export interface MissingKey {
  readonly code: string;
  readonly why: string;
  readonly isFinal: boolean;
}

/** Whose key is looked for, and where to look. */
export interface KeySearch {
  /** The issuer's `id`. */
  readonly issuerId: string;
  readonly documents: DocumentSource;
  /** The instant it is judged at, ISO 8601. */
  readonly asOf: string;
}

const LISTED = "The issuer's own document lists this key.";

/** Whether no key was found. */
export function isMissing(found: FoundKey | MissingKey): found is MissingKey {
  return "code" in found;
}

/**
 * The key that a proof's `verificationMethod`, or a JWS header's `kid`, names.
 *
 * Four forms are known: an address whose fragment spells the key out (`https://…#z6Mk…`, as Open Badges issuers write
 * it), `did:key` and `did:jwk`, `did:web`, and the address of a key document. The first two spell the key out, so the
 * signature can be checked without reading anything; that the key is the issuer's is confirmed only by the issuer's own
 * document, which is asked for whenever the issuer has an address.
 */
export async function findKey(method: string, search: KeySearch): Promise<FoundKey | MissingKey> {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/u.exec(method)?.[1]?.toLowerCase();
  if (scheme === undefined)
    return final("key-not-an-address", "The proof names its key by a word that is no address.");
  const [owner = "", fragment = ""] = method.split("#");
  if (scheme === "did") return keyOfDid(owner, fragment, { ...search, method });
  if (scheme === "https" || scheme === "http") return keyOfOwner(owner, fragment, { ...search, method });
  return final("key-scheme-not-known", `The proof's key is at an address of an unknown kind, ${scheme}:.`);
}

/** What the issuer's own document says of a key that came without an owner: in a JWS header, or in a `did:key`. */
export async function confirmedKey(key: PublicKey, search: KeySearch): Promise<FoundKey | MissingKey> {
  const listed = await keyListedBy(search.issuerId, { ...search, method: "", key });
  if (listed.kind === "listed") return { key, isConfirmed: true, why: LISTED };
  if (listed.kind === "refused") return final(listed.code, listed.why);
  return { key, isConfirmed: false, why: `That the key is the issuer's is not shown. ${listed.why}` };
}

interface MethodSearch extends KeySearch {
  readonly method: string;
}

async function keyOfDid(did: string, fragment: string, search: MethodSearch): Promise<FoundKey | MissingKey> {
  const [, name = "", rest = ""] = did.split(":");
  if (name === "key" || name === "jwk") {
    const key = name === "key" ? keyFromMultibase(rest) : keyFromJwk(jwkIn(rest));
    if (key === undefined)
      return final("key-malformed", `The proof's did:${name} holds no key of a known kind.`);
    if (search.issuerId === did) return { key, isConfirmed: true, why: "The issuer is this very key." };
    if (/^did:(?:key|jwk):/u.test(search.issuerId)) return notTheIssuers(did, search);
    return confirmedKey(key, search);
  }
  if (name === "web") return keyOfOwner(did, fragment, search);
  if (did !== search.issuerId) return notTheIssuers(did, search);
  return {
    code: "key-method-not-known",
    why: `The issuer's keys are kept by the method did:${name}, which is not known here.`,
    isFinal: false,
  };
}

async function keyOfOwner(
  owner: string,
  fragment: string,
  search: MethodSearch,
): Promise<FoundKey | MissingKey> {
  const spelt = keyFromMultibase(fragment);
  if (spelt === undefined && beginsAsMultikey(fragment))
    return final("key-malformed", "The proof's key is damaged: it begins as a key does, but is none.");
  if (spelt !== undefined && owner !== search.issuerId) return notTheIssuers(owner, search);
  const listed = await keyListedBy(owner, { ...search, ...(spelt && { key: spelt }) });
  if (listed.kind === "refused") return final(listed.code, listed.why);
  if (listed.kind === "not-read") {
    if (spelt === undefined) return { code: "key-unreachable", why: listed.why, isFinal: false };
    return {
      key: spelt,
      isConfirmed: false,
      why: `That the key is the issuer's is not shown. ${listed.why}`,
    };
  }
  if (listed.controller !== search.issuerId) return notTheIssuers(listed.controller, search);
  // A key document can call anyone its controller: it is believed only at the issuer's own address.
  if (owner !== search.issuerId) return confirmedKey(listed.key, search);
  return { key: listed.key, isConfirmed: true, why: LISTED };
}

interface ListSearch extends MethodSearch {
  readonly key?: PublicKey;
}

/** Asks the owner's document, if it has an address, for the key. */
async function keyListedBy(owner: string, search: ListSearch): Promise<ListedKey> {
  const address = owner.startsWith("did:") ? didWebAddress(owner) : owner;
  if (address === undefined || !/^https?:/iu.test(address))
    return { kind: "not-read", why: "The issuer is named by no address where its keys could be read." };
  const answer = await search.documents(address);
  if (!answer.found) return { kind: "not-read", why: answer.why };
  return listedKey(answer.text, { owner, ...search, isWanted: wantedBy(search) });
}

function wantedBy({ key, method }: ListSearch): (id: string, listed: PublicKey | undefined) => boolean {
  return (id, listed) => (key === undefined ? id === method : listed !== undefined && isSameKey(listed, key));
}

function jwkIn(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, "base64url").toString());
  } catch {
    return undefined;
  }
}

function notTheIssuers(owner: string, { issuerId }: KeySearch): MissingKey {
  const named = owner.slice(0, 120);
  return final(
    "key-not-the-issuers",
    `The proof's key belongs to ${named}, not to the issuer, ${issuerId.slice(0, 120)}.`,
  );
}

function final(code: string, why: string): MissingKey {
  return { code, why, isFinal: true };
}
