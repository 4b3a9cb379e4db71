import fc from "fast-check";
import { expect, test } from "vitest";
import { digest, isSameSecret, keyedDigest, open, randomDigits, randomSecret, seal } from "./index.ts";

const secret = "an installation's secret of enough characters";

test("what was sealed is read again, whatever it says", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, purpose) => {
      expect(open(secret, purpose, seal(secret, purpose, text))).toBe(text);
    }),
    { numRuns: 100 },
  );
});

test("another secret or another purpose reads nothing", () => {
  const sealed = seal(secret, "authenticator of one", "JBSWY3DP");

  expect(open(`${secret}.`, "authenticator of one", sealed)).toBe(undefined);
  expect(open(secret, "authenticator of two", sealed)).toBe(undefined);
});

test("a sealed text with any byte changed, cut off or added is not read", () => {
  const [form, body = ""] = seal(secret, "test", "a code").split(".");
  const bytes = Buffer.from(body, "base64url");
  const again = (each: Buffer) => open(secret, "test", `${form}.${each.toString("base64url")}`);

  const changed = [...bytes.keys()].map((place) =>
    again(Buffer.from(bytes.map((byte, at) => (at === place ? byte ^ 1 : byte)))),
  );
  const cut = [...bytes.keys()].map((length) => again(bytes.subarray(0, length)));

  expect(again(bytes)).toBe("a code");
  expect(new Set([...changed, ...cut, again(Buffer.concat([bytes, Buffer.alloc(1)]))])).toEqual(
    new Set([undefined]),
  );
  expect(["", ".", "1.", "2.AAAA", "nothing"].map((text) => open(secret, "test", text))).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
});

test("the same text is sealed differently each time, so that equal texts are not seen", () => {
  expect(seal(secret, "test", "same")).not.toBe(seal(secret, "test", "same"));
});

test("secrets and codes are of the length asked for, and all kinds of digits come", () => {
  const codes = Array.from({ length: 300 }, () => randomDigits(6));

  expect(randomSecret()).toMatch(/^[\w-]{43}$/);
  expect(randomSecret(16)).toMatch(/^[\w-]{22}$/);
  expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([]);
  expect(new Set(codes.join("")).size).toBe(10);
});

test("a digest is that of the standard, and a keyed one changes with the secret and the purpose", () => {
  // FIPS 180-4, SHA-256 of "abc".
  expect(Buffer.from(digest("abc"), "base64url").toString("hex")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  const digests = [
    keyedDigest(secret, "code", "123456"),
    keyedDigest(secret, "other", "123456"),
    keyedDigest(`${secret}.`, "code", "123456"),
    keyedDigest(secret, "code", "123457"),
  ];
  expect(new Set(digests).size).toBe(4);
  expect(keyedDigest(secret, "code", "123456")).toBe(digests[0]);
});

test("secrets are compared whole", () => {
  expect([isSameSecret("abc", "abc"), isSameSecret("abc", "abd"), isSameSecret("abc", "abcd")]).toEqual([
    true,
    false,
    false,
  ]);
});
