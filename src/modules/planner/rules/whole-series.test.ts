import { expect, test } from "vitest";
import { madeListing, madeSession } from "../../../../tests/catalog/made-listing.ts";
import { wholeSeries } from "./whole-series.ts";

const paid = (text?: string) => ({
  known: true,
  isFree: false,
  fromCents: 16_500,
  currency: "USD",
  tiers: [],
  ...(text !== undefined && { text }),
});

const week = (place: number, text = "$165 for the series") => ({
  id: `week-${place}`,
  offering: madeListing({
    title: `Partnerships That Last: Week ${place} of 4`,
    provider: "Sample Region",
    cost: paid(text),
    sessions: [madeSession(`2027-01-${String(place * 7).padStart(2, "0")}T15:00:00Z`)],
  }),
});
const other = { id: "other", offering: madeListing({ title: "Weeding", cost: paid("$165") }) };

test("parts of a series that has one price are one offering, attended whole, where its first part stood", () => {
  const [before, whole, ...rest] = wholeSeries([other, week(2), week(1), week(4), week(3)]);

  expect([before, rest]).toEqual([other, []]);
  expect(whole).toEqual({
    id: "week-1",
    offering: {
      ...week(1).offering,
      title: "Partnerships That Last (4 weeks)",
      kind: "course",
      sessions: [1, 2, 3, 4].flatMap((place) => week(place).offering.sessions),
    },
  });
});

test("a series of which a part is missing is left out: nobody pays for the rest alone", () => {
  expect(wholeSeries([week(1), week(2), other, week(4)])).toEqual([other]);
});

test("parts that are paid one by one stay as they are", () => {
  const each = [1, 2, 3, 4].map((place) => week(place, "$165 each"));

  expect(wholeSeries(each)).toEqual(each);
});
