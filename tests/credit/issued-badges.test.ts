import { expect, test } from "vitest";
import {
  bakePng,
  bakeSvg,
  emptyStatusList,
  issuerDocument,
  type JsonObject,
  type SigningKey,
  type StatusBits,
  withStatus,
} from "#platform/credentials";
import {
  type BadgeProof,
  hashedRecipient,
  issueBadge,
  statusListCredential,
} from "../../src/modules/credit/actions/badges/issue-badge.ts";
import { type BadgeVerdict, verifyBadge } from "../../src/modules/credit/actions/badges/verify-badge.ts";
import {
  documentsAt,
  exampleBadge,
  exampleKey,
  ISSUED_AT,
  ISSUER,
  JUDGED_AT,
  STATUS_LIST,
} from "./badge-examples.ts";

const key = exampleKey();
const proofs: readonly BadgeProof[] = ["eddsa-rdfc-2022", "vc-jwt"];
/** One red dot. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
  "base64",
);
const SVG =
  '<?xml version="1.0"?>\n<!-- a dot --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>';

test.for(proofs)("an issued badge (%s) is valid, and its issuer confirmed", async (proof) => {
  const text = await issueBadge(exampleBadge(), { key, proof, at: ISSUED_AT });

  const verdict = await judge(text);

  expect(verdict.code).toBe("valid");
  expect(verdict.isIssuerConfirmed).toBe(true);
  expect(verdict.checks.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 15 }, () => "passed"));
  expect(verdict.credential).toEqual({
    name: "Story times for under-fives",
    issuer: { id: ISSUER, name: "Example Public Library" },
    recipient: "urn:uuid:5f0c4f0e-9a3d-4a52-8b5e-2f7d0b6c1a90",
    issuedOn: "2026-11-01T00:00:00Z",
    expiresOn: "2029-11-01T00:00:00Z",
  });
});

test.for(proofs)("the same badge, key and instant (%s) give the same text", async (proof) => {
  const options = { key, proof, at: ISSUED_AT };

  expect(await issueBadge(exampleBadge(), options)).toBe(await issueBadge(exampleBadge(), options));
});

test.for(proofs)(
  "a badge (%s) stays valid after rotation, and falls when its key is withdrawn",
  async (proof) => {
    const text = await issueBadge(exampleBadge(), { key, proof, at: ISSUED_AT });
    const next = exampleKey();
    const stolen = { ...key, revokedAt: "2026-11-20T00:00:00Z" };

    const rotated = await judge(text, { keys: [next, key] });
    const before = await judge(text, { keys: [next, stolen], asOf: "2026-11-19T00:00:00Z" });
    const after = await judge(text, { keys: [next, stolen] });
    const dropped = await judge(text, { keys: [next] });

    expect([rotated, before, after, dropped].map(({ code }) => code)).toEqual([
      "valid",
      // Its document of after the theft no longer lets the key assert, whatever the date asked for.
      "key-not-for-this",
      "key-revoked",
      "key-not-listed",
    ]);
  },
);

test.for(proofs)(
  "a badge (%s) is revoked by one bit, and comes back when the bit is cleared",
  async (proof) => {
    const text = await issueBadge(exampleBadge(), { key, proof, at: ISSUED_AT });
    const revoked = withStatus(emptyStatusList(), 94_567, true);

    expect((await judge(text, { bits: revoked })).code).toBe("revoked");
    expect((await judge(text, { bits: withStatus(revoked, 94_567, false) })).code).toBe("valid");
    expect((await judge(text, { bits: withStatus(emptyStatusList(), 94_566, true) })).code).toBe("valid");
  },
);

test("a status list of another issuer is not believed", async () => {
  const text = await issueBadge(exampleBadge(), { key, proof: "vc-jwt", at: ISSUED_AT });
  const other: SigningKey = { ...exampleKey(), controller: "https://other.example/issuer" };
  const list = await statusListCredential(
    { id: STATUS_LIST, bits: emptyStatusList(), validFrom: ISSUED_AT },
    { key: other, at: ISSUED_AT },
  );

  const verdict = await judge(text, { list });

  expect([verdict.judgement, verdict.code]).toEqual(["cannot-tell", "status-list-unusable"]);
});

test.for(proofs)(
  "a badge (%s) baked into a picture is what was baked, and baking again takes its place",
  async (proof) => {
    const text = await issueBadge(exampleBadge(), { key, proof, at: ISSUED_AT });
    const other = await issueBadge(exampleBadge({ name: "Another" }), { key, proof, at: ISSUED_AT });
    const png = bakePng(bakePng(PNG, other) ?? PNG, text) ?? PNG;
    const svg = bakeSvg(bakeSvg(SVG, other) ?? SVG, text) ?? SVG;

    for (const [picture, format] of [
      [png, "png"],
      [Buffer.from(svg), "svg"],
    ] as const) {
      const verdict = await judge(picture);
      expect([verdict.format, verdict.code, verdict.credential?.name]).toEqual([
        format,
        "valid",
        exampleBadge().name,
      ]);
    }
  },
);

test("a person can be named by a hash, which is what is shown of them", async () => {
  const recipient = hashedRecipient(" Ada@Library.example ", "salt");
  const text = await issueBadge(exampleBadge({ recipient }), {
    key,
    proof: "eddsa-rdfc-2022",
    at: ISSUED_AT,
  });

  const verdict = await judge(text);

  // printf 'ada@library.examplesalt' | sha256sum
  expect(verdict.credential?.recipient).toBe(
    "sha256$58a4bb7d8730bd96ea6f4231eaba65a2a053a96b285da45a4bb28171dc4afcc0",
  );
  expect(verdict.code).toBe("valid");
});

test("each way of changing a signed badge is found", async () => {
  const text = await issueBadge(exampleBadge(), { key, proof: "eddsa-rdfc-2022", at: ISSUED_AT });
  const badge: JsonObject = JSON.parse(text);
  const changes: Readonly<Record<string, JsonObject>> = {
    "another name": { ...badge, name: "Cataloguing" },
    "no end": Object.fromEntries(Object.entries(badge).filter(([name]) => name !== "validUntil")),
    "one more type": {
      ...badge,
      type: ["VerifiableCredential", "OpenBadgeCredential", "VerifiablePresentation"],
    },
    "a word no context defines": { ...badge, isExcellent: true },
    "another meaning for a word": withContext(badge, { name: "https://schema.org/alternateName" }),
    "words of its own": withContext(badge, { motto: "https://schema.org/slogan" }),
    "a keyword in place of a word": { ...badge, "@included": [] },
  };

  const codes = await Promise.all(
    Object.values(changes).map(async (changed) => (await judge(JSON.stringify(changed))).code),
  );

  expect(codes).toEqual([
    "signature-broken",
    "signature-broken",
    "signature-broken",
    "says-undefined",
    "not-json-ld",
    "context-not-known",
    "structure-invalid",
  ]);
});

test("nobody signs for another: neither with a key of theirs, nor as a JWT that says two things", async () => {
  const thief = exampleKey();
  const stolenName = await issueBadge(exampleBadge(), {
    key: thief,
    proof: "eddsa-rdfc-2022",
    at: ISSUED_AT,
  });
  const elsewhere = { ...thief, id: `https://thief.example#${thief.publicKeyMultibase}` };
  const foreign = await issueBadge(exampleBadge(), { key: elsewhere, proof: "vc-jwt", at: ISSUED_AT });

  expect((await judge(stolenName)).code).toBe("key-not-listed");
  expect((await judge(foreign)).code).toBe("key-not-the-issuers");
  await expect(
    issueBadge(exampleBadge(), {
      key: { ...key, controller: "https://thief.example" },
      proof: "vc-jwt",
      at: ISSUED_AT,
    }),
  ).rejects.toThrow("A badge is signed by a key of its issuer alone.");
});

function withContext(badge: JsonObject, context: JsonObject): JsonObject {
  return { ...badge, "@context": [...[badge["@context"]].flat(), context] };
}

interface Given {
  readonly keys?: readonly (SigningKey & { readonly revokedAt?: string })[];
  readonly bits?: StatusBits;
  readonly list?: JsonObject;
  readonly asOf?: string;
}

async function judge(badge: string | Uint8Array, given: Given = {}): Promise<BadgeVerdict> {
  const list =
    given.list ??
    (await statusListCredential(
      { id: STATUS_LIST, bits: given.bits ?? emptyStatusList(), validFrom: ISSUED_AT },
      { key: given.keys?.[0] ?? key, at: ISSUED_AT },
    ));
  const documents = documentsAt({
    [ISSUER]: issuerDocument(ISSUER, given.keys ?? [key]),
    [STATUS_LIST]: list,
  });
  return verifyBadge(Buffer.from(badge), { documents, asOf: given.asOf ?? JUDGED_AT });
}
