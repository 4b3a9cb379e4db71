import { expect, test } from "vitest";

import { packFiles } from "../../queries/pack-files.ts";
import { costOf } from "./cost.ts";
import { parseVocabulary } from "./vocabulary.ts";
import { wordingOf } from "./wording.ts";

const parsed = parseVocabulary(packFiles("packs", "vocabulary"));
if (!parsed.isValid) throw new Error("The vocabulary does not parse.");
const vocabulary = parsed.content;

function costIn(summary: string) {
  const record = { key: "1", title: "", sessions: [], categories: [], prices: [], warnings: [] };
  const { cost } = costOf(record, wordingOf({ title: "", summary, categories: [] }, vocabulary), {
    currency: "USD",
  });
  return [cost.isFree, cost.fromCents, cost.tiers.length];
}

test.each([
  ["Registration fee: $80. A refund less a $25 processing fee is given until May.", [false, 8000, 1]],
  ["Cost: $40. Cancellation fee: $10.", [false, 4000, 1]],
  ["Save $20 when you register early!", [false, undefined, 0]],
  ["Registration is $75, or $60 off for the full series.", [false, 7500, 1]],
  ["Hotel rooms are available at a rate of $159 per night.", [false, undefined, 0]],
  ["Book your room at the conference rate of $189.", [false, undefined, 0]],
  ["The registration fee of $90 does not include your hotel.", [false, 9000, 1]],
  ["The program costs $15; a vegetarian lunch is free of charge.", [false, 1500, 1]],
  ["Lunch is provided at no cost.", [false, undefined, 0]],
  ["Bring your lunch to this free webinar.", [true, 0, 1]],
  ["There is no registration fee.", [true, 0, 1]],
  ["This is not a free event. The registration fee is $20.", [false, 2000, 1]],
  ["Cost: $30 ($20 for members)", [false, 3000, 2]],
  ["Tickets £12.50 (concessions £8)", [false, 1250, 2]],
  ["Registration fees. Early bird: $75. Regular: $95. Students: $40.", [false, 7500, 3]],
])("%s", (summary, expected) => {
  const found = costIn(summary);

  expect(found).toEqual(expected);
});
