// An issuer by its did:web, looked up for real: at a server of https on this machine, whose certificate is vouched for here.
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issuerDocument, newSigningKey, type SigningKey } from "#platform/credentials";
import { formToken } from "../people/cast.ts";
import { type JourneySite, openSite } from "../journeys/site.ts";
import { selfSigned } from "../platform/fetch/self-signed.ts";
import { type BadgeProof, issueBadge } from "../../src/modules/credit/actions/badges/issue-badge.ts";
import { exampleBadge, ISSUED_AT } from "./badge-examples.ts";

const trusted = getCACertificates("default");
const pages = new Map<string, unknown>();
const asked: string[] = [];
let server: Server;
let host = "";
let site: JourneySite;

beforeAll(async () => {
  const certificate = selfSigned();
  setDefaultCACertificates([...trusted, certificate.cert]);
  server = createServer(certificate, (request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const page = pages.get(path);
    response.writeHead(page === undefined ? 404 : 200, { "content-type": "application/did+json" });
    response.end(JSON.stringify(page ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  host = `localhost:${(server.address() as AddressInfo).port}`;
  site = await openSite([host]);
});
afterAll(async () => {
  await site.close();
  server.close();
  setDefaultCACertificates(trusted);
});

/** A badge of an issuer, without a list that could be asked for besides. */
async function badgeOf(key: SigningKey, proof: BadgeProof): Promise<string> {
  const { status: _status, ...content } = exampleBadge({ issuer: { id: key.controller, name: "A library" } });
  return issueBadge(content, { key, proof, at: ISSUED_AT });
}

/** What the page says of a badge that somebody pasted. */
async function verified(credential: string, looksOnline = true): Promise<string> {
  const { cookie, token } = await formToken(site.program.configuration.secret);
  const body = new URLSearchParams({ credential, ...(looksOnline && { online: "yes" }) });
  const headers = { cookie, "x-csrf-token": token };
  const response = await site.app.request("/verify", { method: "POST", headers, body });
  return response.text();
}

const didOf = (...path: readonly string[]) => ["did:web", encodeURIComponent(host), ...path].join(":");
const LISTED = "The issuer&#39;s own document lists this key.";

test.for([
  ["a host", [], "/.well-known/did.json"],
  ["a path", ["issuers", "17"], "/issuers/17/did.json"],
] as const)("the keys of a did:web of %s are read at its own address", async ([, path, address]) => {
  const key = newSigningKey(didOf(...path));
  pages.set(address, issuerDocument(key.controller, [key]));

  for (const proof of ["eddsa-rdfc-2022", "vc-jwt"] as const) {
    asked.length = 0;
    const credential = await badgeOf(key, proof);
    expect(await verified(credential, false)).not.toContain(LISTED);
    expect(asked).toEqual([]);
    expect(await verified(credential)).toContain(LISTED);
    expect(new Set(asked)).toEqual(new Set([address]));
  }
});

test("a did:web whose document lists another key, or is another's, is not believed", async () => {
  const key = newSigningKey(didOf("branch"));
  const credential = await badgeOf(key, "eddsa-rdfc-2022");

  for (const document of [
    issuerDocument(key.controller, [newSigningKey(key.controller)]),
    issuerDocument(didOf("other"), [key]),
    { id: key.controller },
    undefined,
  ]) {
    pages.set("/branch/did.json", document);
    const page = await verified(credential);
    expect(page).not.toContain(LISTED);
  }
});
