import { expect, test } from "vitest";
import { anything } from "../finding/find-query.ts";
import { keptQuestion, questionOf } from "./saved-search.ts";

test("a question that is kept is the same when it is asked again, on its first page", () => {
  const question = {
    ...anything,
    text: "ya & teens, 100%",
    isFree: true,
    maxCents: 2550,
    near: "Albany, NY",
    withinMiles: 40,
    days: ["mon", "thu"] as const,
    afterMinute: 780,
    topics: ["a, b", "c"],
    languages: ["es"],
    includesPast: true,
    order: "soonest" as const,
  };

  expect(questionOf(keptQuestion({ ...question, page: 7 }))).toEqual(question);
  expect(questionOf(keptQuestion(anything))).toEqual(anything);
});
