import { expect, test } from "vitest";
import { blankWords, byHandRecord, type ByHandWords, withChoices, wordsOfListing } from "./by-hand.ts";
import { normaliseRecord } from "./normalise/normalise-record.ts";
import { packagedGazetteer } from "#platform/places";
import { packFiles } from "../queries/pack-files.ts";
import { parseVocabulary } from "./normalise/vocabulary.ts";

const webinar: ByHandWords = {
  ...blankWords("America/New_York"),
  title: "Makerspaces on a Shoestring",
  provider: "Prairie Library System",
  ways: ["live-online"],
  date: "2026-12-03",
  from: "14:00",
  until: "15:30",
  cost: "$25",
  credit: "1.5 contact hours",
  link: "prairie.example.org/makerspaces",
};
const vocabulary = parseVocabulary(packFiles("packs", "vocabulary"));

function problemsOf(change: Partial<ByHandWords>): readonly string[] {
  const reading = byHandRecord({ ...webinar, ...change }, "key");
  return reading.isValid ? [] : reading.problems.map(({ where, message }) => `${where}: ${message}`);
}

test("what was written down becomes a record with its hours in the zone that was chosen", () => {
  const reading = byHandRecord({ ...webinar, zone: "America/Denver" }, "key");

  expect(reading.isValid && reading.record.sessions).toEqual([
    {
      start: "2026-12-03T21:00:00Z",
      end: "2026-12-03T22:30:00Z",
      zone: "America/Denver",
      isAllDay: false,
      status: "scheduled",
      original: "2026-12-03 14:00 America/Denver",
    },
  ]);
});

test.for([
  [{ title: " " }, "title: Give it a title."],
  [{ ways: [] }, "way: Say how one takes part: choose at least one."],
  [{ date: "2026-02-30" }, "date: This is no day of the calendar: write it as 2026-12-03."],
  [
    { date: "", from: "", until: "" },
    "date: Say on which day it is; only what one takes at one’s own pace has none.",
  ],
  [{ date: "" }, "date: Say on which day, or leave the times out as well."],
  [{ from: "2 pm" }, "from: Write the time as 14:30."],
  [{ from: "" }, "from: Say when it begins, too."],
  [{ until: "13:00" }, "until: It must end after it begins."],
  [{ lastDate: "2026-12-01" }, "last-date: The last day must be a day after the first."],
  [{ zone: "Nowhere" }, "zone: Choose a time zone."],
  [{ link: "see our flyer" }, "link: Write a whole address that starts with https://."],
  [{ minutes: "an hour" }, "minutes: Write how long it takes as a number of minutes."],
] as const)("what cannot be used is told at its field: %s", ([change, problem]) => {
  expect(problemsOf(change)).toContain(problem);
});

test.for([
  webinar,
  { ...webinar, ways: ["own-pace"], date: "", from: "", until: "", minutes: "45", cost: "Free" },
  { ...webinar, ways: ["in-person"], from: "", until: "", lastDate: "2026-12-05", place: "Central Library" },
  { ...webinar, kind: "workshop", lastDate: "2026-12-04", until: "09:00" },
] satisfies ByHandWords[])("the form can be opened again as it was sent: %#", (words) => {
  const reading = byHandRecord(words, "key");
  if (!reading.isValid || !vocabulary.isValid) throw new Error("The example must be valid.");

  const listing = withChoices(
    normaliseRecord(reading.record, { vocabulary: vocabulary.content, gazetteer: packagedGazetteer() }),
    words,
  );

  expect(wordsOfListing(listing, "America/New_York")).toEqual({
    ...words,
    link: "https://prairie.example.org/makerspaces",
  });
});
