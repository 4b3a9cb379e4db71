// Runs the built program on the pinned Node.js. Plain JavaScript that Node 18 can run.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { nodeBinary, root } from "./install.mjs";

/**
 * Runs the program with these arguments and ends with its exit code. Signals are handed on and its end waited for, so
 * that it can close its database first.
 */
export function runProgram(args) {
  const program = spawn(nodeBinary(), [join(root, "dist/apps/cli/main.js"), ...args], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => program.kill(signal));
  program.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
