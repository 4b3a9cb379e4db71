import { expect, test } from "vitest";
import { isOldHash, isPasswordOf, passwordHash } from "./password-hash.ts";

// "password" with the salt "somesalt", from the tests of the reference implementation (phc-winner-argon2, src/test.c).
const weak = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

test("a password is its own and no other, whatever its letters", async () => {
  const hash = await passwordHash("Ünïcode   spaces 📚");

  expect(hash).toMatch(/^\$argon2id\$v=19\$m=\d+,t=\d+,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await isPasswordOf(hash, "Ünïcode   spaces 📚")).toBe(true);
  expect(await isPasswordOf(hash, "Ünïcode spaces 📚")).toBe(false);
});

test("two hashes of one password differ", async () => {
  expect(await passwordHash("the same password")).not.toBe(await passwordHash("the same password"));
});

test("a hash of other costs is read by them, and known to be old", async () => {
  const fresh = await passwordHash("any password");

  expect([isOldHash(weak), isOldHash(fresh)]).toEqual([true, false]);
  expect([await isPasswordOf(weak, "password"), await isPasswordOf(weak, "passwort")]).toEqual([true, false]);
});

test("without a hash, or with a broken one, no password fits, not even an empty one", async () => {
  expect(await isPasswordOf(undefined, "")).toBe(false);
  expect(await isPasswordOf("$argon2id$v=19$", "")).toBe(false);
});

test("the costs are those OWASP asks for at least", async () => {
  const [, memory, passes] = /m=(\d+),t=(\d+)/.exec(await passwordHash("x")) ?? [];

  expect([Number(memory) >= 19_456, Number(passes) >= 2]).toEqual([true, true]);
});

test("many at once are all answered, each rightly", async () => {
  const hash = await passwordHash("one of many");

  const answers = await Promise.all(
    ["one of many", "no", "one of many", "not this", "one of many"].map((each) => isPasswordOf(hash, each)),
  );

  expect(answers).toEqual([true, false, true, false, true]);
});
