import { expect, test } from "vitest";
import { didWebAddress, didWebOf } from "./did-web.ts";

test.for([
  ["did:web:library.example", "https://library.example/.well-known/did.json"],
  ["did:web:library.example%3A8443", "https://library.example:8443/.well-known/did.json"],
  ["did:web:library.example:issuers:17", "https://library.example/issuers/17/did.json"],
  ["did:web:library.example:a%20b", "https://library.example/a%20b/did.json"],
] as const)("the document of %s is at %s", ([did, address]) => {
  expect(didWebAddress(did)).toBe(address);
});

test.for([
  "did:web:",
  "did:web:a:..:b",
  "did:web:a:%2e%2e",
  "did:web:a:b%2Fc",
  "did:web:user%40host",
  "did:web:a::b",
  "did:key:z6Mk",
  "did:web:a b",
])("%s names no document", (did) => {
  expect(didWebAddress(did)).toBeUndefined();
});

test("an identifier made for a host and a path leads back to them", () => {
  expect(didWebAddress(didWebOf("localhost:8080", ["issuers", "17"]))).toBe(
    "https://localhost:8080/issuers/17/did.json",
  );
});
