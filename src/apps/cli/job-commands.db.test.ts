import { Command } from "commander";
import { sql } from "kysely";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Db } from "#platform/db";
import { testDatabase, testInTransaction } from "#platform/db-testing";
import { NotFound } from "#platform/errors";
import { defineJob, enqueue, prepareQueue } from "#platform/jobs";
import { addJobCommands } from "./job-commands.ts";

beforeAll(async () => prepareQueue(await testDatabase()));

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a command prints on standard output. */
async function printed(db: Db, ...words: readonly string[]): Promise<string> {
  let text = "";
  vi.spyOn(process.stdout, "write").mockImplementation((part) => {
    text += String(part);
    return true;
  });
  const program = new Command("carrel").exitOverride();
  addJobCommands(program, { open: async () => ({ db }) });
  await program.parseAsync(["node", "carrel", "jobs", ...words]);
  vi.restoreAllMocks();
  return text;
}

const letter = defineJob({ name: "test.letter", schema: z.object({ letter: z.number() }) });

/** As the queue leaves a job that has used up its tries. */
async function deadJob(db: Db): Promise<string> {
  const id = (await enqueue(db, letter, { letter: 7 })) ?? "";
  await sql`
    update jobs.job_common
    set name = 'dead', source_name = name, source_created_on = '2026-11-20T10:00:00Z',
      source_output = '{"reason": "The mail server did not answer."}', created_on = '2026-11-20T11:00:00Z'
    where id = ${id}`.execute(db);
  return id;
}

test("failed work is listed with its reason, put back, and dropped", () =>
  testInTransaction(async (db) => {
    expect(await printed(db)).toBe("Nothing has failed for good.\n");
    const [first, second] = [await deadJob(db), await deadJob(db)];

    const lines = (await printed(db, "list", "--json")).trim().split("\n");
    const table = await printed(db);
    const retried = await printed(db, "retry", first);
    const dropped = await printed(db, "drop", second);

    expect(lines.map((line): unknown => JSON.parse(line))).toContainEqual({
      id: first,
      jobName: "test.letter",
      payload: { letter: 7 },
      reason: "The mail server did not answer.",
      enqueuedAt: "2026-11-20T10:00:00Z",
      failedAt: "2026-11-20T11:00:00Z",
    });
    expect(lines.length).toBe(2);
    expect(table).toContain("The mail server did not answer.");
    expect(retried).toBe("It is in its queue again, and done while the site runs.\n");
    expect(dropped).toBe("It is forgotten.\n");
    expect(await printed(db)).toBe("Nothing has failed for good.\n");
    const waiting = await sql`select data from jobs.job_common where name = 'test.letter'`.execute(db);
    expect(waiting.rows).toEqual([{ data: { payload: { letter: 7 } } }]);
  }));

test.for(["019aaaaa-0000-7000-8000-000000000000", "no id"])(
  "there is no failed work called %s to put back",
  (id) =>
    testInTransaction(async (db) => {
      await expect(printed(db, "retry", id)).rejects.toThrow(NotFound);
      expect(await printed(db, "drop", id)).toBe("It is forgotten.\n");
    }),
);
