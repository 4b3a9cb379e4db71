import { expect, test } from "vitest";
import { agoText } from "./ago.ts";
import { sourceHealth, type SourceState } from "./source-health.ts";

const now = "2026-11-21T12:00:00Z";
const works: SourceState = {
  format: "calendar",
  status: "active",
  isSample: false,
  listingCount: 42,
  consecutiveFailures: 0,
  lastSuccessAt: "2026-11-21T09:00:00Z",
  lastError: null,
};

test.for([
  [{}, "Works: Read 3 hours ago: 42 listings."],
  [{ listingCount: 0 }, "Works, empty: Read 3 hours ago: it lists nothing at the moment."],
  [{ status: "unverified", lastSuccessAt: null }, "Not read yet: Its first reading is still to come."],
  [{ status: "paused" }, "Paused: It is not read until someone resumes it."],
  [
    { consecutiveFailures: 1, lastError: "The server did not answer." },
    "Trouble: Last read 3 hours ago; the last try failed. The server did not answer.",
  ],
  [{ isSample: true, status: "paused" }, "Sample: Made up, to show what Carrel does. Nothing is fetched."],
] as const)("the health of a source is said in words: %s", ([change, words]) => {
  const { label, sentence, needsPerson } = sourceHealth({ ...works, ...change }, now);

  expect(`${label}: ${sentence}`).toBe(words);
  expect(needsPerson).toBe(false);
});

test.for([
  [{ status: "held" }, "attention"],
  [{ consecutiveFailures: 3, lastError: "It is gone." }, "stop"],
  [{ consecutiveFailures: 1, lastSuccessAt: null, lastError: "It is gone." }, "attention"],
] as const)("a source that is held, was never read or keeps failing needs a person: %s", ([change, tone]) => {
  const health = sourceHealth({ ...works, ...change }, now);

  expect([health.needsPerson, health.tone]).toEqual([true, tone]);
});

test("time is told in the largest unit that fits, back and ahead", () => {
  expect(
    [
      "2026-11-21T12:00:00Z",
      "2026-11-21T11:59:00Z",
      "2026-11-18T12:00:00Z",
      "2026-11-21T13:59:59Z",
      "2026-11-21T12:00:10Z",
    ].map((instant) => agoText(instant, now)),
  ).toEqual(["just now", "1 minute ago", "3 days ago", "in 1 hour", "in a moment"]);
});
