import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exceptions, widelyAvailable } from "./baseline.ts";

const folder = join(import.meta.dirname, "..", "..", "src", "ui");
const sheets = readdirSync(folder)
  .filter((name) => name.endsWith(".css"))
  .map((name) => ({
    name,
    text: readFileSync(join(folder, name), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, ""),
  }));
const all = sheets.map(({ text }) => text).join("\n");

/** Every property, function, at-rule and pseudo-class or -element in a formatted style sheet. */
function featuresOf(css: string): readonly string[] {
  const code = css.replaceAll(/"[^"]*"/g, '""');
  const find = (pattern: RegExp, ending = "") =>
    [...code.matchAll(pattern)].map((match) => `${match[1]}${ending}`);
  return [
    ...find(/^\s*(-?[a-z][a-z-]*):\s/gm),
    ...find(/(?<![:\w-])([a-z][a-z-]*)\(/g, "()"),
    ...find(/(@[a-z-]+)/g),
    ...find(/(::?[a-z][a-z-]*)(?=[\s,({:).>+~[])/g),
  ];
}

test("style sheets use what every major browser has had for 30 months, or a listed exception", () => {
  const used = [...new Set(featuresOf(all))].filter((feature) => feature !== "and()");

  expect(used.length).toBeGreaterThan(80);
  expect(
    used.filter((feature) => !widelyAvailable.has(feature) && exceptions[feature] === undefined),
  ).toEqual([]);
});

test("what is new or misspelt is found", () => {
  const css = "@scope (.a) {\n  .b:has(img)::marker {\n    anchor-name: --a;\n    inset: sin(1);\n  }\n}";

  expect(featuresOf(css).filter((feature) => !widelyAvailable.has(feature))).toEqual([
    "anchor-name",
    "inset",
    "sin()",
    "@scope",
    ":has",
    "::marker",
  ]);
});

test("no feature stays listed that no style sheet uses any more", () => {
  const used = new Set(featuresOf(all));

  expect([...widelyAvailable, ...Object.keys(exceptions)].filter((feature) => !used.has(feature))).toEqual(
    [],
  );
});

test("only the tokens name colours, so that light and dark stay one set", () => {
  const named = sheets
    .filter(({ name }) => name !== "tokens.css")
    .flatMap(({ name, text }) =>
      [...text.matchAll(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(/g)].map(
        (match) => `${name}: ${match[0]}`,
      ),
    );

  expect(named).toEqual([]);
});

test("text is sized in what a reader can enlarge, never in pixels", () => {
  expect(
    [...all.matchAll(/^\s*(?:font|font-size|line-height|letter-spacing):[^;]*\dpx/gm)].map(
      (match) => match[0],
    ),
  ).toEqual([]);
});

test("every rule is in a layer, so that order never depends on which file comes first", () => {
  const topLevel = sheets
    .filter(({ name }) => !["layers.css", "fonts.css"].includes(name))
    .flatMap(({ name, text }) => [...text.matchAll(/^[^\s}].*/gm)].map((match) => `${name}: ${match[0]}`))
    .filter((line) => !/: @layer \w+ \{$|^print\.css: @media print \{$/.test(line));

  expect(topLevel).toEqual([]);
});

test("no class stays styled that no part writes any more", () => {
  const markup = readdirSync(folder)
    .filter((name) => name.endsWith(".tsx") && !name.endsWith(".test.tsx"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  const islands = ["copy-link.ts", "map/draw-map.ts"]
    .map((name) => readFileSync(join(folder, "..", "islands", name), "utf8"))
    .join("\n");
  const styled = new Set(
    [...all.matchAll(/\.([a-z][\w-]*)/g)]
      .map((match) => match[1] ?? "")
      // A library writes its own.
      .filter((name) => !/^\d|^woff2$|^maplibregl-/.test(name)),
  );
  // What pages of modules may wear: layout, and the text people write.
  const worn = sheets.filter(({ name }) => ["utilities.css", "prose.css"].includes(name));
  const utilities = new Set(
    worn.flatMap(({ text }) => [...text.matchAll(/\.([a-z][\w-]*)/g)].map((match) => match[1])),
  );

  const unwritten = [...styled].filter(
    (name) => !utilities.has(name) && !`${markup}${islands}`.includes(base(name)),
  );

  expect(unwritten).toEqual([]);
});

// Variants are put together in the code: `button--` and the tone.
function base(name: string): string {
  return name.replace(/--\w+$/, "--");
}
