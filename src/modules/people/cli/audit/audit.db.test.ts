import { Command } from "commander";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { inTenants, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { exitCodeFor } from "#platform/terminal";
import { key, openRecordDesk, type RecordDesk } from "../../../../../tests/people/record-desk.ts";
import { writeAudit } from "../../actions/write-audit.ts";
import type { PeopleTables } from "../../tables.ts";
import { addAuditCommands } from "./audit.ts";

const id = newId();
let desk: RecordDesk;
let printed = "";

beforeAll(async () => {
  const open = await testDatabase();
  desk = await openRecordDesk(open);
  const db = withTables<PeopleTables>(open.db);
  await db.insertInto("tenants").values({ id, name: "Eastside", kind: "system" }).execute();
  for (const act of ["first", "second", "third"]) await writeAudit(db, id, "Carrel", { act, subject: "x" });
});
beforeEach(() => {
  printed = "";
});
afterAll(async () => desk.close());

/** Runs the command; its exit code. */
async function carrel(...words: readonly string[]): Promise<number> {
  const program = new Command().exitOverride();
  addAuditCommands(program, {
    open: async () => desk.program,
    configuration: () => ({ secret: key, publicUrl: "https://learn.example" }),
  });
  const output = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    await program.parseAsync(["audit", "verify", ...words], { from: "user" });
    return 0;
  } catch (error) {
    return exitCodeFor(error);
  } finally {
    output.mockRestore();
  }
}

test("a whole log is said to be whole, with the head to note, and exits with 0", async () => {
  expect(await carrel("--json", "--tenant", id)).toBe(0);

  const line = JSON.parse(printed) as { readonly head: string };
  expect(line).toEqual({ tenant: id, name: "Eastside", is: "whole", lines: 3, head: line.head });
  expect(await carrel("--tenant", id, "--noted", `3:${line.head}`)).toBe(0);
  expect(await carrel("--tenant", id, "--noted", `4:${line.head}`)).toBe(5);
});

test("what cannot be understood is refused with 2", async () => {
  expect(await carrel("--tenant", "Eastside")).toBe(2);
  expect(await carrel("--noted", `3:${"a".repeat(64)}`)).toBe(2);
  expect(await carrel("--tenant", id, "--noted", "3")).toBe(2);
});

test("a log that was touched names its first broken line, and exits with 5", async () => {
  await sql`alter table audit_log disable trigger user`.execute(desk.db);
  await inTenants(desk.db, "every tenant", async (tx) => {
    await tx
      .updateTable("audit_log")
      .set({ act: "other" })
      .where("tenant_id", "=", id)
      .where("sequence", "=", 2)
      .execute();
  });
  await sql`alter table audit_log enable trigger user`.execute(desk.db);

  expect(await carrel()).toBe(5);
  expect(printed).toMatch(/Eastside .* broken at line 2 .*Line 2 is not what was written/u);
  expect(await carrel("--json", "--tenant", id)).toBe(5);
  expect(JSON.parse(printed.trim().split("\n").at(-1) ?? "")).toMatchObject({ is: "broken", at: 2 });
});
