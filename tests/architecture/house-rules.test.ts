import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { houseRules } from "./house-rules.ts";

const source = join(import.meta.dirname, "../../src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(tsx?|css|md)$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => [path, readFileSync(join(source, path), "utf8")] as const);

test.for(houseRules)("$name", (rule) => {
  const broken = files.filter(([path, text]) => rule.breaks(path, text)).map(([path]) => path);

  expect(broken).toEqual([]);
});

test.for(houseRules)("the rule fires on a planted file: $name", (rule) => {
  expect(rule.breaks(...rule.planted)).toBe(true);
});
