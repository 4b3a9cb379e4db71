import { join } from "node:path";
import { expect, test } from "vitest";
import { readFieldWords } from "#modules/catalog";
import { readShippedFrameworks } from "../../queries/frameworks/shipped-frameworks.ts";
import { topicsOfHeading } from "./crosswalk.ts";
import type { Framework, Frameworks } from "./framework.ts";
import { leavesOf } from "./framework.ts";

const made = (id: string, more: Partial<Framework>): Framework => ({
  id,
  name: id,
  publisher: "Somebody",
  version: "1",
  licence: "free",
  checkedOn: "2026-11-22",
  status: "unverified",
  competencies: [],
  crosswalk: [],
  ...more,
});
const top = { code: "1", heading: "Desk", level: 1 };
const below = { code: "1.1", heading: "Telephone", level: 2, parent: "1" };
const lone = { code: "2", heading: "Other", level: 1 };

const known = (...all: readonly Framework[]): Frameworks => new Map(all.map((each) => [each.id, each]));

test("a heading has the topics of its edges, each by its strongest one", () => {
  const one = made("one", {
    competencies: [top],
    crosswalk: [
      { from: "1", relation: "related", topic: "safety" },
      { from: "1", relation: "exact", topic: "customer-service" },
      { from: "1", relation: "narrower", topic: "safety" },
    ],
  });

  expect(topicsOfHeading(known(one), { framework: "one", code: "1" })).toEqual(
    new Map([
      ["safety", 0.7],
      ["customer-service", 1],
    ]),
  );
});

test("a heading without edges has those of the heading above it", () => {
  const one = made("one", {
    competencies: [top, below],
    crosswalk: [{ from: "1", relation: "exact", topic: "safety" }],
  });

  expect(topicsOfHeading(known(one), { framework: "one", code: "1.1" })).toEqual(new Map([["safety", 1]]));
});

test("a heading that leads to no topic has those of the framework it leads to, and less of them", () => {
  const one = made("one", {
    competencies: [top],
    crosswalk: [{ from: "1", relation: "exact", framework: "two", code: "2" }],
  });
  const two = made("two", {
    competencies: [lone],
    crosswalk: [
      { from: "2", relation: "exact", topic: "law" },
      { from: "2", relation: "exact", framework: "one", code: "1" },
    ],
  });

  expect(topicsOfHeading(known(one, two), { framework: "one", code: "1" })).toEqual(new Map([["law", 0.8]]));
  expect(topicsOfHeading(known(one), { framework: "one", code: "1" })).toEqual(new Map());
  expect(topicsOfHeading(known(), { framework: "one", code: "1" })).toEqual(new Map());
});

test("every heading that people are asked about leads to a topic of the catalogue", () => {
  const packs = join(import.meta.dirname, "../../../../../packs");
  const topics = new Set(readFieldWords(packs).vocabulary.terms.topics.map(({ id }) => id));
  const frameworks = readShippedFrameworks(packs, topics);
  const leading = [...frameworks.values()].flatMap((framework) =>
    leavesOf(framework).map(({ code }) => ({ framework: framework.id, code })),
  );

  expect(leading.filter((key) => topicsOfHeading(frameworks, key).size === 0)).toEqual([]);
  expect(new Set(leading.flatMap((key) => [...topicsOfHeading(frameworks, key).keys()]))).toEqual(topics);
});
