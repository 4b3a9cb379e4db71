import { expect, test } from "vitest";
import { harvestMessage } from "./harvest-message.ts";
import { isSuddenShrink } from "./shrinkage.ts";
import { isUpcoming } from "./upcoming.ts";

const now = "2026-12-03T12:00:00Z";

test("a source that loses more than half of many listings is suspicious, a small one is not", () => {
  expect(isSuddenShrink({ upcomingBefore: 40, upcomingNow: 19 })).toBe(true);
  expect(isSuddenShrink({ upcomingBefore: 40, upcomingNow: 20 })).toBe(false);
  expect(isSuddenShrink({ upcomingBefore: 40, upcomingNow: 0 })).toBe(true);
  expect(isSuddenShrink({ upcomingBefore: 7, upcomingNow: 0 })).toBe(false);
});

test("an all-day session is upcoming until its last day is over everywhere", () => {
  const days = {
    start: "2026-12-01",
    end: "2026-12-03",
    isAllDay: true,
    status: "scheduled",
    original: "",
  } as const;

  expect(isUpcoming({ sessions: [days] }, now)).toBe(true);
  expect(isUpcoming({ sessions: [days] }, "2026-12-04T09:00:00Z")).toBe(true);
  expect(isUpcoming({ sessions: [days] }, "2026-12-04T12:00:00Z")).toBe(false);
});

test("what has no session can always be taken", () => {
  expect(isUpcoming({ sessions: [] }, now)).toBe(true);
});

test("a harvest is told in one sentence", () => {
  expect(harvestMessage({ records: 0, added: 0, changed: 0, gone: 0, lost: 0 })).toBe(
    "The source answered and lists nothing at the moment.",
  );
  expect(harvestMessage({ records: 1, added: 0, changed: 0, gone: 0, lost: 0 })).toBe(
    "Read 1 listing: nothing new.",
  );
  expect(harvestMessage({ records: 1042, added: 3, changed: 1, gone: 2, lost: 1 })).toBe(
    "Read 1,042 listings: 3 new, 1 changed, 2 no longer listed; 1 could not be read.",
  );
});
