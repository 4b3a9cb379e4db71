import fc from "fast-check";
import { expect, test } from "vitest";
import { isSafeToCheck } from "./assertion.ts";
import { logoutHeading, logoutQuery } from "./logout-message.ts";

const algorithm = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const query = `SAMLRequest=a%2Bb&RelayState=x%26y&SigAlg=${encodeURIComponent(algorithm)}&Signature=c%3D`;

test("a signed query is read, and what was signed stays as it was written", () => {
  expect(logoutQuery(query)).toEqual({
    kind: "SAMLRequest",
    text: "a+b",
    relayState: "x&y",
    signed: {
      query: `SAMLRequest=a%2Bb&SigAlg=${encodeURIComponent(algorithm)}&RelayState=x%26y`,
      algorithm,
      signature: "c=",
    },
  });
});

test.for([
  ["names a part twice", `${query}&SAMLRequest=other`],
  ["has a request and a response", `${query}&SAMLResponse=other`],
  ["is not signed", query.replace(/&Signature.*/u, "")],
  ["is signed by SHA-1", query.replace("sha256", "sha1")],
  ["is badly written", query.replace("a%2Bb", "%zz")],
  ["is empty", ""],
])("a query that %s is none", ([, text]) => {
  expect(logoutQuery(text ?? "")).toBe(undefined);
});

test("whatever stands in a query, it is read or refused, never an error", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const message = logoutQuery(text);
      expect(message === undefined || message.signed !== undefined).toBe(true);
      expect(() => [logoutQuery(`${query}&${text}`), logoutHeading(text)]).not.toThrow();
    }),
  );
});

test("the heading is the outermost element’s, and of no other", () => {
  const root = `<p:LogoutRequest xmlns:p="x" ID="_1" IssueInstant="2026-11-22T10:00:00Z" Destination="https://a/slo">`;

  expect(logoutHeading(`<?xml version="1.0"?>\n${root}</p:LogoutRequest>`)).toEqual({
    destination: "https://a/slo",
    issueInstant: "2026-11-22T10:00:00Z",
  });
  expect(logoutHeading(`<other>${root}</p:LogoutRequest></other>`)).toBe(undefined);
  expect(logoutHeading(`<!-- -->${root}`)).toBe(undefined);
});

test("a key may be wrapped with SHA-1, and nothing else may be hidden behind that", () => {
  const sha1 = `<DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/>`;
  const wrapped = `<x:EncryptionMethod Algorithm="oaep"> ${sha1}</x:EncryptionMethod>`;

  expect([isSafeToCheck(wrapped), isSafeToCheck(sha1), isSafeToCheck(`${wrapped}${sha1}`)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(isSafeToCheck(`<!--<x:EncryptionMethod>-->${sha1}`)).toBe(false);
});
