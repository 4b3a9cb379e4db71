import { expect, test } from "vitest";
import { InvalidInput } from "#platform/errors";
import type { addUp, breakDown, refuse, workForEver, workUntilStopped } from "./thread-examples.ts";
import { ThreadEnded, threadModule, Threads } from "#platform/threads";

const module = threadModule(import.meta.url, "./thread-examples");

test("a function runs in a thread, tells its progress, and gives its result", async () => {
  const progress: number[] = [];

  const sum = await new Threads(1).run<typeof addUp>({
    module,
    work: "addUp",
    input: [1, 2, 3],
    onProgress: (step) => void progress.push(step),
  });

  expect(sum).toBe(6);
  expect(progress).toEqual([1, 3, 6]);
});

test("work that is asked to stop gives what it has", async () => {
  const stop = new AbortController();

  const ended = await new Threads(1).run<typeof workUntilStopped>({
    module,
    work: "workUntilStopped",
    input: null,
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });

  expect(ended).toBe("stopped");
});

test("work that does not listen is ended after its grace", async () => {
  const stop = new AbortController();

  const ending = new Threads(1).run<typeof workForEver>({
    module,
    work: "workForEver",
    input: null,
    signal: stop.signal,
    graceMilliseconds: 50,
    onProgress: () => stop.abort(),
  });

  await expect(ending).rejects.toBeInstanceOf(ThreadEnded);
});

test("errors come back in their own type and words", async () => {
  const threads = new Threads(2);

  const refused = threads.run<typeof refuse>({ module, work: "refuse", input: "title" });
  const broken = threads.run<typeof breakDown>({ module, work: "breakDown", input: null as never });

  await Promise.all([
    expect(refused).rejects.toEqual(new InvalidInput([{ where: "title", message: "Write something else." }])),
    expect(broken).rejects.toThrow("It broke."),
  ]);
});

test("a function that is not there is named", async () => {
  await expect(new Threads(1).run({ module, work: "nothing", input: null as never })).rejects.toThrow(
    /has no function “nothing”/,
  );
});

test("work over the most at once waits, and can leave while it waits", async () => {
  const threads = new Threads(1);
  const first = new AbortController();
  const second = new AbortController();
  const order: string[] = [];
  const begun = Promise.withResolvers<void>();
  const running = threads
    .run<typeof workUntilStopped>({
      module,
      work: "workUntilStopped",
      input: null,
      signal: first.signal,
      onProgress: () => begun.resolve(),
    })
    .then(() => order.push("first"));
  const leaving = threads.run<typeof addUp>({ module, work: "addUp", input: [], signal: second.signal });
  const waiting = threads
    .run<typeof addUp>({ module, work: "addUp", input: [4] })
    .then((sum) => order.push(`then ${sum}`));

  await begun.promise;
  second.abort(new Error("No longer wanted."));
  await expect(leaving).rejects.toThrow("No longer wanted.");
  expect(order).toEqual([]);
  first.abort();
  await Promise.all([running, waiting]);

  expect(order).toEqual(["first", "then 4"]);
});
