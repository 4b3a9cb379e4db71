import { crc32 } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { permissions } from "../permissions/permissions.ts";
import { tokenEnd, tokenState } from "./kept-token.ts";
import { allowsAct, scopeNames } from "./scopes.ts";
import { readTokenText, tokenText } from "./token-text.ts";

const secret = fc.stringMatching(/^[\w-]{43}$/u);
const parts = fc.record({ accountId: fc.uuid(), secret });

test("a token's text gives its parts back", () => {
  fc.assert(
    fc.property(parts, (given) => {
      expect(readTokenText(tokenText(given))).toEqual(given);
    }),
  );
});

test("a token with any one character changed, missing or doubled is none", () => {
  fc.assert(
    fc.property(parts, fc.nat(), fc.constantFrom("x", "0", "-", "_", ""), (given, place, put) => {
      const text = tokenText(given);
      const at = place % text.length;
      const changed = text.slice(0, at) + put + text.slice(at + 1);
      fc.pre(changed !== text);
      expect(readTokenText(changed)).toBe(undefined);
      expect(readTokenText(text.slice(0, at) + text.slice(at, at + 1) + text.slice(at))).toBe(undefined);
    }),
  );
});

test("the checksum is CRC-32, as other programs compute it", () => {
  const text = tokenText({
    accountId: "0190b6a0-0000-7000-8000-000000000001",
    secret: "A".repeat(43),
  });

  expect(text).toMatch(/^carrel_0190b6a0000070008000000000000001_A{43}[0-9a-f]{8}$/u);
  expect(crc32(text.slice(0, -8)).toString(16).padStart(8, "0")).toBe(text.slice(-8));
});

test("an act that no scope names is not for tokens, whoever made them", () => {
  const forTokens = Object.keys(permissions).filter((act) =>
    allowsAct(scopeNames, act as keyof typeof permissions),
  );

  expect(forTokens.toSorted()).toEqual([
    "change a staff record",
    "change the catalogue",
    "change the schedule",
    "enter own hours",
    "import staff",
    "provision staff",
    "see a personal record",
    "see a staff record",
    "see credit and requests",
    "see the list of staff",
    "see the organisation",
    "see the schedule",
  ]);
  expect(allowsAct(["read-staff"], "change a staff record")).toBe(false);
  expect(allowsAct(undefined, "approve destruction")).toBe(true);
});

test("a token is valid until its end, and not a second longer", () => {
  const endsAt = tokenEnd("2026-11-22T00:00:00Z", 90);

  expect(endsAt).toBe("2027-02-20T00:00:00Z");
  expect(tokenState({ endsAt, revokedAt: undefined }, "2027-02-19T23:59:59Z")).toBe("valid");
  expect(tokenState({ endsAt, revokedAt: undefined }, endsAt)).toBe("ended");
  expect(tokenState({ endsAt, revokedAt: "2026-12-01T00:00:00Z" }, endsAt)).toBe("revoked");
});
