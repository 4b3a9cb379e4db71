import fc from "fast-check";
import { expect, test } from "vitest";
import { readJsonObject } from "./json.ts";

test("any JSON object of ordinary size is read as it is", () => {
  const value = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));

  fc.assert(
    fc.property(value, (given) => {
      const text = JSON.stringify(given).replaceAll("__proto__", "proto");
      expect(readJsonObject(text)).toEqual({ document: JSON.parse(text) });
    }),
  );
});

test.for([
  ["{", "It is not JSON."],
  ["[]", "It is JSON, but not an object."],
  ["null", "It is JSON, but not an object."],
  ['{"a":1,"a":2}', "It gives one name twice in the same object."],
  ['{"a":{"b":1,"\\u0062":2}}', "It gives one name twice in the same object."],
  ['{"__proto__":{"a":1}}', "It uses a name that is not safe: __proto__."],
  [`{"a":${"[".repeat(80)}${"]".repeat(80)}}`, "It is nested too deeply to be a credential."],
  [`{"a":[${"1,".repeat(30_000)}1]}`, "It holds too many values to be a credential."],
  [`{"a":"${"x".repeat(2_000_000)}"}`, "It is too long to be a credential."],
] as const)("%s is refused", ([text, problem]) => {
  expect(readJsonObject(text)).toEqual({ problem });
});
