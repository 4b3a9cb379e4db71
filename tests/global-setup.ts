import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { makeTemplates } from "#platform/db-testing";

// The runtime compiles a module once for all threads of a process, as long as one of them holds it.
const held: WebAssembly.Module[] = [];

/** Runs once before all tests of a run. */
export async function setup(): Promise<void> {
  await makeTemplates();
  const folder = dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite"));
  held.push(await WebAssembly.compile(readFileSync(join(folder, "pglite.wasm"))));
}

/** Runs once after them. */
export function teardown(): void {
  held.length = 0;
}
