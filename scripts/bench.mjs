// `npm run bench -- NAME [options]`: runs bench/NAME.ts on the pinned Node, from the source.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, nodeBinary, root, stop } from "./install.mjs";

const [name, ...rest] = process.argv.slice(2);
const file = join(root, "bench", `${name}.ts`);
if (name === undefined || !existsSync(file)) {
  const names = readdirSync(join(root, "bench"))
    .filter((entry) => entry.endsWith(".ts"))
    .map((entry) => entry.slice(0, -3));
  stop(`Say which benchmark: npm run bench -- NAME, with one of: ${names.join(", ")}.`);
}
ensureInstalled();
ensureBuilt();
const result = spawnSync(nodeBinary(), ["--expose-gc", "--conditions=source", file, ...rest], {
  cwd: root,
  stdio: "inherit",
});
process.exit(result.status ?? 1);
