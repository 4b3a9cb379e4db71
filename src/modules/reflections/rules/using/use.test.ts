import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDate, parseDate } from "#platform/time";
import { askedAfterDays, countedTopics, dueUseQuestions, useAnswers } from "./use.ts";
import { toldTopics } from "./used-topics.ts";

const today = "2026-11-22";

test.each([
  [29, []],
  [30, [30]],
  [89, [30]],
  [90, [90]],
  [180, [90]],
  [181, []],
] as const)("after %i days the questions that wait are %j", (daysAgo, expected) => {
  expect(dueUseQuestions([attended(daysAgo)], [], today).map(({ afterDays }) => afterDays)).toEqual(expected);
});

test("an answer to the first question leaves the second, and what was put away is never asked about again", () => {
  const settled = (answer: "no" | "put away") => [{ entryId: "one", afterDays: 30, answer }] as const;

  expect(dueUseQuestions([attended(40)], settled("no"), today)).toEqual([]);
  expect(dueUseQuestions([attended(95)], settled("no"), today)).toHaveLength(1);
  expect(dueUseQuestions([attended(95)], settled("put away"), today)).toEqual([]);
});

test("whoever answers what they are asked, day by day, is asked each question at most once", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...useAnswers, "put away" as const)), (answers) => {
      const settled: Parameters<typeof dueUseQuestions>[1][number][] = [];
      const left = [...answers];
      for (let day = 0; day < 200; day += 1) {
        const on = formatDate((parseDate(today) ?? 0) + day);
        for (const { afterDays, id } of dueUseQuestions([attended(0)], settled, on)) {
          const answer = left.shift();
          if (answer !== undefined) settled.push({ entryId: id, afterDays, answer });
        }
      }
      const asked = settled.map(({ afterDays }) => afterDays);
      expect(asked).toEqual([...new Set(asked)]);
      expect(asked.length).toBeLessThanOrEqual(askedAfterDays.length);
      expect(settled.slice(0, -1).some(({ answer }) => answer === "put away")).toBe(false);
    }),
  );
});

test("what is counted is the last answer of each topic, and nothing of what was put away", () => {
  const found = countedTopics([
    { answer: "no", topics: ["law", "weeding"], answeredAt: "2026-09-01T00:00:00Z" },
    { answer: "partly", topics: ["law"], answeredAt: "2026-10-01T00:00:00Z" },
    { answer: "put away", topics: ["teens"], answeredAt: "2026-10-01T00:00:00Z" },
  ]);

  expect(found).toEqual([
    { topic: "law", wasUsed: true, answeredIn: "2026-10" },
    { topic: "weeding", wasUsed: false, answeredIn: "2026-09" },
  ]);
});

test("nothing is told of a topic that fewer than five answered of, and no number of any", () => {
  const told = toldTopics([
    { topic: "law", people: 4, used: 4 },
    { topic: "teens", people: 5, used: 2 },
    { topic: "weeding", people: 23, used: 20 },
  ]);

  expect(told).toEqual([
    { topic: "weeding", share: "Nearly everyone used it", people: "20 or more people" },
    { topic: "teens", share: "About half used it", people: "5 or more people" },
  ]);
});

function attended(daysAgo: number) {
  const on = formatDate((parseDate(today) ?? 0) - daysAgo);
  return { id: "one", title: "Weeding well", on, topics: ["weeding"] };
}
