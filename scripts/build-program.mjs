// Puts the program's own modules, which `tsc` has written one by one, into the file of its entry: some two thousand of them
// took longer to find and read than all they do at a start. What runs in threads is loaded from its own files as before.
//   node scripts/build-program.mjs
import { readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const entry = join(root, "dist", "apps", "cli", "command-line.js");

await build({
  entryPoints: [entry],
  outfile: entry,
  allowOverwrite: true,
  bundle: true,
  packages: "external",
  format: "esm",
  platform: "node",
  target: "node24",
  charset: "utf8",
  sourcemap: true,
  logLevel: "warning",
  plugins: [{ name: "places", setup: keepPlaces }],
});

// Modules find files, and others to run in threads, from where they themselves are: from the entry, that is elsewhere.
function keepPlaces({ onLoad }) {
  onLoad({ filter: /\.js$/ }, async ({ path }) => {
    const code = await readFile(path, "utf8");
    if (!code.includes("import.meta")) return undefined;
    const other = /\bimport\.meta\b(?!\.(url|dirname)\b).{0,20}/.exec(code);
    if (other)
      throw new Error(`${path} says ${other[0]}, which would be that of the entry. Teach this script.`);
    const place = (to) => JSON.stringify(relative(dirname(entry), to).split(sep).join("/"));
    const contents = code
      .replaceAll(/\bimport\.meta\.url\b/g, `new URL(${place(path)}, import.meta.url).href`)
      .replaceAll(/\bimport\.meta\.dirname\b/g, `(import.meta.dirname + "/" + ${place(dirname(path))})`);
    return { contents, loader: "js" };
  });
}
