import { expect, test } from "vitest";
import { sampleReflections } from "./sample-reflections.ts";
import { sampleTrailPosts, sampleTrip, sampleTripPosts } from "./sample-together.ts";
import { writtenAt } from "./written-at.ts";

test("what is made up was written on other days, in working hours, and after the trip it tells of", () => {
  const made = [...sampleReflections, ...sampleTripPosts, ...sampleTrailPosts];
  const instants = made.map(({ daysAgo }) => writtenAt("2026-11-22", daysAgo));

  expect(writtenAt("2026-11-22", 3)).toBe("2026-11-19T16:51:00Z");
  expect(new Set(instants.map((instant) => instant.slice(0, 10))).size).toBeGreaterThan(made.length / 2);
  expect(instants.filter((instant) => instant >= "2026-11-22")).toEqual([]);
  expect(sampleTripPosts.filter(({ daysAgo }) => daysAgo > sampleTrip.endedDaysAgo)).toEqual([]);
});
