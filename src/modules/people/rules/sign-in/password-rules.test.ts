import fc from "fast-check";
import { expect, test } from "vitest";
import { longestPassword, passwordProblem, plainPassword, shortestPassword } from "./password-rules.ts";

const ana = { name: "Ana María Silva", email: "ana.silva@hawthorn.example", siteName: "Carrel" };

test.for([
  "heron ladder quiet marmalade",
  "thursday story time with 3 ducks",
  "xK9#mQ2$vL7!",
  "ñandú corre más rápido",
  "図書館の司書は毎朝早く起きる",
  "📚 and eleven",
])("%s is taken: no capital, digit or sign is asked for", (password) => {
  expect(passwordProblem(password, ana)).toBe(undefined);
});

test.for(["", "short", "elevenchars", "aaa aaa aaa"])("%j is too short", (password) => {
  expect(passwordProblem(password, ana)).toContain("at least 12 characters");
});

test("128 characters are taken and 129 are not, counted as people count", () => {
  const long = "a9🌱 quiet".repeat(20);

  expect(passwordProblem(Array.from(long).slice(0, 128).join(""), ana)).toBe(undefined);
  expect(passwordProblem(Array.from(long).slice(0, 129).join(""), ana)).toContain("at most 128");
});

test.for([
  "aaaaaaaaaaaa",
  "abcabcabcabc",
  "121212121212",
  "Ha Ha Ha Ha Ha Ha",
  "123456789012",
  "qwertyuiopas",
  "098765432109",
  "abcdefghijkl",
  "zyxwvutsrqponm",
  "1234567890qwe",
])("%s repeats itself or runs along the keyboard", (password) => {
  expect(passwordProblem(password, ana)).toContain("guessed at once");
});

test.for([
  "ana.silva@hawthorn.example",
  "AnaMaríaSilva2026",
  "hawthorn library",
  "Library-Password-1",
  "carrel carrel 42",
  "silva.ana.1984",
])("%s is made of what anyone would try first", (password) => {
  expect(passwordProblem(password, ana)).toContain(
    "your name, your address or words that everyone tries first",
  );
});

test("a name inside a longer password is no harm", () => {
  expect(passwordProblem("ana keeps bees behind the annex", ana)).toBe(undefined);
});

test("whatever is typed gets an answer, and what is taken is never short, long or changed by typing it again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (password) => {
      const length = Array.from(plainPassword(password)).length;
      const problem = passwordProblem(password, ana);
      const isOfGoodLength = length >= shortestPassword && length <= longestPassword;
      expect(problem === undefined && !isOfGoodLength).toBe(false);
      expect(passwordProblem(plainPassword(password), ana)).toBe(problem);
    }),
    { numRuns: 300 },
  );
});
