import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockDirectory } from "./directory-lock.ts";

let directory = "";

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "carrel-lock-"));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

function leaveLock(holder: { process: number; host?: string; started?: string }): void {
  const lock = { host: hostname(), started: "unknown", claim: "someone's", ...holder };
  writeFileSync(join(directory, "lock"), JSON.stringify(lock));
}

test("a released directory can be locked again", async () => {
  const first = await lockDirectory(directory);
  first.release();

  const second = await lockDirectory(directory);

  second.release();
  expect(readdirSync(directory)).toEqual([]);
});

test("the lock of a process that is gone is taken over", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  leaveLock({ process: pid });

  const lock = await lockDirectory(directory);

  expect(JSON.parse(readFileSync(join(directory, "lock"), "utf8"))).toMatchObject({ process: process.pid });
  lock.release();
  expect(readdirSync(directory)).toEqual([]);
});

test("the lock of a process whose number another one has now is taken over", async () => {
  leaveLock({ process: process.pid, started: "another boot:1" });

  const lock = await lockDirectory(directory);

  lock.release();
  expect(readdirSync(directory)).toEqual([]);
});

test("a lock file that was cut short is taken over", async () => {
  writeFileSync(join(directory, "lock"), '{"proc');

  const lock = await lockDirectory(directory);

  lock.release();
  expect(readdirSync(directory)).toEqual([]);
});

test("of several processes that start at once on a stale lock, one gets the directory", async () => {
  leaveLock({ process: 2 ** 22 + 1 });
  // Who has it holds it until all have been answered, however long the slowest takes to start.
  const script = `
    import { lockDirectory } from ${JSON.stringify(join(import.meta.dirname, "directory-lock.ts"))};
    const answer = await lockDirectory(process.argv[1]).then(() => "locked", (error) => error.name);
    process.stdout.write(answer);
    process.stdin.resume();`;
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ["--conditions=source", "--input-type=module", "--eval", script, directory], {
      stdio: ["pipe", "pipe", "inherit"],
    }),
  );

  const answers = await Promise.all(
    children.map(async ({ stdout }) => {
      for await (const part of stdout) return String(part);
      return "no answer";
    }),
  );
  for (const { stdin } of children) stdin.end();

  expect(answers.toSorted()).toEqual(["Conflict", "Conflict", "Conflict", "locked"]);
});
