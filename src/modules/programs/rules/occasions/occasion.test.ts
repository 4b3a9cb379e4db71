import { expect, test } from "vitest";
import { type Occasion, median, resultsOf, resultsWords } from "./occasion.ts";

const today = "2026-11-22";
const held = (heldOn: string, attendance?: number, cents?: number): Occasion => ({
  id: heldOn,
  heldOn,
  attendance,
  cents,
  differently: "",
});

test("sixty-four came and it cost forty dollars: sixty-three cents a head", () => {
  const results = resultsOf([held("2026-10-03", 64, 40_00)], today);

  expect(results.centsPerHead).toBe(63);
  expect(resultsWords(results)).toEqual(["64 came", "$40", "$0.63 a head"]);
});

test("what is still to come counts for nothing but the next day", () => {
  const results = resultsOf([held("2026-10-03", 20), held("2026-12-01"), held("2026-12-08")], today);

  expect(results).toMatchObject({
    times: 1,
    lastOn: "2026-10-03",
    nextOn: "2026-12-01",
    typicalAttendance: 20,
  });
});

test("a time whose cost is not known does not make the others cheaper", () => {
  expect(resultsOf([held("2026-10-03", 10, 10_00), held("2026-10-10", 90)], today).centsPerHead).toBe(100);
});

test("a weekday is told only when most of at least three times are on it", () => {
  const tuesdays = ["2026-11-03", "2026-11-10", "2026-11-17"].map((day) => held(day));

  expect(resultsOf(tuesdays, today).weekday).toBe(2);
  expect(resultsOf(tuesdays.slice(1), today).weekday).toBeUndefined();
  expect(
    resultsOf([...tuesdays, held("2026-11-04"), held("2026-11-05"), held("2026-11-06")], today).weekday,
  ).toBeUndefined();
});

test("the middle of nothing is nothing, and of two their mean", () => {
  expect([median([]), median([7]), median([1, 4]), median([9, 1, 5])]).toEqual([undefined, 7, 3, 5]);
});
