import { expect, test } from "vitest";
import { anything } from "../finding/find-query.ts";
import { keptQuestion, questionOf, saysMoreThan, suggestedName } from "./saved-search.ts";

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

test("a name is suggested, and a question is not said again under a name that says it", () => {
  const makerspace = { ...anything, text: "makerspace teens" };

  expect(suggestedName(makerspace, "“makerspace teens”, free")).toBe("Makerspace teens");
  expect(suggestedName(anything, "free, at most 60 minutes")).toBe("Free, at most 60 minutes");
  expect(saysMoreThan("Makerspace teens", "“makerspace teens”, free")).toBe("“makerspace teens”, free");
  expect(saysMoreThan("Makerspace teens", "“makerspace teens”")).toBe(undefined);
  expect(saysMoreThan("Free, at most 60 minutes", "free, at most 60 minutes")).toBe(undefined);
});
