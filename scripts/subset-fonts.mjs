// Cuts the two type families down to what the pages use. Run by hand when a family has a new version:
//   node scripts/subset-fonts.mjs FOLDER-WITH-THE-VARIABLE-WOFF2-FILES
// The results are committed in src/ui/fonts and src/platform/pdf/fonts, so that building needs neither the families nor
// this script.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import subsetFont from "subset-font";

const family = [
  // 400–700 covers text, labels and buttons; narrowing the axis saves 40 % against the full 200–800.
  { source: "atkinson.woff2", name: "atkinson", weight: { min: 400, max: 700 } },
  // Headings are set in one weight: a single instance is 9 kB smaller than an axis of 500–600.
  { source: "newsreader.woff2", name: "newsreader", weight: 500 },
];

// Keep the unicode-range lines of src/ui/fonts.css equal to these two sets.
const everyPage = range(0x20, 0x7e) + "\u00a0©°·×¼½¾–—‘’“”•…′″€™←↑→↓↗−∞≈≤≥✓";
const accented = without(range(0xa1, 0x17f), everyPage);

const features = ["kern", "liga", "ccmp", "locl", "mark", "tnum", "lnum"];
const folder = process.argv[2];
if (folder === undefined) {
  console.error("Say which folder holds atkinson.woff2 and newsreader.woff2.");
  process.exit(2);
}

for (const { source, name, weight } of family) {
  const whole = await readFile(join(folder, source));
  for (const [part, characters] of [
    ["latin", everyPage],
    ["accents", accented],
  ]) {
    const subset = await subsetFont(whole, characters, {
      targetFormat: "woff2",
      variationAxes: { wght: weight },
      keepFeatures: features,
      noHinting: true,
    });
    const file = `${name}-${part}.woff2`;
    await writeFile(new URL(`../src/ui/fonts/${file}`, import.meta.url), subset);
    console.log(`${file}: ${subset.length} bytes`);
  }
}

// A PDF embeds what it uses of a font by itself, and reads no variable fonts: one plain file for each weight.
for (const [name, weight] of [
  ["regular", 400],
  ["bold", 700],
]) {
  const subset = await subsetFont(await readFile(join(folder, "atkinson.woff2")), everyPage + accented, {
    targetFormat: "truetype",
    variationAxes: { wght: weight },
    noHinting: true,
  });
  const file = `atkinson-${name}.ttf`;
  await writeFile(new URL(`../src/platform/pdf/fonts/${file}`, import.meta.url), subset);
  console.log(`${file}: ${subset.length} bytes`);
}

function range(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

function without(characters, excluded) {
  return [...characters].filter((character) => !excluded.includes(character)).join("");
}
