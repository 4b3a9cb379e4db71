import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const project = join(import.meta.dirname, "../..");
const script = join(project, "scripts/test-run.mjs");
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const passes = `import { test } from "vitest"; test("passes", () => {});`;
const fails = `import { test } from "vitest"; test("fails", () => { throw new Error("No."); });`;
/** Ends its process as a broken engine does; if so wanted, only the first time. */
const dies = (isOnce: boolean): string => `
  import { existsSync, writeFileSync, writeSync } from "node:fs";
  import { test } from "vitest";
  test("is told before", () => {});
  test("dies", () => {
    if (${isOnce} && existsSync("died")) return;
    writeFileSync("died", "");
    writeSync(2, "FATAL ERROR: no room for a zone\\n");
    process.abort();
  });`;

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
  readonly notes: readonly string[];
}

/** What a run of these tests gives. */
async function run(files: Readonly<Record<string, string>>): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "carrel-test-run-"));
  folders.push(folder);
  mkdirSync(join(folder, "tests"));
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, "tests", `${name}.test.js`), text);
  const asked = { options: ["--no-isolate"], env: {}, report: join(folder, "report.json"), folder };
  const code = `
    const { runTestFiles } = await import(${JSON.stringify(script)});
    const outcome = await runTestFiles(${JSON.stringify(asked)});
    console.log("\\noutcome " + JSON.stringify(outcome));`;
  const output = await new Promise<string>((resolve) =>
    execFile(process.execPath, ["--input-type=module", "--eval", code], (_, stdout, stderr) =>
      resolve(`${stdout}${stderr}`),
    ),
  );
  const line = output.split("\n").find((text) => text.startsWith("outcome "));
  if (line === undefined) throw new Error(output);
  return JSON.parse(line.slice(8).replaceAll(folder, "")) as Outcome;
}

test("tests that pass and fail are counted, and those that fail named", async () => {
  expect(await run({ passes, fails })).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
    failures: ["fails"],
    notes: [],
  });
});

test("a file whose process died is run once more, which is said with its last words", async () => {
  const { notes, ...counts } = await run({ passes, fails, dies: dies(true) });

  expect(counts).toEqual({ passed: 3, failed: 1, skipped: 0, failures: ["fails"] });
  expect(notes).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^A test process died and its files were run once more: .*dies\.test\.js/),
      "FATAL ERROR: no room for a zone",
    ]),
  );
});

test("a file whose process dies again has failed", async () => {
  const { failed, failures } = await run({ passes, dies: dies(false) });

  expect({ failed, failures }).toEqual({ failed: 1, failures: ["the run itself broke, see above"] });
});

test("an error that no test caught fails the run, also beside a process that died", async () => {
  const leaks = `import { test } from "vitest"; test("leaks", async () => { Promise.reject(new Error("Lost.")); await new Promise((go) => setTimeout(go, 50)); });`;
  for (const files of [{ leaks }, { leaks, dies: dies(true) }])
    expect((await run(files)).failures).toEqual(["the run itself broke, see above"]);
});
