import { enableCompileCache } from "node:module";
import { join } from "node:path";

// What was compiled once is kept from start to start: thousands of modules take two thirds of the time to load.
enableCompileCache(join(import.meta.dirname, "../../../node_modules/.cache/carrel/compiled"));
const { runCommandLine } = await import("./command-line.ts");

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await runCommandLine(process.argv);
