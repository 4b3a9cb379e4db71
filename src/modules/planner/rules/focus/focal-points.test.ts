import fc from "fast-check";
import { expect, test } from "vitest";
import type { Rating } from "./assessment.ts";
import { focalPointCount, pinFocalPoint, proposeFocalPoints, swapFocalPoint } from "./focal-points.ts";
import type { FocusEvidence } from "./focus-evidence.ts";
import { rankTopics } from "./rank-topics.ts";

const topics = [
  { id: "ai", name: "AI literacy" },
  { id: "law", name: "Law and policy" },
  { id: "money", name: "Money and grants" },
  { id: "reference", name: "Reference and research help" },
  { id: "technology", name: "Technology and making" },
];
const today = "2026-11-22";
const nothing: FocusEvidence = { today, topics, ratings: [], requests: [], rising: [], needs: [] };

const teens: FocusEvidence = {
  ...nothing,
  ratings: [
    { heading: "Servers", rating: 1, topics: new Map([["technology", 0.6]]) },
    {
      heading: "Ethics",
      rating: 2,
      topics: new Map([
        ["law", 0.7],
        ["ai", 0.3],
      ]),
    },
    { heading: "Budgets", rating: 4, topics: new Map([["money", 1]]) },
    { heading: "Databases", rating: 0, topics: new Map([["reference", 1]]) },
  ],
  requests: [
    { topic: "technology", on: "2026-11-20" },
    { topic: "technology", on: "2026-10-01" },
    { topic: "technology", on: "2025-01-01" },
  ],
  branch: { name: "Eastside", counts: new Map([["ai", 4]]) },
  role: { name: "Teen services", topics: ["technology", "reference", "ai"] },
  rising: [{ topic: "ai", growth: 1.2, because: "27 offerings now, 9 a year before" }],
  needs: [
    {
      credential: "Public librarian certificate",
      requirement: "Technology",
      topics: ["technology"],
      short: "2 contact hours",
      dueWords: "Jun 30, 2027",
    },
  ],
};

test("topics are ranked by what speaks for them, and each reason is a sentence", () => {
  const ranked = rankTopics(teens);

  expect(ranked.map(({ id, score, reasons }) => ({ id, score, reasons }))).toEqual([
    {
      id: "technology",
      score: 0.58,
      reasons: [
        "You said that “Servers” is new to you.",
        "Public librarian certificate still asks for 2 contact hours of “Technology” by Jun 30, 2027.",
        "You were asked for it 2 times within a year, last on Nov 20, 2026.",
        "It belongs to your work: teen services.",
      ],
    },
    {
      id: "ai",
      score: 0.295357,
      reasons: [
        "It belongs to your work: teen services.",
        "Its share of everything rises by 120%: 27 offerings now, 9 a year before.",
        "You said that you are getting there with “Ethics”.",
        "Eastside was asked for it 4 times in the last half-year.",
      ],
    },
    { id: "law", score: 0.1225, reasons: ["You said that you are getting there with “Ethics”."] },
    { id: "reference", score: 0.1, reasons: ["It belongs to your work: teen services."] },
    { id: "money", score: 0, reasons: [] },
  ]);
});

test("three are proposed, with weights that are a hundred together and topics that serve them too", () => {
  const points = proposeFocalPoints(rankTopics(teens), teens.ratings, { pinned: [], passedOver: [] });

  expect(points?.map(({ id, isPinned, kin, weight }) => ({ id, isPinned, kin, weight }))).toEqual([
    { id: "technology", isPinned: false, kin: {}, weight: 43 },
    { id: "ai", isPinned: false, kin: { law: 0.11 }, weight: 32 },
    { id: "law", isPinned: false, kin: { ai: 0.11 }, weight: 25 },
  ]);
});

test("what is pinned stays, what was passed over does not come back, and three are needed", () => {
  const ranked = rankTopics(teens);
  const wishes = { pinned: ["money"], passedOver: ["technology"] };

  expect(proposeFocalPoints(ranked, [], wishes)?.map(({ id, isPinned }) => [id, isPinned])).toEqual([
    ["money", true],
    ["ai", false],
    ["law", false],
  ]);
  expect(proposeFocalPoints(rankTopics(nothing), [], { pinned: [], passedOver: [] })).toBeUndefined();
  expect(proposeFocalPoints(ranked, [], { pinned: [], passedOver: ["technology", "ai"] })).toBeUndefined();
});

test("one is swapped for another, and one is pinned", () => {
  const ranked = rankTopics(teens);
  const points = proposeFocalPoints(ranked, [], { pinned: ["law"], passedOver: [] }) ?? [];
  const ids = (all: typeof points) => all.map(({ id, isPinned }) => [id, isPinned]);

  const swapped = swapFocalPoint(points, ranked, [], { away: "ai", instead: "money" });

  expect(ids(swapped)).toEqual([
    ["law", true],
    ["technology", false],
    ["money", false],
  ]);
  expect(swapped[2]?.reasons).toEqual(["You chose it yourself."]);
  expect(swapFocalPoint(points, ranked, [], { away: "ai", instead: "law" })).toEqual(points);
  expect(swapFocalPoint(points, ranked, [], { away: "ai", instead: "gardening" })).toEqual(points);
  expect(ids(pinFocalPoint(points, "technology", true))[1]).toEqual(["technology", true]);
});

