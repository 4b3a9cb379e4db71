import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cellText, headingOf, sizeWords } from "./cell-text.ts";
import { safeCell } from "#platform/spreadsheet";
import { csvOf } from "./csv.ts";
import { safeFileName } from "./export-files.ts";

test("a text that a spreadsheet would run gets an apostrophe, a number does not", () => {
  const rows = ["=1+1", "+1", "-1-1", "@SUM(A1)", "\tx", "\rx", "plain", " =1"].map((text) => ({
    text,
    count: -1,
  }));

  expect(parse(csvOf(["text", "count"], rows), { bom: true })).toEqual([
    ["text", "count"],
    ["'=1+1", "-1"],
    // What is nothing but a number runs nothing.
    ["+1", "-1"],
    ["'-1-1", "-1"],
    ["'@SUM(A1)", "-1"],
    ["'\tx", "-1"],
    ["'\rx", "-1"],
    ["plain", "-1"],
    [" =1", "-1"],
  ]);
});

test("any text comes back from a CSV reader, made safe", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (texts) => {
      const rows = texts.map((text) => ({ text, kept: "x" }));
      const [, ...read] = parse(csvOf(["text", "kept"], rows), { bom: true });

      expect(read.map(([text]) => text)).toEqual(texts.map(safeCell));
    }),
  );
});

test("lists and objects stand as JSON, nothing as nothing", () => {
  expect(csvOf(["a", "b", "c"], [{ a: ["x", "y"], b: null, c: { d: 1 } }])).toBe(
    '\uFEFFa,b,c\r\n"[""x"",""y""]",,"{""d"":1}"\r\n',
  );
});

test("a file's name leads nowhere", () => {
  expect(["../../etc/passwd", "a\\b\\c.pdf", "..", "…", "con:sole?.pdf", ""].map(safeFileName)).toEqual([
    "passwd",
    "c.pdf",
    "file",
    "…",
    "console.pdf",
    "file",
  ]);
});

test("values are shown as people say them", () => {
  const zone = "America/New_York";

  expect(
    ["2026-12-03T19:00:00Z", true, null, ["a", "b"], 7, { a: 1 }].map((value) => cellText(value, zone)),
  ).toEqual(["Dec 3, 2026, 2:00 pm", "yes", "–", "a, b", "7", '{"a":1}']);
  expect(["lastSeenAt", "startsOn", "at", "employeeNumber"].map(headingOf)).toEqual([
    "Last seen",
    "Starts",
    "At",
    "Employee number",
  ]);
  expect([999, 1001, 2_340_000].map(sizeWords)).toEqual(["999 bytes", "2 kB", "2.3 MB"]);
});
