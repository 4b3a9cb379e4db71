import fc from "fast-check";
import { expect, test } from "vitest";
import { anyListing, listingOf, timedSession } from "../../../../../tests/catalog/listing-examples.ts";
import type { Listing } from "../listing.ts";
import { chooseFields } from "./choose-fields.ts";
import { isItsOwnOffering } from "./own-offering.ts";

const free = { amountCents: 0, currency: "USD" };
const reason = { field: "kind", value: "webinar", because: "title has “webinar”" } as const;
const morning = timedSession("2026-12-03T14:00:00Z");
const evening = timedSession("2026-12-03T23:00:00Z");
const oneDay = { start: "2026-12-03", isAllDay: true, status: "scheduled", original: "" } as const;

const parts: fc.Arbitrary<Partial<Listing>> = fc.record({
  sessions: fc.array(fc.constantFrom(morning, evening, oneDay), { maxLength: 3 }),
  ways: fc.array(fc.constantFrom("live-online" as const, "in-person" as const), { maxLength: 3 }),
  audiences: fc.array(fc.constantFrom("managers", "trustees"), { maxLength: 3 }),
  credit: fc.array(fc.constantFrom({ text: "1 CEU" }, { text: "2 CEUs" }), { maxLength: 2 }),
  reasons: fc.array(fc.constantFrom(reason, { ...reason, value: "chat" }), { maxLength: 3 }),
  warnings: fc.array(fc.constantFrom("no end", "no zone"), { maxLength: 3 }),
  cost: fc
    .array(fc.constantFrom(free, { ...free, amountCents: 4500 }, { ...free, label: "members" }), {
      maxLength: 3,
    })
    .map((tiers) => ({ known: true, isFree: false, currency: "USD", tiers })),
});

test("a listing said to be its own offering is just what merging it alone gives", () => {
  const said = new Set<boolean>();
  fc.assert(
    fc.property(anyListing, parts, (listing, more) => {
      const whole = { ...listing, ...more };
      const isOwn = isItsOwnOffering(whole);
      said.add(isOwn);

      const merged = chooseFields([{ id: "", sourceId: "", listing: whole }]).listing;
      expect(isOwn ? merged : whole).toEqual(whole);
    }),
    { numRuns: 3000, seed: 21 },
  );
  expect(said).toEqual(new Set([true, false]));
});

test("a series in its order, with one price, is its own offering; what is said twice or in another order is not", () => {
  const plain = listingOf("Weeding", {
    sessions: [morning, evening],
    reasons: [reason],
    cost: { known: true, isFree: false, currency: "USD", tiers: [free, { ...free, amountCents: 4500 }] },
  });

  expect(isItsOwnOffering(plain)).toBe(true);
  expect(isItsOwnOffering({ ...plain, sessions: [oneDay] })).toBe(true);
  expect(isItsOwnOffering({ ...plain, sessions: [evening, morning] })).toBe(false);
  expect(isItsOwnOffering({ ...plain, sessions: [morning, morning] })).toBe(false);
  expect(isItsOwnOffering({ ...plain, topics: ["ai", "ai"] })).toBe(false);
  expect(isItsOwnOffering({ ...plain, reasons: [reason, reason] })).toBe(false);
  expect(isItsOwnOffering({ ...plain, cost: { ...plain.cost, tiers: plain.cost.tiers.toReversed() } })).toBe(
    false,
  );
});
