import { holdClock } from "#platform/time";
import { expect, test } from "vitest";
import { isId, newId } from "./index.ts";

test("ids made in one process sort in the order they were made, also within a millisecond", () => {
  const clock = holdClock("2026-12-03T19:00:00Z");

  const ids = Array.from({ length: 10_000 }, newId);

  clock.release();
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(10_000);
});

test("an id says when it was made, and that it is a UUID of version 7", () => {
  const clock = holdClock("2030-01-02T03:04:05Z");

  const id = newId();

  clock.release();
  expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.parse("2030-01-02T03:04:05Z"));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("the clock set back does not make ids go back", () => {
  const later = holdClock("2031-01-02T03:04:05Z");
  const first = newId();
  const earlier = holdClock("2029-01-02T03:04:05Z");

  const second = newId();

  later.release();
  earlier.release();
  expect(second > first).toBe(true);
});

test("a text that cannot be an id is told from one that can", () => {
  expect(isId(newId())).toBe(true);
  expect(["", "1", "0190-x", `${newId()} `, newId().toUpperCase()].map(isId)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
