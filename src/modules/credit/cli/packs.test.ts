import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, expect, test, vi } from "vitest";
import { exitCodeFor, explain } from "#platform/terminal";
import { addPackCommands } from "./packs.ts";

const root = join(import.meta.dirname, "../../../..");
const folder = mkdtempSync(join(tmpdir(), "carrel-packs-"));

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `carrel credit …` as the program does, with what it writes and how it ends. */
async function credit(...args: readonly string[]) {
  let [status, stdout, stderr] = [0, "", ""];
  const writing = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const command = new Command("credit");
  addPackCommands(command, { packsFolder: join(root, "packs") });
  try {
    await command.parseAsync(args, { from: "user" });
  } catch (error) {
    status = exitCodeFor(error);
    stderr = `${explain(error)}\n`;
  } finally {
    writing.mockRestore();
  }
  return { status, stdout, stderr };
}

test("the packs are listed as lines of JSON, with status, day and sources", async () => {
  const { status, stdout } = await credit("packs", "--json");
  const lines = stdout
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

  expect(status).toBe(0);
  expect(lines).toContainEqual({
    id: "us-nm-librarian",
    jurisdiction: "US-NM",
    authority: "New Mexico State Library",
    credential: "New Mexico librarian's certificate (Permanent Professional, Grade II, Grade I)",
    audience: "public library",
    subject: "person",
    obligation: "none",
    status: "verified",
    checkedOn: "2026-11-22",
    isOld: expect.any(Boolean),
    sources: expect.arrayContaining([
      "https://regulations.justia.com/states/new-mexico/title-16/chapter-46/part-2/section-16-46-2-9",
    ]),
  });
});

test("a rule is said in plain sentences, by its id and by its file", async () => {
  const byId = await credit("rule", "us-ga-librarian");
  const byFile = await credit("rule", join(root, "packs/rules/us-ga-librarian.yaml"));

  expect(byId.status).toBe(0);
  expect(byId.stdout).toContain("\nHow much\n  Each cycle asks for 10 hours.\n");
  expect(byFile.stdout).toBe(byId.stdout);
});

test("validation names file, line, column and field of all that is wrong in all files", async () => {
  const pack = readFileSync(join(root, "packs/rules/us-ga-librarian.yaml"), "utf8");
  const [good, bad] = [join(folder, "good.yaml"), join(folder, "bad.yaml")];
  writeFileSync(good, pack);
  writeFileSync(
    bad,
    pack.replace("months: 24", "months: 0").replace("jurisdiction: US-GA", "jurisdiction: Georgia"),
  );

  expect(await credit("validate", good)).toEqual({
    status: 0,
    stdout: `${good}: nothing is wrong with “Georgia Librarian Certificate”.\n`,
    stderr: "",
  });
  expect(await credit("validate", bad, good)).toMatchObject({
    status: 2,
    stderr: [
      `${bad}, line 3, column 15, jurisdiction: Write a code such as US-NY, CA-ON or US`,
      `${bad}, line 27, column 22, versions[0].cycle.months: Write a whole number from 1 to 240`,
      "",
    ].join("\n"),
  });
});

test("a pack that there is not is told as such", async () => {
  const { status, stderr } = await credit("rule", "us-zz-nothing");

  expect(status).toBe(4);
  expect(stderr).toMatch(/^There is no pack “us-zz-nothing” in packs\/rules/u);
});
