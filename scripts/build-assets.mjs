// Builds what browsers fetch: one style sheet, the islands, the fonts and the icon, each named by its content,
// compressed once, and listed in manifest.json under its plain name.
//   node scripts/build-assets.mjs [FOLDER]      (default: dist/public)
import { createRequire } from "node:module";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const publicFolder = resolve(process.argv[2] ?? join(root, "dist", "public"));
const urlPrefix = "/assets/";

// The cascade is ordered by layers; this order only decides between rules of one layer.
const sheetsInOrder = ["layers.css", "fonts.css", "reset.css", "tokens.css", "base.css"];
const sheetsAtEnd = ["utilities.css", "print.css"];

const files = [...(await buildStyle()), ...(await buildIslands()), ...(await buildMap())];
await rm(publicFolder, { recursive: true, force: true });
await mkdir(join(publicFolder, "assets"), { recursive: true });
for (const { name, contents } of files) await writeCompressed(join(publicFolder, "assets", name), contents);
await writeFile(join(publicFolder, "manifest.json"), `${JSON.stringify(manifest(files), null, 2)}\n`);

async function buildStyle() {
  const folder = join(root, "src", "ui");
  const others = (await readdir(folder))
    .filter((name) => name.endsWith(".css") && !sheetsInOrder.includes(name) && !sheetsAtEnd.includes(name))
    .sort();
  const sheets = [...sheetsInOrder, ...others, ...sheetsAtEnd];
  return bundle({
    stdin: {
      contents: sheets.map((name) => `@import "./${name}";`).join("\n"),
      loader: "css",
      resolveDir: folder,
      sourcefile: "style.css",
    },
    // The fonts' licence goes where the fonts go.
    entryPoints: [join(folder, "icon.svg"), join(folder, "fonts", "OFL.txt")],
    loader: { ".woff2": "file", ".svg": "copy", ".txt": "copy" },
  });
}

async function buildIslands() {
  const folder = join(root, "src", "islands");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  return bundle({ entryPoints: names.map((name) => join(folder, name)), format: "esm", target: "es2022" });
}

// What a map needs is no island: it is large, and fetched only when somebody opens a map. The library is taken as it is published.
async function buildMap() {
  const folder = join(root, "src", "islands", "map");
  const library = dirname(createRequire(import.meta.url).resolve("maplibre-gl/dist/maplibre-gl.mjs"));
  const drawing = { format: "esm", target: "es2022", outExtension: { ".js": ".mjs" } };
  return [
    ...(await bundle({ entryPoints: [join(folder, "draw-map.ts")], ...drawing })),
    ...(await bundle({
      entryPoints: [
        join(library, "maplibre-gl.mjs"),
        join(library, "maplibre-gl-worker.mjs"),
        join(folder, "us-outlines.json"),
      ],
      loader: { ".mjs": "copy", ".json": "copy" },
    })),
  ];
}

async function bundle(options) {
  const { outputFiles } = await build({
    bundle: true,
    minify: true,
    write: false,
    charset: "utf8",
    outdir: publicFolder,
    publicPath: urlPrefix,
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    logLevel: "warning",
    ...options,
  });
  return outputFiles.map(({ path, contents }) => ({ name: nameOf(path), contents }));
}

function nameOf(path) {
  // esbuild calls what comes from standard input `stdin`.
  return basename(path).replace(/^stdin-/, "style-");
}

function manifest(files) {
  return Object.fromEntries(
    files.map(({ name }) => [name.replace(/-[A-Z0-9]{8}(?=\.\w+$)/, ""), urlPrefix + name]).sort(),
  );
}

async function writeCompressed(path, contents) {
  await writeFile(path, contents);
  // Fonts are compressed already.
  if (path.endsWith(".woff2")) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  const br = () => promisify(brotliCompress)(contents, quality);
  const gz = () => promisify(gzip)(contents, { level: 9 });
  await writeFile(`${path}.br`, await remembered(`${basename(path)}.br`, contents, br));
  await writeFile(`${path}.gz`, await remembered(`${basename(path)}.gz`, contents, gz));
}

// Large files are others' and change with their version alone: they take seconds to compress, and are compressed once.
async function remembered(name, contents, compress) {
  if (contents.length < 100_000) return compress();
  const folder = join(root, "node_modules", ".cache", "carrel-assets");
  const kept = join(folder, name);
  try {
    return await readFile(kept);
  } catch {
    const compressed = await compress();
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(`${kept}.${process.pid}`, compressed);
      await rename(`${kept}.${process.pid}`, kept);
    } catch {
      // An installation that may not write there compresses again the next time.
    }
    return compressed;
  }
}
