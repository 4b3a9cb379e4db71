import { expect, test } from "vitest";
import type { DocumentSource } from "./documents.ts";
import { noDocuments } from "./documents.ts";
import { findKey, isMissing } from "./key-finding.ts";
import { issuerDocument, newSigningKey } from "./signing-keys.ts";

const ISSUER = "https://library.example/issuer";
const WEB = "did:web:library.example:issuer";
const key = newSigningKey(ISSUER);
const multibase = key.publicKeyMultibase;

/** What a search came to, in a word. */
async function found(
  method: string,
  issuerId: string,
  documents: DocumentSource = noDocuments,
): Promise<string> {
  const result = await findKey(method, { issuerId, documents, asOf: "2026-11-22T12:00:00Z" });
  if (isMissing(result)) return `${result.code}${result.isFinal ? "" : " for now"}`;
  return result.isConfirmed ? "confirmed" : "unconfirmed";
}

function at(documents: Readonly<Record<string, unknown>>): DocumentSource {
  return async (url) =>
    url in documents ? { found: true, text: JSON.stringify(documents[url]) } : noDocuments(url);
}

test("a key spelt out behind the issuer's address is the issuer's once its document lists it", async () => {
  expect(await found(key.id, ISSUER)).toBe("unconfirmed");
  expect(await found(key.id, ISSUER, at({ [ISSUER]: issuerDocument(ISSUER, [key]) }))).toBe("confirmed");
  expect(await found(key.id, ISSUER, at({ [ISSUER]: issuerDocument(ISSUER, [newSigningKey(ISSUER)]) }))).toBe(
    "key-not-listed",
  );
  expect(await found(key.id, "https://other.example")).toBe("key-not-the-issuers");
});

test("a key of a did:web is in the document at its address", async () => {
  const address = "https://library.example/issuer/did.json";
  const listing = at({ [address]: issuerDocument(WEB, [key]) });

  expect(await found(`${WEB}#${multibase}`, WEB, listing)).toBe("confirmed");
  expect(await found(`${WEB}#key-1`, WEB)).toBe("key-unreachable for now");
  expect(await found(`${WEB}#key-1`, WEB, listing)).toBe("key-not-listed");
});

test("a document of someone else at the issuer's address confirms nothing", async () => {
  const others = at({ [ISSUER]: issuerDocument("https://other.example", [key]) });

  expect(await found(key.id, ISSUER, others)).toBe("unconfirmed");
  expect(await found(`${ISSUER}#key-1`, ISSUER, others)).toBe("key-unreachable for now");
});

test("a key document that calls the issuer its controller has to be listed by the issuer", async () => {
  const method = "https://keys.example/1";
  const document = { id: method, type: "Multikey", controller: ISSUER, publicKeyMultibase: multibase };

  expect(await found(method, ISSUER, at({ [method]: document }))).toBe("unconfirmed");
  expect(
    await found(method, ISSUER, at({ [method]: document, [ISSUER]: issuerDocument(ISSUER, [key]) })),
  ).toBe("confirmed");
  expect(
    await found(
      method,
      ISSUER,
      at({ [method]: document, [ISSUER]: issuerDocument(ISSUER, [newSigningKey(ISSUER)]) }),
    ),
  ).toBe("key-not-listed");
  expect(
    await found(method, ISSUER, at({ [method]: { ...document, controller: "https://thief.example" } })),
  ).toBe("key-not-the-issuers");
});

test("did:key and did:jwk hold the key themselves", async () => {
  const jwk = Buffer.from(
    JSON.stringify({
      kty: "EC",
      crv: "P-256",
      x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
      y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    }),
  ).toString("base64url");

  expect(await found(`did:key:${multibase}#${multibase}`, `did:key:${multibase}`)).toBe("confirmed");
  expect(await found(`did:key:${multibase}`, "urn:uuid:1")).toBe("unconfirmed");
  expect(await found(`did:key:${multibase}`, `did:key:${newSigningKey("x").publicKeyMultibase}`)).toBe(
    "key-not-the-issuers",
  );
  expect(await found(`did:jwk:${jwk}#0`, `did:jwk:${jwk}`)).toBe("confirmed");
  expect(await found("did:jwk:e30", "urn:uuid:1")).toBe("key-malformed");
});

test("what names no key is told apart from what cannot be read now", async () => {
  expect(await found(multibase, ISSUER)).toBe("key-not-an-address");
  expect(await found(`xxx:${multibase}`, ISSUER)).toBe("key-scheme-not-known");
  expect(await found(`${ISSUER}#${multibase.slice(0, -3)}`, ISSUER)).toBe("key-malformed");
  expect(await found("did:example:1", "did:example:1")).toBe("key-method-not-known for now");
  expect(await found("did:example:1", ISSUER)).toBe("key-not-the-issuers");
});

test("a key past its end, and one withdrawn, sign nothing any more", async () => {
  const listing = (more: object): DocumentSource =>
    at({
      [ISSUER]: {
        id: ISSUER,
        verificationMethod: [{ id: key.id, type: "Multikey", publicKeyMultibase: multibase, ...more }],
      },
    });

  expect(await found(key.id, ISSUER, listing({ expires: "2026-11-22T12:00:00Z" }))).toBe("key-expired");
  expect(await found(key.id, ISSUER, listing({ expires: "2026-11-22T12:00:01Z" }))).toBe("confirmed");
  expect(await found(key.id, ISSUER, listing({ revoked: "2026-01-01T00:00:00Z" }))).toBe("key-revoked");
  expect(await found(key.id, ISSUER, listing({ revoked: "some day" }))).toBe("key-revoked");
});
