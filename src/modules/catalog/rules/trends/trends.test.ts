import fc from "fast-check";
import { expect, test } from "vitest";
import { lastMonths, monthsBefore } from "./months.ts";
import { type TopicMonth, TopicMonthTally } from "./topic-month.ts";
import { type Trend, type TrendQuestion, trendsOf } from "./trends.ts";

const question: TrendQuestion = { thisMonth: "2026-11", over: 3, leastSources: 2 };

/** Ten providers with as many things each month, so many of each hundred about a topic. */
function steady(topic: string, { now, before }: { readonly now: number; readonly before: number }) {
  return Array.from({ length: 10 }, (_, source) =>
    lastMonths("2026-11", 24).flatMap((month) => {
      const count = month > "2025-11" ? now : before;
      return [
        { month, topic: "", source: `provider ${source}`, count: 100 },
        { month, topic, source: `provider ${source}`, count },
      ];
    }),
  ).flat();
}

function directions(trends: readonly Trend[]): Readonly<Record<string, string>> {
  return Object.fromEntries(trends.map(({ topic, direction }) => [topic, direction]));
}

test("a topic whose share grew everywhere rises by as much, and one that shrank fades", () => {
  const [rising] = trendsOf(steady("ai", { now: 14, before: 10 }), question);
  expect(rising).toMatchObject({ topic: "ai", direction: "rising", recent: 420, before: 300, sources: 10 });
  expect(rising?.change).toBeCloseTo(0.4, 1);
  const [fading] = trendsOf(steady("ai", { now: 10, before: 14 }), question);
  expect(fading).toMatchObject({ direction: "fading" });
  expect(fading?.change).toBeCloseTo(-0.29, 1);
  expect(trendsOf(steady("ai", { now: 10, before: 10 }), question)).toMatchObject([
    { direction: "steady", change: 0 },
  ]);
});

test("more of everything is no trend", () => {
  const more = steady("ai", { now: 10, before: 10 }).map((each) =>
    each.month > "2025-11" ? { ...each, count: each.count * 3 } : each,
  );
  expect(directions(trendsOf(more, question))).toEqual({ ai: "steady" });
});

test("what was not there a year before rises without a figure", () => {
  const [trend] = trendsOf(steady("ai", { now: 10, before: 0 }), question);
  expect(trend).toMatchObject({ direction: "rising", change: undefined, before: 0 });
});

test("one provider's burst neither lifts its topic nor pushes the others down", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.constantFrom("provider 3", "a newcomer"),
      fc.constantFrom("2026-09", "2026-11", "2025-10"),
      (count, source, month) => {
        const calm = [
          ...steady("ai", { now: 10, before: 10 }),
          ...steady("boards", { now: 8, before: 8 }).filter(({ topic }) => topic !== ""),
        ];
        const burst: readonly TopicMonth[] = ["", "ai"].map((topic) => ({ month, topic, source, count }));
        expect(directions(trendsOf([...calm, ...burst], question))).toEqual({
          ai: "steady",
          boards: "steady",
        });
      },
    ),
    { numRuns: 100 },
  );
});

test("a topic that too few speak of is left out, and so is everything without a year to set it against", () => {
  const alone = steady("ai", { now: 14, before: 10 }).filter(
    ({ topic, source }) => topic === "" || source === "provider 0",
  );
  expect(trendsOf(alone, question)).toEqual([]);
  expect(trendsOf(steady("ai", { now: 14, before: 10 }), { ...question, leastSources: 11 })).toEqual([]);
  const young = steady("ai", { now: 14, before: 10 }).filter(({ month }) => month > "2025-12");
  expect(trendsOf(young, question)).toEqual([]);
});

test("a few things more are chance", () => {
  const few = steady("ai", { now: 1, before: 1 }).map((each) =>
    each.topic === "ai" && each.source === "provider 1" && each.month === "2026-11"
      ? { ...each, count: 4 }
      : each,
  );
  expect(directions(trendsOf(few, question))).toEqual({ ai: "steady" });
});

test("a region and a kind of library are looked at by themselves; what is for any library counts for each", () => {
  const texas = steady("ai", { now: 14, before: 10 }).map((each) => ({ ...each, region: "TX" }));
  const ohio = steady("ai", { now: 10, before: 14 }).map((each) => ({
    ...each,
    region: "OH",
    source: `${each.source} of Ohio`,
    libraries: "school" as const,
  }));
  const both = [...texas, ...ohio];
  const direction = (more: Partial<TrendQuestion>) =>
    directions(trendsOf(both, { ...question, ...more }))["ai"];
  expect(direction({ region: "TX" })).toBe("rising");
  expect(direction({ region: "OH" })).toBe("fading");
  expect(direction({})).toBe("steady");
  expect(direction({ libraries: "public" })).toBe("rising");
  expect(direction({ libraries: "school" })).toBe("steady");
});

test("the order in which things are counted changes nothing", () => {
  const months = [
    ...steady("ai", { now: 14, before: 10 }),
    ...steady("boards", { now: 8, before: 11 }).filter(({ topic }) => topic !== ""),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(months, { minLength: months.length }), (shuffled) => {
      expect(trendsOf(shuffled, question)).toEqual(trendsOf(months, question));
    }),
    { numRuns: 20 },
  );
});

test("a picture has the share of each of the last 24 months", () => {
  const [trend] = trendsOf(steady("ai", { now: 14, before: 10 }), question);
  expect(trend?.shares).toEqual([
    ...Array.from({ length: 12 }, () => 0.1),
    ...Array.from({ length: 12 }, () => 0.14),
  ]);
});

test("a thing of two topics counts once among all, and twice named topics once", () => {
  const tally = new TopicMonthTally();
  tally.add({ month: "2026-11", source: "a" }, ["ai", "boards", "ai"]);
  tally.add({ month: "2026-11", source: "a" }, ["ai"]);
  expect(tally.months().map(({ topic, count }) => [topic, count])).toEqual([
    ["", 2],
    ["ai", 2],
    ["boards", 1],
  ]);
});

test("months go back over the turn of years", () => {
  expect(monthsBefore("2026-02", 3)).toBe("2025-11");
  expect(monthsBefore("2026-12", 12)).toBe("2025-12");
  expect(lastMonths("2026-01", 3)).toEqual(["2025-11", "2025-12", "2026-01"]);
});
