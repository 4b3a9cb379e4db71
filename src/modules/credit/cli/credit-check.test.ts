import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, expect, test, vi } from "vitest";
import { exitCodeFor, explain } from "#platform/terminal";
import { addCreditCheckCommand } from "./credit-check.ts";

const root = join(import.meta.dirname, "../../../..");
const folder = mkdtempSync(join(tmpdir(), "carrel-credit-"));

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `carrel credit check` for a ledger as the program does, with what it writes and how it ends. */
async function check(ledger: unknown, ...args: readonly string[]) {
  const file = join(folder, "ledger.json");
  writeFileSync(file, typeof ledger === "string" ? ledger : JSON.stringify(ledger));
  let [status, stdout, stderr] = [0, "", ""];
  const writing = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const command = new Command("credit");
  addCreditCheckCommand(command, { packsFolder: join(root, "packs") });
  try {
    const given = ["check", "--ledger", file, "--as-of", "2026-11-01", ...args];
    await command.parseAsync(given, { from: "user" });
  } catch (error) {
    status = exitCodeFor(error);
    stderr = explain(error);
  } finally {
    writing.mockRestore();
  }
  return { status, stdout, stderr };
}

const subject = { issuedOn: "2022-07-15" };
const entries = [
  {
    id: "a",
    title: "Grant writing",
    on: "2026-03-10",
    minutes: 90,
    approvedBy: ["us-ny-public-librarian"],
  },
  { id: "b", title: "Too early", on: "2021-03-10", hours: 1 },
];

test("with --json it prints one documented object, amounts as text and what is not known as null", async () => {
  const { status, stdout } = await check(
    { subject, entries },
    "--pack",
    join(root, "packs/rules/us-ny-public-librarian.yaml"),
    "--json",
  );

  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    packId: "us-ny-public-librarian",
    asOf: "2026-11-01",
    cycle: { from: "2022-07-15", to: "2027-07-14" },
    state: "short",
    required: "60",
    counted: "1.5",
    short: "58.5",
    renewableFrom: null,
    entries: [
      {
        entryId: "b",
        minutes: "60",
        parts: [{ outcome: "not counted", minutes: "60", reason: { code: "outside the cycle" } }],
      },
      { entryId: "a", worth: "1.5", parts: [{ outcome: "counted", minutes: "90", units: "1.5" }] },
    ],
    explanation: { about: "standing", children: expect.any(Array) },
  });
});

test("without it, it tells the same as a tree of sentences", async () => {
  const { stdout } = await check({ subject, entries }, "--pack", "us-ny-public-librarian");

  expect(stdout.split("\n").slice(-5)).toEqual([
    "  Too early: Not in this cycle.",
    "    It was complete outside this cycle, which runs from Jul 15, 2022 to Jul 14, 2027.",
    "  Grant writing: Counts 1½ hours.",
    "    1½ hours count.",
    "",
  ]);
});

test("a rule that was last checked long ago, or was never read in full, warns before it is relied on", async () => {
  const later = await check(
    { subject, entries },
    "--pack",
    "us-ny-public-librarian",
    "--as-of",
    "2040-01-01",
  );
  const json = await check(
    { subject: { ...subject, role: "director" }, entries },
    "--pack",
    "us-oh-library-staff",
    "--json",
    "--as-of",
    "2040-01-01",
  );

  expect(later.stdout.split("\n")[0]).toMatch(
    /^This rule was last checked on .+ more than twelve months ago\./u,
  );
  expect((JSON.parse(json.stdout) as { warnings: string[] }).warnings).toEqual([
    expect.stringContaining("This rule is unverified"),
    expect.stringContaining("more than twelve months ago"),
  ]);
});

test("what is wrong with the ledger is told with its place", async () => {
  const wrong = { subject, entries: [{ ...entries[0], minutes: "many" }] };
  const unclear = { subject: {}, entries };

  expect(await check(wrong, "--pack", "us-ny-public-librarian")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("ledger, entries[0].minutes: Write a whole number from 0 to 60000."),
  });
  expect(await check(unclear, "--pack", "us-ny-public-librarian")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("ledger, subject.issuedOn: Say the day on the certificate"),
  });
  expect(await check("{", "--pack", "us-ny-public-librarian")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("ledger, line 1, column 2: This is not valid JSON."),
  });
});

test("a pack that is not there, and a day that does not exist, are refused", async () => {
  const noPack = await check({ subject, entries }, "--pack", "us-xx-nobody");
  const noDay = await check(
    { subject, entries },
    "--pack",
    "us-ny-public-librarian",
    "--as-of",
    "2026-02-30",
  );

  expect(noPack.stderr).toContain("There is no pack “us-xx-nobody” in packs/rules");
  expect(noDay).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("--as-of: Write a day as 2026-11-01."),
  });
});
