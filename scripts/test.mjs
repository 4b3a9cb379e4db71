// `npm test`: everything CI runs, on a fresh machine too. Ends with the line `N passed, N failed`.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { auditDependencies } from "./audit.mjs";
import { ensureBuilt } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { ensureInstalled, nodeBinary, root } from "./install.mjs";
import { runTestFiles } from "./test-run.mjs";

const only = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const notes = [];

ensureInstalled();
const chromium = ensureChromium();
ensureBuilt();
const { startThrowawayPostgres } = await import("./throwaway-postgres.mjs");

const checks = [
  ["types", ["typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json"]],
  ["lint", ["oxlint/bin/oxlint", "--type-aware", "src", "tests", "bench"]],
  [
    "boundaries",
    [
      "dependency-cruiser/bin/dependency-cruiser.mjs",
      "--config",
      ".dependency-cruiser.mjs",
      "src",
      "tests",
      "bench",
    ],
  ],
  ["unused code", ["knip/bin/knip.js", "--no-progress", "-t", "tsconfig.build.json"]],
  ["format", ["oxfmt/bin/oxfmt", "--check", "."]],
].filter(([name]) => isWanted(name));
const partTests = ["--exclude", "tests/**", "--exclude", "**/*.db.test.*", "--maxWorkers", "1"];
const wholeTests = ["--exclude", "src/**/!(*.db).test.*"];

// The database server and those who ask it take turns, which leaves a core idle: what needs no database and no browser
// goes through meanwhile, one file at a time.
await Promise.all([
  runChecks().then(() =>
    isWanted("tests") ? runTests("tests of rules and parts", { options: partTests }) : undefined,
  ),
  isWanted("dependencies") ? runAudit() : undefined,
  isWanted("tests") ? runOnPostgres() : undefined,
]);
if (isWanted("tests")) await runTests("tests on the embedded database", { options: wholeTests });
for (const note of notes) console.log(note);
for (const failure of failures) console.log(`FAILED: ${failure}`);
if (counts.skipped > 0) console.log(`(${counts.skipped} skipped: each says why above)`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);

function isWanted(name) {
  return only.length === 0 || only.includes(name);
}

async function runChecks() {
  for (const check of checks) await runCheck(...check);
}

async function runCheck(name, [script, ...args]) {
  const started = Date.now();
  const { status, output } = await run([join(root, "node_modules", script), ...args]);
  const isClean = status === 0 && !/\(0 modules/.test(output);
  if (!isClean) console.log(output);
  console.log(`${isClean ? "ok" : "not ok"} - ${name} (${seconds(started)})`);
  if (isClean) counts.passed += 1;
  else fail(name);
}

async function runAudit() {
  const started = Date.now();
  const { outcome, lines } = await auditDependencies();
  for (const line of lines) console.log(line);
  console.log(`${outcome} - dependencies (${seconds(started)})`);
  if (outcome === "ok") counts.passed += 1;
  else if (outcome === "skipped") counts.skipped += 1;
  else fail("dependencies");
}

async function runTests(name, asked) {
  const started = Date.now();
  const report = join(root, "test-results", `${name.replace(/\W+/g, "-")}.json`);
  const env = { ...asked.env, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) };
  const outcome = await runTestFiles({ ...asked, env, report });
  for (const count of ["passed", "failed", "skipped"]) counts[count] += outcome[count];
  for (const title of outcome.failures) failures.push(`${name}: ${title}`);
  notes.push(...outcome.notes);
  console.log(`${outcome.failed === 0 ? "ok" : "not ok"} - ${name} (${seconds(started)})`);
}

// The same database tests once more, on a real server started from this machine's own programs.
async function runOnPostgres() {
  const server = await startThrowawayPostgres();
  if (server === undefined) {
    console.log(
      "SKIPPED: this machine has no PostgreSQL programs (initdb, postgres), so the database tests ran on the embedded database only. Install the package `postgresql` to run them on both.",
    );
    return;
  }
  try {
    // One file at a time: the search index waits for every transaction of the server, those of other tests included.
    await runTests("database tests on PostgreSQL", {
      filters: [".db.test."],
      options: ["--no-file-parallelism"],
      env: { CARREL_TEST_DATABASE_URL: server.url },
    });
  } finally {
    await server.stop();
  }
}

function run(args) {
  return new Promise((resolve) => {
    const env = { ...process.env, FORCE_COLOR: "0" };
    const child = spawn(nodeBinary(), args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("exit", (status) => resolve({ status, output }));
  });
}

function fail(name) {
  counts.failed += 1;
  failures.push(name);
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}
