// Plain JavaScript that Node 18 can run: it must work before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const pinnedNode = join(
  root,
  "node_modules",
  "node",
  "bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/** Installs exactly what the lock file says when `node_modules` differs from it; quick when it does not. */
export function ensureInstalled() {
  if (!isInstalled()) {
    console.log("Installing what Carrel needs (once, about a minute) …");
    // Not `npm ci`: newer npm refuses a lock file without the entries of platforms that its maker's registry did not have.
    // `install` takes the locked versions too, adds what this platform needs, and with `--no-save` leaves the file alone.
    runNpm(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]);
  }
  ensureNode();
}

function isInstalled() {
  const wanted = lockedPackages(join(root, "package-lock.json"));
  const present = lockedPackages(join(root, "node_modules", ".package-lock.json"));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" ||
      entry.optional ||
      entry.peer ||
      (present[path]?.version === entry.version && existsSync(join(root, path))),
  );
}

function lockedPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : undefined;
}

// npm itself must not run on the Node it is about to replace: `npm_node_execpath` is the one that started npm.
function runNpm(args) {
  const npm = process.env.npm_execpath;
  const node = process.env.npm_node_execpath ?? process.execPath;
  const [command, prefix] = npm?.endsWith("js") ? [node, [npm]] : ["npm", []];
  const result = spawnSync(command, [...prefix, ...args], {
    cwd: root,
    stdio: "inherit",
    shell: command === "npm" && process.platform === "win32",
  });
  if (result.status !== 0)
    stop(
      "Carrel could not install its packages: npm said why above. Check the network, then run the same command again.",
    );
}

// The `node` package brings its binary by an install script; where scripts are switched off, a system Node 24 will do.
function ensureNode() {
  if (existsSync(pinnedNode) || Number(process.versions.node.split(".")[0]) >= 24) return;
  runNpm(["rebuild", "node", "--loglevel=error"]);
  if (existsSync(pinnedNode)) return;
  stop(
    `Carrel runs on Node.js 24, and this is ${process.version}: allow npm to run install scripts (npm config set ignore-scripts false) or install Node.js 24.`,
  );
}

/** The Node.js that Carrel runs on: the pinned one where its binary is there. */
export function nodeBinary() {
  return existsSync(pinnedNode) ? pinnedNode : process.execPath;
}

export function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
