// Builds `dist` when the source is newer. Plain JavaScript that Node 18 can run.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeBinary, root, stop } from "./install.mjs";

const stamp = join(root, "dist", ".stamp");
const inputs = [
  "src",
  "scripts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.build.json",
];

/** Compiles TypeScript and assets into `dist` unless it was built from exactly this source. */
export function ensureBuilt() {
  const current = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === current) return;
  console.error("Building Carrel …");
  rmSync(join(root, "dist"), { recursive: true, force: true });
  // What it writes is the same without the check of types, which takes seven times as long: `npm test` checks them.
  run(["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--noCheck"]);
  run(["scripts/build-program.mjs"]);
  run(["scripts/build-assets.mjs"]);
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(stamp, current);
}

function run(args) {
  const result = spawnSync(nodeBinary(), args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (result.status !== 0) stop(`Carrel could not be built: ${args[0]} said why above.`);
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const input of inputs) addTo(hash, input);
  return hash.digest("hex");
}

// Names, sizes and times, not contents: a start should not read the whole source.
function addTo(hash, path) {
  const full = join(root, path);
  const stats = statSync(full, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isDirectory()) {
    if (!/\.test\.tsx?$/.test(path)) hash.update(`${path}:${stats.size}:${stats.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(full).sort()) addTo(hash, `${path}/${name}`);
}
