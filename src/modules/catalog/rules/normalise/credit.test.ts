import { expect, test } from "vitest";

import { packFiles } from "../../queries/pack-files.ts";
import { creditOf } from "./credit.ts";
import { parseVocabulary } from "./vocabulary.ts";
import { wordingOf } from "./wording.ts";

const parsed = parseVocabulary(packFiles("packs", "vocabulary"));
if (!parsed.isValid) throw new Error("The vocabulary does not parse.");
const vocabulary = parsed.content;
const credit = (summary: string) =>
  creditOf(wordingOf({ title: "", summary, categories: [] }, vocabulary)).credit;
const hours = (text: string, units: number, unit: "contact-hour" | "pd-hour" = "contact-hour") => ({
  text,
  contactMinutes: units * 60,
  units,
  unit,
});
const units = (text: string, amount: number, unit: "ceu" | "credit" = "credit") => ({
  text,
  units: amount,
  unit,
});

test.each([
  ["Earn 1.5 contact hours.", [hours("1.5 contact hours", 1.5)]],
  ["15 clock hours", [hours("15 clock hours", 15)]],
  ["One contact hour", [hours("One contact hour", 1)]],
  ["worth 1 CE hour", [hours("1 CE hour", 1)]],
  ["1 hour of continuing education", [hours("1 hour of continuing education", 1)]],
  ["2 PD hours", [hours("2 PD hours", 2, "pd-hour")]],
  ["3 hours of professional development", [hours("3 hours of professional development", 3, "pd-hour")]],
  ["1 CEU", [units("1 CEU", 1, "ceu")]],
  ["0.1 CEUs", [units("0.1 CEUs", 0.1, "ceu")]],
  [".5 continuing education units (CEUs)", [units(".5 continuing education units (CEUs)", 0.5, "ceu")]],
  ["2 LEUs", [units("2 LEUs", 2)]],
  ["1 PDP", [units("1 PDP", 1)]],
  ["4 MLA CE credits", [units("4 MLA CE credits", 4)]],
  ["Certificates: CE certificate available.", [{ text: "CE certificate" }]],
  ["Eligible for CE credit.", [{ text: "Eligible for CE credit" }]],
])("%j states credit", (text, expected) => {
  expect(credit(text)).toEqual(expected);
});

test.each([
  "A 2 hour workshop on professional development.",
  "75 clock hours are required every five years.",
  "Credit cards are accepted.",
  "In 2026 CE moves online.",
  "$15 credit",
  "Call 555-1234 for contact hours.",
])("%j states none", (text) => {
  expect(credit(text)).toEqual([]);
});

test("a category stated beside the amount is kept", () => {
  expect(credit("2 contact hours in technology")).toEqual([
    { ...hours("2 contact hours", 2), category: "technology" },
  ]);
});

test("the same amount said twice counts once", () => {
  expect(credit("1 contact hour. Yes, 1 contact hour!")).toEqual([hours("1 contact hour", 1)]);
});

test("what the source states in a field of its own comes first and counts once", () => {
  const wording = wordingOf({ title: "", summary: "Earn 1.5 contact hours.", categories: [] }, vocabulary);

  expect(creditOf(wording, "1.5 contact hours").credit).toEqual([hours("1.5 contact hours", 1.5)]);
  expect(creditOf(wording, "Category B").credit).toEqual([
    { text: "Category B" },
    hours("1.5 contact hours", 1.5),
  ]);
});

test.each([
  ["CE hours: 1.5", [hours("CE hours: 1.5", 1.5)]],
  ["Contact hours: 2", [hours("Contact hours: 2", 2)]],
  ["CE: 1 hour", [hours("CE: 1 hour", 1)]],
  ["CTLE credit: 1.5 hours", [hours("CTLE credit: 1.5 hours", 1.5, "pd-hour")]],
  ["LEUs: 1 General", [units("LEUs: 1", 1)]],
  ["PDUs: 10", [units("PDUs: 10", 10)]],
  ["CEUs: 0.2", [units("CEUs: 0.2", 0.2, "ceu")]],
  ["1.5 hours of LEU credit", [{ ...units("1.5 hours of LEU credit", 1.5), contactMinutes: 90 }]],
  ["Contact hours: 9-5", []],
  ["Contact hours: 9 am to 5 pm", []],
  ["Continuing education: 5 tips for trustees", []],
  ["CE: 1:00 pm", []],
  ["Contact hours: 75 every five years", []],
])("the unit in front: %s", (text, expected) => {
  expect(credit(text)).toEqual(expected);
});
