// `npm start`: install when needed, build when the source is newer, then serve. Node 18 can run this.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, nodeBinary, root } from "./install.mjs";

ensureInstalled();
ensureBuilt();
const server = spawn(nodeBinary(), [join(root, "dist/apps/cli/main.js"), "serve", ...process.argv.slice(2)], {
  stdio: "inherit",
});
// Ctrl-C reaches the server through the terminal; waiting here lets it close its database first.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => server.kill("SIGTERM"));
server.on("exit", (code, signal) =>
  process.exit(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1)),
);
