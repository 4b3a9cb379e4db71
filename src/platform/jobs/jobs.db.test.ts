import { sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { inTransaction, type OpenDatabase, recordQueries, withTables } from "#platform/db";
import { testDatabase, testInTransaction } from "#platform/db-testing";
import { Conflict, InvalidInput, NotFound, SourceFailure } from "#platform/errors";
import { newId } from "#platform/ids";
import { silentLog } from "#platform/log";
import {
  deadJobs,
  defineEvent,
  defineJob,
  dropDeadJob,
  enqueue,
  type Job,
  type JobHandler,
  jobProgress,
  onEvent,
  onJob,
  once,
  prepareQueue,
  publish,
  recentJobs,
  retryDeadJob,
  startWorkers,
  type Workers,
} from "./index.ts";
import type { JobTables } from "./tables.ts";

let workers: Workers | undefined;

afterEach(async () => {
  await workers?.stop();
  workers = undefined;
  const { db } = await testDatabase();
  await sql`delete from jobs.job_common`.execute(db);
  await sql`delete from job_progress`.execute(db);
});

const wordSchema = z.object({ word: z.string() });

function wordJob(name: string): Job<{ word: string }> {
  return defineJob({
    name: `test.${name}`,
    schema: wordSchema,
    firstRetrySeconds: 1,
    longestRetrySeconds: 1,
  });
}

async function start(...handlers: readonly JobHandler[]): Promise<void> {
  workers = await startWorkers(await testDatabase(), handlers, { log: silentLog, pollSeconds: 0.5 });
}

/** Resolves with what the handler was given, as often as it was. */
function collector<Item>(count: number): { add: (item: Item) => void; all: Promise<readonly Item[]> } {
  const items: Item[] = [];
  const { promise, resolve } = Promise.withResolvers<readonly Item[]>();
  return {
    add: (item) => {
      items.push(item);
      if (items.length === count) resolve(items);
    },
    all: promise,
  };
}

async function eventually<Value>(
  look: () => Promise<Value>,
  isThere: (value: Value) => boolean,
): Promise<Value> {
  for (;;) {
    const value = await look();
    if (isThere(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function waiting(name: string): Promise<readonly unknown[]> {
  const { db } = await testDatabase();
  const rows = await withTables<JobTables>(db)
    .selectFrom("jobs.job_common")
    .select("data")
    .where("name", "=", name)
    .where("state", "in", ["created", "retry"])
    .orderBy("id")
    .execute();
  return rows.map(({ data }) => data.payload);
}

test("an enqueued job runs once, soon after the commit, with what it was given", async () => {
  const { db } = await testDatabase();
  const job = wordJob("runs");
  const ran = collector<string>(1);
  await start(onJob(job, async ({ word }, { attempt }) => ran.add(`${word} ${attempt}`)));

  await inTransaction(db, (tx) => enqueue(tx, job, { word: "hello" }));

  expect(await ran.all).toEqual(["hello 1"]);
  await eventually(
    () => waiting(job.name),
    (rows) => rows.length === 0,
  );
});

test("a job of a transaction that is rolled back never runs", async () => {
  const { db } = await testDatabase();
  const job = wordJob("rolled-back");
  const ran = collector<string>(1);
  await start(onJob(job, async ({ word }) => ran.add(word)));

  await inTransaction(db, async (tx) => {
    await enqueue(tx, job, { word: "never" });
    throw new Error("stopped");
  }).catch(() => undefined);
  await enqueue(db, job, { word: "second" });

  expect(await ran.all).toEqual(["second"]);
});

test("while one with the same key waits, another is not added", () =>
  testInTransaction(async (db) => {
    const job = wordJob("keyed");

    const first = await enqueue(db, job, { word: "a" }, { key: "source-1" });
    const same = await enqueue(db, job, { word: "a" }, { key: "source-1" });
    const other = await enqueue(db, job, { word: "b" }, { key: "source-2" });
    const unkeyed = [await enqueue(db, job, { word: "c" }), await enqueue(db, job, { word: "c" })];

    expect([first, same, other, ...unkeyed].map((id) => id !== undefined)).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
  }));

test("enqueuing is one statement", () =>
  testInTransaction(async (db) => {
    const { queries } = await recordQueries(() => enqueue(db, wordJob("one"), { word: "a" }));

    expect(queries.length).toBe(1);
  }));

test("a job for later is left alone until then", async () => {
  const { db } = await testDatabase();
  const job = wordJob("later");
  const ran = collector<string>(1);
  await start(onJob(job, async ({ word }) => ran.add(word)));

  await enqueue(db, job, { word: "later" }, { runAt: "2200-01-01T00:00:00Z" });
  await enqueue(db, job, { word: "now" });

  expect(await ran.all).toEqual(["now"]);
  expect(await waiting(job.name)).toEqual([{ word: "later" }]);
});

test("many jobs of one transaction run one after the other without a pause between them", async () => {
  const { db } = await testDatabase();
  const job = wordJob("many");
  const ran = collector<string>(40);
  workers = await startWorkers(await testDatabase(), [onJob(job, async ({ word }) => ran.add(word))], {
    log: silentLog,
    pollSeconds: 600,
  });

  await inTransaction(db, async (tx) => {
    for (let word = 0; word < 40; word += 1) await enqueue(tx, job, { word: String(word) });
  });

  expect((await ran.all).length).toBe(40);
});

test("workers of many kinds rest, and one question for all of them finds what another process enqueued", async () => {
  const open = await testDatabase();
  let questions = 0;
  const counted: OpenDatabase = {
    ...open,
    runSql: async (text, values) => {
      questions += 1;
      return open.runSql(text, values);
    },
  };
  const ran = collector<string>(1);
  const kinds = Array.from({ length: 20 }, (_, place) => wordJob(`rests-${place}`));
  const handlers = kinds.map((job) => onJob(job, async ({ word }) => ran.add(word)));
  workers = await startWorkers(counted, handlers, { log: silentLog, pollSeconds: 0.5 });
  const [job = wordJob("none")] = kinds;
  // Each worker has looked once by then.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  questions = 0;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const whileNothingWaited = questions;

  await enqueue(open.db, job, { word: "made due" }, { runAt: "2200-01-01T00:00:00Z" });
  // As another process would: nobody here is woken by it.
  await sql`update jobs.job_common set start_after = now() where name = ${job.name}`.execute(open.db);

  expect(await ran.all).toEqual(["made due"]);
  expect(whileNothingWaited).toBeLessThan(kinds.length);
});

test("no more jobs of a kind run at once than it allows, and all of those do", async () => {
  const { db } = await testDatabase();
  const job = { ...wordJob("at-once"), atOnce: 3 };
  const ran = collector<number>(6);
  let running = 0;
  await start(
    onJob(job, async () => {
      running += 1;
      const most = running;
      await new Promise((resolve) => setTimeout(resolve, 300));
      ran.add(most);
      running -= 1;
    }),
  );

  await inTransaction(db, async (tx) => {
    for (let word = 0; word < 6; word += 1) await enqueue(tx, job, { word: String(word) });
  });

  expect(Math.max(...(await ran.all))).toBe(3);
});

test("a job that runs alone does so across all workers", async () => {
  const { db } = await testDatabase();
  const job = { ...wordJob("alone"), runsAlone: true };
  const ran = collector<number>(3);
  let running = 0;
  const handler = onJob(job, async () => {
    running += 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
    ran.add(running);
    running -= 1;
  });
  await start(handler);
  const others = await startWorkers(await testDatabase(), [handler], { log: silentLog, pollSeconds: 0.5 });

  await inTransaction(db, async (tx) => {
    for (let word = 0; word < 3; word += 1) await enqueue(tx, job, { word: String(word) });
  });

  const atOnce = await ran.all;
  await others.stop();
  expect(atOnce).toEqual([1, 1, 1]);
});

test("of jobs that are alone by a value, two with the same wait for each other and others do not", async () => {
  const { db } = await testDatabase();
  const job = { ...wordJob("alone-by"), atOnce: 4 };
  const ran = collector<string>(4);
  const running: string[] = [];
  const handler = onJob(job, async ({ word }) => {
    running.push(word);
    await new Promise((resolve) => setTimeout(resolve, 300));
    ran.add(running.toSorted().join(" "));
    running.splice(running.indexOf(word), 1);
  });

  await inTransaction(db, async (tx) => {
    for (const word of ["a1", "a2", "b1", "b2"])
      await enqueue(tx, job, { word }, { aloneBy: word.slice(0, 1) });
  });
  await start(handler);

  const together = await ran.all;
  expect(together.every((words) => /^(?:a\d ?)?(?:b\d)?$/u.test(words))).toBe(true);
  expect(together.some((words) => words.includes("a") && words.includes("b"))).toBe(true);
});

test("someone else's failure is tried again, and what succeeds then is done", async () => {
  const { db } = await testDatabase();
  const job = wordJob("retried");
  const ran = collector<number>(2);
  await start(
    onJob(job, async (_payload, { attempt }) => {
      ran.add(attempt);
      if (attempt === 1) throw new SourceFailure("The feed did not answer.");
    }),
  );

  await enqueue(db, job, { word: "a" });

  expect(await ran.all).toEqual([1, 2]);
  expect(await deadJobs(db)).toEqual([]);
});

test("what was sent wrong is not tried again: it is listed with its reason, and can be retried or dropped", async () => {
  const { db } = await testDatabase();
  const job = wordJob("wrong");
  const ran = collector<string>(2);
  await start(
    onJob(job, async ({ word }) => {
      ran.add(word);
      throw new InvalidInput("The calendar is empty.");
    }),
  );
  await enqueue(db, job, { word: "a" });

  const [dead] = await eventually(
    () => deadJobs(db),
    (jobs) => jobs.length === 1,
  );
  expect(dead).toMatchObject({
    jobName: "test.wrong",
    payload: { word: "a" },
    reason: "The calendar is empty.",
  });
  await retryDeadJob(db, dead?.id ?? "");
  expect(await ran.all).toEqual(["a", "a"]);

  const [again] = await eventually(
    () => deadJobs(db),
    (jobs) => jobs.length === 1,
  );
  await dropDeadJob(db, again?.id ?? "");
  await dropDeadJob(db, again?.id ?? "");
  expect(await deadJobs(db)).toEqual([]);
  await expect(retryDeadJob(db, newId())).rejects.toThrow(new NotFound("There is no such failed job."));
});

test("a conflict is tried once more, a thing that is gone drops its job, and an old payload does not loop", async () => {
  const { db } = await testDatabase();
  const [conflicts, gone, old] = [wordJob("conflicts"), wordJob("gone"), wordJob("old")];
  const ran = collector<string>(3);
  await start(
    onJob(conflicts, async (_payload, { attempt }) => {
      ran.add(`conflict ${attempt}`);
      throw new Conflict("Changed under you.");
    }),
    onJob(gone, async () => {
      ran.add("gone");
      throw new NotFound("No such source.");
    }),
    onJob(old, async () => ran.add("never")),
  );

  await enqueue(db, { ...old, schema: z.unknown() }, { words: 1 });
  await enqueue(db, gone, { word: "a" });
  await enqueue(db, conflicts, { word: "a" });

  expect((await ran.all).toSorted()).toEqual(["conflict 1", "conflict 2", "gone"]);
  const dead = await eventually(
    () => deadJobs(db),
    (jobs) => jobs.length === 2,
  );
  expect(dead.map(({ jobName }) => jobName).toSorted()).toEqual(["test.conflicts", "test.old"]);
});

test("an event reaches each of its subscribers, with retries of their own", async () => {
  const { db } = await testDatabase();
  const changed = defineEvent({ name: "test.changed", schema: wordSchema });
  const ran = collector<string>(3);
  await start(
    onEvent(
      changed,
      { name: "index", firstRetrySeconds: 1, longestRetrySeconds: 1 },
      async ({ word }, { attempt }) => {
        ran.add(`index ${word} ${attempt}`);
        if (attempt === 1) throw new SourceFailure("Not yet.");
      },
    ),
    onEvent(changed, { name: "digest" }, async ({ word }) => ran.add(`digest ${word}`)),
  );

  await inTransaction(db, (tx) => publish(tx, changed, { word: "a" }));

  expect((await ran.all).toSorted()).toEqual(["digest a", "index a 1", "index a 2"]);
});

test("an event that nobody listens to any more is forgotten", async () => {
  const { db } = await testDatabase();
  const changed = defineEvent({ name: "test.unheard", schema: wordSchema });
  await start(onEvent(changed, { name: "gone" }, async () => {}));
  await workers?.stop();
  await start();

  await publish(db, changed, { word: "a" });

  expect(await waiting("test.unheard.gone")).toEqual([]);
});

test("something is done once for a key, however often its job runs", () =>
  testInTransaction(async (db) => {
    const effect = { tenantId: newId(), job: "test.once", key: "letter-1" };
    let count = 0;

    const failed = once(db, effect, async () => {
      throw new Error("stopped");
    });
    await expect(failed).rejects.toThrow("stopped");
    const done = [
      await once(db, effect, async () => void (count += 1)),
      await once(db, effect, async () => void (count += 1)),
    ];

    expect([done, count]).toEqual([[true, false], 1]);
  }));

test("progress is there for its tenant alone, from waiting to done", async () => {
  const { db } = await testDatabase();
  const job = wordJob("watched");
  const tenantId = newId();
  const id = (await enqueue(db, job, { word: "a" }, { progressTenant: tenantId })) ?? "";
  const before = await jobProgress(db, tenantId, id);
  const stranger = await jobProgress(db, newId(), id);

  await start(onJob(job, async (_payload, { progress }) => progress(3, 3, "Three sources read.")));

  const after = await eventually(
    () => recentJobs(db, tenantId),
    ([first]) => first?.state === "done",
  );
  expect([before?.state, stranger]).toEqual(["waiting", undefined]);
  expect(after).toEqual([
    {
      jobId: id,
      jobName: "test.watched",
      state: "done",
      done: 3,
      total: 3,
      message: "Three sources read.",
      createdAt: before?.createdAt,
      updatedAt: after[0]?.updatedAt,
    },
  ]);
});

test("what a killed process had begun waits again once the embedded database is opened, unless it was tried enough", async () => {
  const open = await testDatabase();
  const { db } = open;
  const job = wordJob("killed");
  await enqueue(db, { ...job, heartbeatSeconds: 20 }, { word: "first try" });
  await enqueue(db, { ...job, retries: 0 }, { word: "last try" });
  await withTables<JobTables>(db).updateTable("jobs.job_common").set({ state: "active" }).execute();
  const beats = await sql`select heartbeat_seconds from jobs.job_common order by id`.execute(db);

  await prepareQueue(open);

  expect(beats.rows).toEqual([{ heartbeat_seconds: 20 }, { heartbeat_seconds: null }]);
  // On a server another process may well be at work on it: there its silence decides.
  expect(await waiting(job.name)).toEqual(open.kind === "pglite" ? [{ word: "first try" }] : []);
});

test("stopping waits for the job that runs", async () => {
  const { db } = await testDatabase();
  const job = wordJob("stopped");
  const begun = collector<string>(1);
  let isDone = false;
  await start(
    onJob(job, async ({ word }) => {
      begun.add(word);
      await new Promise((resolve) => setTimeout(resolve, 300));
      isDone = true;
    }),
  );
  await enqueue(db, job, { word: "a" });
  await begun.all;

  await workers?.stop();

  expect(isDone).toBe(true);
  expect(await waiting(job.name)).toEqual([]);
});

test("a job that is asked to end with the process goes back to the queue", async () => {
  const { db } = await testDatabase();
  const job = wordJob("interrupted");
  const begun = collector<string>(1);
  await start(
    onJob(job, async ({ word }, { signal }) => {
      begun.add(word);
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    }),
  );
  await enqueue(db, job, { word: "a" });
  await begun.all;
  await workers?.stop();
  expect(await waiting(job.name)).toEqual([{ word: "a" }]);
});

test("a schedule enqueues its job when it is due, and goes when the job no longer has one", async () => {
  const { db } = await testDatabase();
  const job = { ...wordJob("scheduled"), schedule: { at: "* * * * *", payload: { word: "tick" } } };
  const ran = collector<string>(1);
  await start(onJob(job, async ({ word }) => ran.add(word)));
  const scheduled = await sql`select name, key, cron, timezone from jobs.schedule`.execute(db);

  // What the queue does each minute, without waiting for the minute.
  await enqueue(db, defineJob({ name: "platform.due", schema: z.unknown() }), { name: job.name });

  expect(await ran.all).toEqual(["tick"]);
  expect(scheduled.rows).toEqual([
    { name: "platform.due", key: "test.scheduled", cron: "* * * * *", timezone: "UTC" },
  ]);
  await workers?.stop();
  await start();
  expect((await sql`select name from jobs.schedule`.execute(db)).rows).toEqual([]);
});