test("a topic counts by how much it rises, whole once it has doubled or is new, and says so", () => {
  const because = "27 offerings now, 9 a year before";
  const said = (growth: number | undefined) => {
    const [first] = rankTopics({ ...nothing, rising: [{ topic: "ai", growth, because }] });
    return [first?.parts.rising, first?.reasons];
  };

  expect(said(0.384)).toEqual([0.384, [`Its share of everything rises by 38%: ${because}.`]]);
  expect(said(2)).toEqual([1, [`Its share of everything rises by 200%: ${because}.`]]);
  expect(said(undefined)).toEqual([1, [`It is new: ${because}.`]]);
  expect(rankTopics(nothing)[0]?.parts.rising).toBe(0);
});

const id = fc.constantFrom(...topics.map((each) => each.id));
const anyEvidence: fc.Arbitrary<FocusEvidence> = fc.record({
  today: fc.constant(today),
  topics: fc.constant(topics),
  ratings: fc.array(
    fc.record({
      heading: fc.string({ minLength: 1, maxLength: 5 }),
      rating: fc.constantFrom<Rating>(0, 1, 2, 3, 4),
      topics: fc
        .dictionary(id, fc.constantFrom(0.3, 0.6, 0.7, 1))
        .map((each) => new Map(Object.entries(each))),
    }),
    { maxLength: 5 },
  ),
  requests: fc.array(fc.record({ topic: id, on: fc.constantFrom("2026-11-01", "2026-07-01", "2024-01-01") })),
  branch: fc.option(
    fc.record({
      name: fc.constant("Eastside"),
      counts: fc.dictionary(id, fc.integer({ min: 1, max: 99 })).map((each) => new Map(Object.entries(each))),
    }),
    { nil: undefined },
  ),
  role: fc.option(fc.record({ name: fc.constant("Teen services"), topics: fc.array(id) }), {
    nil: undefined,
  }),
  needs: fc.array(
    fc.record({
      credential: fc.constant("Certificate"),
      requirement: fc.constant("Technology"),
      topics: fc.array(id),
      short: fc.constant("2 hours"),
      dueWords: fc.constant("Jun 30, 2027"),
    }),
    { maxLength: 2 },
  ),
  rising: fc.uniqueArray(
    fc.record({
      topic: id,
      growth: fc.option(fc.constantFrom(0.05, 0.5, 3), { nil: undefined }),
      because: fc.constant("27 offerings now, 9 a year before"),
    }),
    { selector: ({ topic }) => topic },
  ),
});
const sample = { numRuns: 150, seed: 20_261_122 };
const placeOf = (evidence: FocusEvidence, topic: string) =>
  rankTopics(evidence).findIndex((each) => each.id === topic);

test("the order in which evidence is told never matters", () => {
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      const turned: FocusEvidence = {
        ...evidence,
        topics: evidence.topics.toReversed(),
        ratings: evidence.ratings.toReversed(),
        requests: evidence.requests.toReversed(),
        rising: evidence.rising.toReversed(),
      };

      expect(rankTopics(turned)).toEqual(rankTopics(evidence));
    }),
    sample,
  );
});

test("one more request for a topic never puts it further down, nor does knowing less of it", () => {
  fc.assert(
    fc.property(anyEvidence, id, (evidence, topic) => {
      const asked = { ...evidence, requests: [...evidence.requests, { topic, on: today }] };
      const weaker = {
        ...evidence,
        ratings: [
          ...evidence.ratings,
          { heading: "More", rating: 1 as const, topics: new Map([[topic, 1]]) },
        ],
      };

      expect(placeOf(asked, topic)).toBeLessThanOrEqual(placeOf(evidence, topic));
      expect(placeOf(weaker, topic)).toBeLessThanOrEqual(placeOf(evidence, topic));
    }),
    sample,
  );
});

test("what speaks for a topic is told, scores are shares, and three focal points share a hundred", () => {
  fc.assert(
    fc.property(anyEvidence, fc.array(id), fc.array(id), (evidence, pinned, passedOver) => {
      const ranked = rankTopics(evidence);
      const points = proposeFocalPoints(ranked, evidence.ratings, { pinned, passedOver });

      expect(ranked.filter(({ score, reasons }) => score > 0 !== reasons.length > 0)).toEqual([]);
      expect(ranked.filter(({ score }) => !(score >= 0 && score <= 1))).toEqual([]);
      if (points === undefined) return;
      expect(new Set(points.map((each) => each.id)).size).toBe(focalPointCount);
      expect(points.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
      expect(points.filter(({ weight, reasons }) => weight < 19 || reasons.length === 0)).toEqual([]);
    }),
    sample,
  );
});
