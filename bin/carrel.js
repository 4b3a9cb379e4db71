#!/usr/bin/env node
// The command line: hands over to the built program on the pinned Node.js. Node 18 can run this.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt } from "../scripts/build.mjs";
import { ensureInstalled, nodeBinary, root } from "../scripts/install.mjs";

ensureInstalled();
ensureBuilt();
process.on("SIGINT", () => {});
const result = spawnSync(nodeBinary(), [join(root, "dist/apps/cli/main.js"), ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(result.status ?? 1);
