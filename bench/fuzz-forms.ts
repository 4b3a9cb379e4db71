/**
 * Forms with odd values, whole or in parts, as many as asked for: the test of the same name with another count. It needs the
 * whole site, whose views only the tests' runner reads from their source.
 *
 *   npm run bench -- fuzz-forms [count]
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const count = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 10_000);
const start = performance.now();
const { status } = spawnSync(
  process.execPath,
  [join(root, "node_modules/vitest/vitest.mjs"), "run", "tests/people/fuzzed-forms.test.ts"],
  { cwd: root, env: { ...process.env, FORMS: String(count) }, stdio: "inherit" },
);
const met = status === 0;
const figures = {
  forms: count,
  faults: met ? 0 : "named above",
  seconds: Math.round((performance.now() - start) / 1000),
};
console.log(JSON.stringify({ bench: "fuzz-forms", figures, goals: { faults: 0 }, met }));
process.exitCode = met ? 0 : 1;
