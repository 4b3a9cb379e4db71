import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readFieldWords, topicsInWords } from "#modules/catalog";
import { readShippedFrameworks } from "../../queries/frameworks/shipped-frameworks.ts";
import { countsByMonth, lastMonths, notedTopics } from "./asked-topics.ts";
import {
  type Answers,
  answeredCount,
  askedOnPage,
  fieldOf,
  gapOf,
  keyOf,
  pageOf,
  pageToContinue,
  ratedGroups,
  sentAnswers,
} from "./assessment.ts";
import { frameworkSets, mostAsked, roleSet, rolesSchema } from "./role.ts";

const packs = join(import.meta.dirname, "../../../../../packs");
const words = readFieldWords(packs);
const topics = new Set(words.vocabulary.terms.topics.map(({ id }) => id));
const frameworks = readShippedFrameworks(packs, topics);
const { roles } = rolesSchema.parse(parse(readFileSync(join(packs, "roles/roles.yaml"), "utf8")));

test.each(roles)(
  "$id asks about ten to forty headings that are all known, and has topics that are",
  (role) => {
    const { asked } = roleSet(role, frameworks);
    const wanted = role.asks.flatMap(({ codes }) => codes ?? []);

    expect(asked.length).toBeGreaterThanOrEqual(10);
    expect(asked.length).toBeLessThanOrEqual(mostAsked);
    expect(new Set(asked.map(keyOf)).size).toBe(asked.length);
    expect(wanted.filter((code) => !asked.some((each) => each.code === code))).toEqual([]);
    expect(role.topics.filter((topic) => !topics.has(topic))).toEqual([]);
  },
);

test("every framework can be assessed, a long one part by part", () => {
  const sets = [...frameworks.values()].flatMap((each) => frameworkSets(each));

  expect(sets.filter(({ asked }) => asked.length === 0 || asked.length > mostAsked)).toEqual([]);
  expect(sets.map(({ id }) => id).filter((id) => id.includes("webjunction"))).toEqual([
    "framework:webjunction-2014#E",
    "framework:webjunction-2014#C",
    "framework:webjunction-2014#M",
    "framework:webjunction-2014#P",
    "framework:webjunction-2014#T",
  ]);
});

const asked = Array.from({ length: 23 }, (_, place) => ({
  framework: place < 20 ? "one" : "two",
  code: `${place + 1}`,
  heading: `Heading ${place + 1}`,
}));

test("pages hold ten, and going on begins where something is not answered", () => {
  const answers: Answers = Object.fromEntries(asked.slice(0, 12).map((each) => [keyOf(each), 3]));

  expect(pageOf(asked, 3)).toEqual({ page: 3, pages: 3, asked: asked.slice(2 * askedOnPage) });
  expect([pageOf(asked, 0).page, pageOf(asked, 99).page]).toEqual([1, 3]);
  expect(answeredCount(asked, answers)).toBe(12);
  expect([pageToContinue(asked, {}), pageToContinue(asked, answers)]).toEqual([1, 2]);
});

test("of what a form sends only ratings of asked headings are taken", () => {
  const sent: Record<string, string> = {
    "heading-0": "4",
    "heading-1": "0",
    "heading-2": "5",
    "heading-99": "1",
  };

  expect(sentAnswers(asked, (name) => sent[name] ?? "")).toEqual({ "one:1": 4, "one:2": 0 });
  expect(asked.slice(0, 2).map((each) => fieldOf(asked, each))).toEqual(["heading-0", "heading-1"]);
});

test("what one does well is no gap, nor is what is not part of one's work", () => {
  expect(([0, 1, 2, 3, 4] as const).map(gapOf)).toEqual([0, 1, 0.5, 0, 0]);
  expect(ratedGroups(asked, { "one:1": 1, "one:2": 4, "one:3": 0, "two:21": 0 })).toEqual([
    { framework: "one", mean: 2.5, rated: 2, gaps: 1 },
    { framework: "two", mean: 0, rated: 0, gaps: 0 },
  ]);
});

const topicsIn = (text: string) => topicsInWords(text, words);

test("what people ask for is noted as one would say it", () => {
  expect(notedTopics("research tools, makerspaces, a 1:1 program", topicsIn)).toEqual({
    topics: ["reference", "technology", "programming"],
    unknown: [],
  });
  expect(notedTopics("résumé help and story time", topicsIn)).toEqual({
    topics: ["workforce", "childrens-services"],
    unknown: [],
  });
  expect(notedTopics("Dewey, a good sandwich", topicsIn)).toEqual({
    topics: ["cataloguing"],
    unknown: ["a good sandwich"],
  });
});

test("notes are counted by topic and month", () => {
  const notes = [
    { on: "2026-11-02", topics: ["ai", "law"] },
    { on: "2026-11-20", topics: ["ai"] },
    { on: "2026-09-30", topics: ["law"] },
    { on: "2025-11-20", topics: ["money"] },
  ];

  expect(countsByMonth(notes, { count: 3, today: "2026-11-22" })).toEqual({
    months: ["2026-09", "2026-10", "2026-11"],
    topics: [
      { topic: "ai", counts: [0, 0, 2], total: 2 },
      { topic: "law", counts: [1, 0, 1], total: 2 },
    ],
  });
  expect(lastMonths("2026-02-01", 4)).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
});
