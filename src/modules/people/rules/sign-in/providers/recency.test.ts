import { expect, test } from "vitest";
import { isRecentProof } from "../session-life.ts";
import { provedSince } from "./recency.ts";

const now = "2026-11-22T12:00:00Z";

test("a proof is as old as the provider says, and never of the future", () => {
  expect(provedSince({ provedAt: "2026-11-22T09:00:00Z", askedAnewAt: undefined, now })).toBe(
    "2026-11-22T09:00:00Z",
  );
  expect(provedSince({ provedAt: "2026-11-22T12:01:00Z", askedAnewAt: undefined, now })).toBe(now);
});

test("who was to be asked anew and was not has proved nothing; clocks may differ by two minutes", () => {
  const askedAnewAt = "2026-11-22T11:58:00Z";

  expect(provedSince({ provedAt: "2026-11-22T11:55:59Z", askedAnewAt, now })).toBeUndefined();
  expect(provedSince({ provedAt: "2026-11-22T11:56:00Z", askedAnewAt, now })).toBe("2026-11-22T11:56:00Z");
});

test("a provider that does not say is believed only when it was told to ask anew", () => {
  const silent = { provedAt: undefined, now };
  const plain = provedSince({ ...silent, askedAnewAt: undefined });

  expect(provedSince({ ...silent, askedAnewAt: now })).toBe(now);
  expect(isRecentProof(plain ?? now, now)).toBe(false);
});
