import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const guide = readFileSync(join(root, "docs", "guide", "security.md"), "utf8");

/** Rows of the requirements: number, level, judgement and what tests it. */
const rows = guide
  .split("\n")
  .filter((line) => /^\| \d+\.\d+\.\d+ /u.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, title = "", level, judgement = "", , tests = ""]) => ({
    number: title.split(" ")[0] ?? "",
    level,
    judgement: judgement.replaceAll("*", ""),
    tests: tests === "" ? [] : tests.split(", "),
  }));

test("every requirement of ASVS 5.0.0 at levels 1 and 2 has one row", () => {
  const numbers = rows.map(({ number }) => number);

  expect(new Set(numbers).size).toBe(numbers.length);
  expect(["1", "2"].map((level) => rows.filter((row) => row.level === level).length)).toEqual([70, 183]);
});

test("what is met names its test, and each test is there", () => {
  const files = globSync(["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"], { cwd: root }).map(
    (path) => `/${path.replaceAll("\\", "/").replace(/(?:\.db)?\.test\.tsx?$/u, "")}`,
  );
  const inWords = new Set(["by reading", "the checks"]);

  expect(rows.filter(({ judgement, tests }) => judgement === "met" && tests.length === 0)).toEqual([]);
  expect(
    rows
      .flatMap(({ tests }) => tests)
      .filter((name) => !inWords.has(name) && !files.some((file) => file.endsWith(`/${name}`))),
  ).toEqual([]);
});

test("the guide counts its own rows rightly", () => {
  const count = (judgement: string) => rows.filter((row) => row.judgement === judgement).length;
  const notMet = rows.filter(({ judgement }) => judgement === "not met").map(({ number }) => number);

  expect(guide).toContain(
    `Of ${rows.length}: ${count("met")} met, ${count("not met")} not met, ${count("operator")} the operator's, ${count("not applicable")} not applicable. Not met are ${notMet.join(", ")}.`,
  );
});
