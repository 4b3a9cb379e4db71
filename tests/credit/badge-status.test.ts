import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import {
  asJws,
  emptyStatusList,
  encodedStatusList,
  fetchedDocuments,
  issuerDocument,
  type JsonObject,
  newSigningKey,
  withProof,
  withStatus,
} from "#platform/credentials";
import { openFetcher } from "#platform/fetch";
import { issueBadge } from "../../src/modules/credit/actions/badges/issue-badge.ts";
import { verifyBadge } from "../../src/modules/credit/actions/badges/verify-badge.ts";
import { openBadge } from "../../src/modules/credit/rules/badges/open-badge.ts";
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
const INDEX = 94_567;
const SET = encodedStatusList(withStatus(emptyStatusList(), INDEX, true));
const CLEAR = encodedStatusList(emptyStatusList());
const BITSTRING = { type: "BitstringStatusListEntry", statusPurpose: "revocation" };

const list = (subject: JsonObject, more: JsonObject = {}): JsonObject => ({
  "@context": ["https://www.w3.org/ns/credentials/v2"],
  id: STATUS_LIST,
  type: ["VerifiableCredential", "BitstringStatusListCredential"],
  issuer: ISSUER,
  validFrom: ISSUED_AT,
  credentialSubject: {
    id: `${STATUS_LIST}#list`,
    type: "BitstringStatusList",
    statusPurpose: "revocation",
    encodedList: CLEAR,
    ...subject,
  },
  ...more,
});
const LIST_2021 = {
  "@context": [
    "https://www.w3.org/2018/credentials/v1",
    "https://w3id.org/vc/status-list/2021/v1",
    "https://w3id.org/security/data-integrity/v2",
  ],
  type: ["VerifiableCredential", "StatusList2021Credential"],
  validFrom: undefined,
  issuanceDate: ISSUED_AT,
};
const ENTRY_2021 = { "@context": "https://w3id.org/vc/status-list/2021/v1", type: "StatusList2021Entry" };

test.for([
  ["a clear bit", BITSTRING, list({}), "valid"],
  ["a set bit", BITSTRING, list({ encodedList: SET }), "revoked"],
  [
    "a set bit for suspension",
    { ...BITSTRING, statusPurpose: "suspension" },
    list({ statusPurpose: ["suspension", "revocation"], encodedList: SET }),
    "suspended",
  ],
  ["a list for another purpose", BITSTRING, list({ statusPurpose: "suspension" }), "status-list-unusable"],
  [
    "a purpose that takes nothing back",
    { ...BITSTRING, statusPurpose: "message" },
    list({ encodedList: SET }),
    "valid",
  ],
  [
    "a list that is too short",
    BITSTRING,
    list({ encodedList: encodedStatusList(new Uint8Array(16_000)) }),
    "status-list-unusable",
  ],
  [
    "a list that is out of date",
    BITSTRING,
    list({}, { validUntil: "2026-11-21T00:00:00Z" }),
    "status-list-unusable",
  ],
  [
    "a list that was made while the badge was judged",
    BITSTRING,
    list({ encodedList: SET }, { validFrom: "2026-11-22T12:00:01Z" }),
    "revoked",
  ],
  [
    "a list of later",
    BITSTRING,
    list({ encodedList: SET }, { validFrom: "2026-11-22T12:06:00Z" }),
    "status-list-unusable",
  ],
  ["a place beyond the list", { ...BITSTRING, statusListIndex: "131072" }, list({}), "status-list-unusable"],
  ["no place at all", { ...BITSTRING, statusListIndex: "first" }, list({}), "status-invalid"],
  [
    "a kind of status not known here",
    { type: "https://status.example/#Oracle" },
    list({}),
    "status-not-known",
  ],
] as const)("a badge with %s is judged by it", async ([, entry, unsigned, code]) => {
  const badge = openBadge(exampleBadge({ validFrom: "2026-11-01T00:00:00Z" }));
  const place = { id: `${STATUS_LIST}#x`, statusListIndex: String(INDEX), statusListCredential: STATUS_LIST };
  const isOther = !("statusPurpose" in entry);
  const credentialStatus = isOther ? { id: place.id, ...entry } : { ...place, ...entry };
  const signed = await withProof({ ...badge, credentialStatus }, key, ISSUED_AT);

  expect(await judge(signed, await withProof(unsigned, key, ISSUED_AT))).toBe(code);
});

test("a list of StatusList2021, and a list that is a JWT, are read the same", async () => {
  const badge = openBadge(exampleBadge());
  const older = { ...Object(badge["credentialStatus"]), ...ENTRY_2021 };
  const { validFrom: _validFrom, ...list2021 } = {
    ...list({ type: "StatusList2021", encodedList: SET.slice(1) }),
    ...LIST_2021,
  };
  const olderBadge = await withProof({ ...badge, credentialStatus: older }, key, ISSUED_AT);
  const signed = await withProof(badge, key, ISSUED_AT);

  expect(await judge(olderBadge, await withProof(list2021, key, ISSUED_AT))).toBe("revoked");
  expect(await judge(signed, await asJws(list({ encodedList: SET }), { iss: ISSUER }, key))).toBe("revoked");
  expect(await judge(signed, await asJws(list({}), { iss: ISSUER, exp: 1_700_000_000 }, key))).toBe(
    "status-list-unusable",
  );
  expect(await judge(signed, list({}))).toBe("status-list-unusable");
});

test("online, the issuer's document is fetched from its address, and what is not there is told", async () => {
  const server = await startServer({ "/issuer": (origin) => issuerDocument(`${origin}/issuer`, [hosted]) });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hosted = newSigningKey(`${origin}/issuer`);
  const fetcher = openFetcher({
    contact: "tests",
    allowedHosts: [new URL(origin).host],
    pauseMilliseconds: 0,
  });
  afterAll(async () => fetcher.close());
  const { status: _status, ...unlisted } = exampleBadge({
    issuer: { id: hosted.controller, name: "Hosted" },
  });
  const documents = fetchedDocuments(() => fetcher);
  const issue = async (content: Parameters<typeof issueBadge>[0]): Promise<Buffer> =>
    Buffer.from(await issueBadge(content, { key: hosted, proof: "vc-jwt", at: ISSUED_AT }));

  const found = await verifyBadge(await issue(unlisted), { documents, asOf: JUDGED_AT });
  const missing = await verifyBadge(
    await issue({ ...unlisted, status: { list: `${origin}/none`, index: 1 } }),
    { documents, asOf: JUDGED_AT },
  );

  expect([found.code, found.isIssuerConfirmed]).toEqual(["valid", true]);
  expect([missing.judgement, missing.code]).toEqual(["cannot-tell", "status-unreachable"]);
});

async function judge(badge: JsonObject, statusList: JsonObject | string): Promise<string> {
  const documents = documentsAt({ [ISSUER]: issuerDocument(ISSUER, [key]), [STATUS_LIST]: statusList });
  const verdict = await verifyBadge(Buffer.from(JSON.stringify(badge)), { documents, asOf: JUDGED_AT });
  return verdict.code;
}

async function startServer(pages: Readonly<Record<string, (origin: string) => unknown>>): Promise<Server> {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ""];
    response.writeHead(page ? 200 : 404, { "content-type": "application/json" });
    response.end(page ? JSON.stringify(page(`http://${request.headers.host ?? ""}`)) : "{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => server.close());
  return server;
}
