import { expect, test } from "vitest";
import { stoodInWisconsin } from "../../../../../tests/credit/wisconsin.ts";
import { openNeeds } from "./open-needs.ts";

test("a minimum on topics that is open is told with what is missing and when it is due", () => {
  const stood = stoodInWisconsin([]);
  const needs = openNeeds("standing" in stood ? [stood] : []);

  expect(
    needs.map(({ due, short, topics }) => ({ due, short, topics: topics.includes("technology") })),
  ).toEqual([{ due: "2029-02-28", short: "10 contact hours", topics: true }]);
});
