// One run of the tests: what passed and failed, and what became of files whose process died.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { nodeBinary, root } from "./install.mjs";

// How an engine's, a C library's or a C++ library's last words begin, and how many lines of them are worth keeping.
const lastWords = /FATAL ERROR|Fatal error|Check failed|Assertion .*failed|terminate called|malloc|free\(\)/;
const lastLines = 25;
const died = /Worker exited unexpectedly .*while running test files? (.+)$/;

/**
 * Runs Vitest. Files whose process died told nothing, so they are run once more, in a process that has not seen the
 * others, and what they tell then counts: `docs/decisions/0125-a-test-process-that-dies-is-run-once-more.md`.
 *
 * @param {{ filters?: string[], options: string[], env: object, report: string, folder?: string }} asked what is run:
 *   parts of paths, Vitest's options, more environment, the file for its JSON report, and the project.
 * @returns {Promise<{ passed: number, failed: number, skipped: number, failures: string[], notes: string[] }>} titles of
 *   what failed, and what is to be said at the end.
 */
export async function runTestFiles({ filters = [], options, env, report, folder = root }) {
  const first = await runVitest({ filters, options, env, report, folder });
  if (first.dead.length === 0) return outcome(first, []);
  const note = `A test process died and its files were run once more: ${first.dead.join(", ")}`;
  console.log(note);
  const again = await runVitest({ filters: first.dead, options, env, report, folder });
  const notes = [note, ...first.words];
  const second = outcome(again, notes);
  return {
    ...second,
    passed: first.passed + second.passed,
    failed: first.failed + second.failed,
    skipped: first.skipped + second.skipped,
    failures: [...first.failures, ...second.failures],
  };
}

function outcome({ status, passed, failed, skipped, failures, words }, notes) {
  const isBroken = passed === 0 || (status !== 0 && failed === 0);
  if (!isBroken) return { passed, failed, skipped, failures, notes };
  const broken = "the run itself broke, see above";
  return {
    passed,
    failed: failed + 1,
    skipped,
    failures: [...failures, broken],
    notes: [...notes, ...words],
  };
}

async function runVitest({ filters, options, env, report, folder }) {
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { status, errors } = await shown([vitest, "run", ...reporters, ...options, ...filters], env, folder);
  const files = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")).testResults : [];
  const deaths = errors.flatMap((line) => died.exec(line)?.slice(1) ?? []);
  // A process may have been given many files: those that it told of are done.
  const given = deaths.flatMap((names) => names.split(", "));
  const untold = given.filter((name) => !files.some((file) => file.name === name && isTold(file)));
  const dead = untold.length > 0 ? untold : given;
  const tests = files.filter((file) => !dead.includes(file.name)).flatMap((file) => file.assertionResults);
  const count = (...states) => tests.filter((test) => states.includes(test.status)).length;
  const unhandled = Number(/Vitest caught (\d+) unhandled/.exec(errors.join("\n"))?.[1] ?? 0);
  return {
    status,
    passed: count("passed"),
    failed: count("failed"),
    skipped: count("pending", "skipped", "todo"),
    failures: tests.filter((test) => test.status === "failed").map((test) => test.fullName),
    /** The files whose process died, when nothing else went wrong beside tests that say so. */
    dead: unhandled === deaths.length ? dead : [],
    words: spoken(errors),
  };
}

function isTold({ status, assertionResults }) {
  return status === "passed" || assertionResults.some((test) => test.status === "failed");
}

function spoken(lines) {
  const start = lines.findIndex((line) => lastWords.test(line));
  return start === -1 ? [] : lines.slice(start, start + lastLines);
}

// What it says is shown as it comes; its errors are kept too.
function shown(args, env, cwd) {
  return new Promise((resolve) => {
    const { FORCE_COLOR: _, ...inherited } = process.env;
    const child = spawn(nodeBinary(), args, {
      cwd,
      env: { ...inherited, ...env, NO_COLOR: "1" },
      stdio: ["ignore", "inherit", "pipe"],
    });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      process.stderr.write(chunk);
      errors += chunk;
    });
    child.on("close", (status) => resolve({ status, errors: errors.split("\n") }));
  });
}
