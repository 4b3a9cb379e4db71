import { expect, test } from "vitest";
import { onDay } from "./on-day.ts";

test("an evening in America is of its own day, not of the next one in Greenwich", () => {
  const evening = "2026-12-23T02:30:00Z";

  expect(onDay(evening, "America/Chicago")).toBe("Dec 22, 2026");
  expect(onDay(evening, "UTC")).toBe("Dec 23, 2026");
});
