import { expect, test } from "vitest";

import { packFiles } from "../../queries/pack-files.ts";
import type { RecordPrice } from "../record.ts";
import { isForAnyone } from "./cost.ts";
import { CUE } from "./cues.ts";
import { pricesInCostText, pricesInDescription } from "./cost-text.ts";
import { parseVocabulary } from "./vocabulary.ts";
import { wordingOf } from "./wording.ts";

const parsed = parseVocabulary(packFiles("packs", "vocabulary"));
if (!parsed.isValid) throw new Error("The vocabulary does not parse.");
const vocabulary = parsed.content;

const tier = (amountCents: number, label?: string, more: Partial<RecordPrice> = {}): RecordPrice => ({
  ...(label === undefined ? {} : { label }),
  amountCents,
  currency: "USD",
  ...more,
});

test.each([
  ["Free", [tier(0)]],
  ["$0", [tier(0)]],
  ["0", [tier(0)]],
  ["25", [tier(2500)]],
  ["No cost", [tier(0)]],
  ["Free of charge", [tier(0)]],
  ["$1,250.50", [tier(125_050)]],
  ["$25/person", [tier(2500)]],
  ["20 USD", [tier(2000)]],
  ["Members: free; Non-members: $30", [tier(0, "Members"), tier(3000, "Non-members")]],
  ["$25 members $40 non-members", [tier(2500, "members"), tier(4000, "non-members")]],
  ["Members $25 Non-members $40", [tier(2500, "Members"), tier(4000, "Non-members")]],
  [
    "Early bird $99 until Jan 5, 2027, $129 after",
    [tier(9900, "Early bird", { until: "2027-01-05" }), tier(12_900, "after")],
  ],
  ["Class A $25", [tier(2500, "Class A")]],
  ["€15", [tier(1500, undefined, { currency: "EUR" })]],
  ["CA$40", [tier(4000, undefined, { currency: "CAD" })]],
  ["Pay what you can", [tier(0, "Pay what you can")]],
  ["See website", []],
  ["", []],
])("the cost %j", (text, tiers) => {
  expect(pricesInCostText(text, "USD").tiers).toEqual(tiers);
});

test.each([
  ["This webinar is free.", [tier(0)]],
  ["There is no charge to attend.", [tier(0)]],
  ["Cost: Free", [tier(0)]],
  ["Bring a laptop. Limited to 30, free.", [tier(0)]],
  ["Free, limited to 30 people", [tier(0)]],
  ["20 seats in the Oak Room – free", [tier(0)]],
  ["Tools that are small, quick and free.", []],
  ["Limited to 30, free parking.", []],
  ["Registration is free and open to all.", [tier(0)]],
  ["It is not free.", []],
  ["Feel free to ask.", []],
  ["Learn about free resources for teens.", []],
  ["A fine-free library.", []],
  ["Free and open source software.", []],
  ["We raised $4,000 for books.", []],
  ["The fee is $35 per person.", [tier(3500)]],
  ["A webinar on weeding. $25.", [tier(2500)]],
  ["On budgets. We had $25 left.", []],
  ["On budgets. $4,000.", []],
])("the description %j", (text, tiers) => {
  const wording = wordingOf({ title: "", summary: text, categories: [] }, vocabulary);
  const sentences = wording.sentences(CUE.free | CUE.freeWord | CUE.currency | CUE.donation);

  expect(pricesInDescription(sentences, "USD").tiers).toEqual(tiers);
});

test.each([
  [undefined, true],
  ["non-members", true],
  ["nonmember rate", true],
  ["members", false],
  ["ALA Member", false],
  ["students", false],
  ["non-member students", false],
  ["RAILS libraries", false],
  ["Texas library staff", false],
  ["library staff in Ohio", false],
  ["all library staff", true],
  ["everyone", true],
  ["Early bird", true],
])("the label %j is for anyone: %s", (label, expected) => {
  expect(isForAnyone(label === undefined ? tier(0) : tier(0, label))).toBe(expected);
});
