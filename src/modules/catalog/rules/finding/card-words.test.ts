import { expect, test } from "vitest";
import { madeListing } from "../../../../../tests/catalog/made-listing.ts";
import { offeringSummary } from "./card-words.ts";
import type { FoundOffering } from "./found.ts";

function summaryOf(place: { name?: string; city?: string }, milesAway?: number): string {
  const offering = madeListing({ provider: "Prairie", kind: "workshop", ways: ["in-person"], place });
  const found: FoundOffering = {
    id: "1",
    offering,
    topicNames: [],
    listingCount: 1,
    isGone: false,
    updatedAt: "2026-11-24T00:00:00Z",
    session: undefined,
    moreSessions: 0,
    milesAway,
    reasons: [],
  };
  return offeringSummary(found).replace("Prairie · Workshop · in person · ", "");
}

test.each([
  [{ name: "Main Library", city: "Rochester" }, "Main Library, Rochester"],
  [{ name: "Rochester, NY", city: "Rochester" }, "Rochester, NY"],
  [
    { name: "Main Library, 115 South Ave, Rochester", city: "Rochester" },
    "Main Library, 115 South Ave, Rochester",
  ],
  [{ name: "Rochester Public Library", city: "Rochester" }, "Rochester Public Library, Rochester"],
  [{ city: "Rochester" }, "Rochester"],
])("a place says its town once: %o", (place, expected) => {
  expect(summaryOf(place)).toBe(expected);
});

test("a distance is told as the reasons tell it", () => {
  expect([0.3, 0.7, 12.4].map((miles) => summaryOf({ city: "Rochester" }, miles))).toEqual([
    "Rochester · under a mile away",
    "Rochester · 1 mile away",
    "Rochester · 12 miles away",
  ]);
});
