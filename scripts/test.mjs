// `npm test`: everything CI runs, on a fresh machine too. Ends with the line `N passed, N failed`.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { auditDependencies } from "./audit.mjs";
import { ensureBuilt } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { ensureInstalled, nodeBinary, root } from "./install.mjs";

const only = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

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
    isWanted("tests") ? runTests("tests of rules and parts", partTests, {}) : undefined,
  ),
  isWanted("dependencies") ? runAudit() : undefined,
  isWanted("tests") ? runOnPostgres() : undefined,
]);
if (isWanted("tests")) await runTests("tests on the embedded database", wholeTests, {});
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
  const { status, output } = await run([join(root, "node_modules", script), ...args], {}, "quiet");
  const isClean = status === 0 && !/\(0 modules/.test(output);
  if (!isClean) console.log(output);
  report(`${isClean ? "ok" : "not ok"} - ${name} (${seconds(started)})`);
  if (isClean) counts.passed += 1;
  else fail(name);
}

async function runAudit() {
  const started = Date.now();
  const { outcome, lines } = await auditDependencies();
  for (const line of lines) console.log(line);
  report(`${outcome} - dependencies (${seconds(started)})`);
  if (outcome === "ok") counts.passed += 1;
  else if (outcome === "skipped") counts.skipped += 1;
  else fail("dependencies");
}

async function runTests(name, args, env) {
  const started = Date.now();
  const file = join(root, "test-results", `${name.replace(/\W+/g, "-")}.json`);
  mkdirSync(join(root, "test-results"), { recursive: true });
  rmSync(file, { force: true });
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const { status } = await run(
    [vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...args],
    { ...env, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) },
    "shown",
  );
  const results = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  counts.passed += results?.numPassedTests ?? 0;
  counts.skipped += (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0);
  counts.failed += results?.numFailedTests ?? 0;
  for (const title of failedTitles(results)) failures.push(`${name}: ${title}`);
  if (results === undefined || results.numPassedTests === 0 || (status !== 0 && results.numFailedTests === 0))
    fail(`${name}: the run itself broke, see above`);
  report(`${status === 0 ? "ok" : "not ok"} - ${name} (${seconds(started)})`);
}

function failedTitles(results) {
  return (results?.testResults ?? []).flatMap((file) =>
    file.assertionResults.filter((test) => test.status === "failed").map((test) => test.fullName),
  );
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
    await runTests("database tests on PostgreSQL", [".db.test.", "--no-file-parallelism"], {
      CARREL_TEST_DATABASE_URL: server.url,
    });
  } finally {
    await server.stop();
  }
}

function run(args, env, show) {
  return new Promise((resolve) => {
    const child = spawn(nodeBinary(), args, {
      cwd: root,
      env: { ...process.env, ...env, FORCE_COLOR: "0" },
      stdio: show === "shown" ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.on("exit", (status) => resolve({ status, output }));
  });
}

function fail(name) {
  counts.failed += 1;
  failures.push(name);
}

function report(line) {
  console.log(line);
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}
