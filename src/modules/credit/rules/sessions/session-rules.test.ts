import fc from "fast-check";
import { expect, test } from "vitest";
import {
  doorsOf,
  handleOf,
  proofOf,
  shownCode,
  startOfStep,
  stepAt,
  stepsBelieved,
  typedCode,
} from "./check-in-code.ts";
import { readPeople } from "./named-people.ts";
import { certificateNumberOf } from "./plain-letters.ts";
import { readSessionForm, type SessionText, usualRules, writeSessionForm } from "./session-form.ts";
import { dayParts, sessionWhen, meetingsWhen } from "./when-words.ts";

const text: SessionText = {
  ...usualRules,
  title: "Mending books",
  day: "2026-12-03",
  hours: "9-12:30",
  meetings: "",
  zone: "America/Chicago",
  organisation: "here",
  place: "Story room",
  link: "",
  breaks: "10:30-10:45",
  mode: "live",
  topics: "preservation, preservation, repair",
  categories: "us-ny-public-librarian: technology, ethics",
  offering: "",
};

test("a form is a session by the clock of its zone, and gives the same form again", () => {
  const read = readSessionForm(text);

  if ("problems" in read) throw new Error("The form was not read.");
  expect([read.facts.startsAt, read.facts.endsAt]).toEqual(["2026-12-03T15:00:00Z", "2026-12-03T18:30:00Z"]);
  expect(read.facts.topics).toEqual(["preservation", "repair"]);
  expect(read.facts.categories).toEqual({ "us-ny-public-librarian": ["technology", "ethics"] });
  expect(readSessionForm(writeSessionForm(read.facts))).toEqual(read);
});

test("a session has several meetings, each of its day, and gives the same form again", () => {
  const meetings = "2026-12-10 9-12:30\n2026-12-04 1-4";
  const read = readSessionForm({ ...text, meetings });

  if ("problems" in read) throw new Error("The form was not read.");
  const { facts } = read;
  expect([facts.startsAt, facts.endsAt]).toEqual(["2026-12-03T15:00:00Z", "2026-12-10T18:30:00Z"]);
  expect(meetingsWhen(facts)).toEqual([
    "Thu, Dec 3, 2026, 9:00 am – 12:30 pm",
    "Fri, Dec 4, 2026, 1:00 – 4:00 pm",
    "Thu, Dec 10, 2026, 9:00 am – 12:30 pm",
  ]);
  // The break lies in the hours of two of the three.
  expect(facts.breaks.map(({ start }) => start - (facts.meetings?.[0]?.start ?? 0))).toEqual([5400, 610_200]);
  expect(writeSessionForm(facts).meetings).toBe("2026-12-04 13:00–16:00\n2026-12-10 09:00–12:30");
  expect(readSessionForm(writeSessionForm(facts))).toEqual(read);
  for (const wrong of ["2026-12-03 12-14", "soon 9-10", "2026-12-04"]) {
    const refused = readSessionForm({ ...text, meetings: wrong });
    expect("problems" in refused && refused.problems.map(({ where }) => where)).toEqual(["meetings"]);
  }
});

test("every field that cannot be used is told, all at once", () => {
  const read = readSessionForm({
    ...text,
    title: " ",
    day: "soon",
    hours: "late",
    zone: "nowhere",
    link: "example",
    breaks: "tea",
    categories: "technology",
    threshold: "120",
    grace: "-1",
    step: "0",
  });

  expect("problems" in read && read.problems.map(({ where }) => where)).toEqual([
    "title",
    "day",
    "hours",
    "zone",
    "breaks",
    "link",
    "categories",
    "threshold",
    "grace",
    "step",
  ]);
  const outside = readSessionForm({ ...text, breaks: "8-8:30" });
  expect("problems" in outside && outside.problems[0]?.message).toBe(
    "08:00–08:30 is not within the session’s hours.",
  );
});

test("whatever is typed into the form is read or told, never thrown", () => {
  fc.assert(
    fc.property(
      fc.record(Object.fromEntries(Object.keys(text).map((name) => [name, fc.string()]))),
      (typed) => {
        const read = readSessionForm({ ...text, ...typed });
        expect("facts" in read || read.problems.length > 0).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

test("a code is typed as it is shown, in any case and with anything between", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const code = { handle: handleOf(bytes), proof: proofOf(bytes.subarray(8)) };
      const shown = shownCode(code);

      expect(shown).toMatch(/^[A-HJ-NP-RTV-Y]{4}(-[A-HJ-NP-RTV-Y]{4}){2}$/u);
      expect(typedCode(` ${shown.toLowerCase().replaceAll("-", " ")} `)).toEqual(code);
      expect(typedCode(shown.slice(1))).toBe(undefined);
    }),
    { numRuns: 200 },
  );
});

test("a certificate's number is thirty letters in six groups, none of which is taken for another letter", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      expect(certificateNumberOf(bytes)).toMatch(/^[A-HJ-NP-RTV-Y]{5}(-[A-HJ-NP-RTV-Y]{5}){5}$/u);
    }),
    { numRuns: 200 },
  );
});

test("the code on the screen and the one before are believed; of a phone without a net those around the time it tells", () => {
  const present = startOfStep(1000) + 5;

  expect(stepsBelieved(present, undefined)).toEqual([1000, 999]);
  expect(stepsBelieved(present, present - 600)).toEqual([991, 990, 989]);
  expect(stepsBelieved(present, present + 9999)).toEqual([1000, 999]);
  expect(stepsBelieved(present, present - 13 * 3600)).toEqual([]);
  expect(stepAt(startOfStep(77))).toBe(77);
  expect(doorsOf({ start: 10_000, end: 20_000 })).toEqual({ start: 7300, end: 21_800 });
});

test("a pasted list names people by name, by address or by both, each once", () => {
  expect(
    readPeople("Ana Owner\n\nGus Guest <Gus@elsewhere.example>\ngus@elsewhere.example, Gus\nlee@x.example"),
  ).toEqual({
    people: [
      { name: "Ana Owner", email: undefined },
      { name: "Gus", email: "gus@elsewhere.example" },
      { name: "lee@x.example", email: "lee@x.example" },
    ],
  });
  expect(readPeople("ana@nowhere")).toEqual({
    wrong: "ana@nowhere",
    why: "Write a name, an e-mail address, or both: Ana Owner <ana@library.example>.",
  });
});

test("times are said by the clock of the session’s zone", () => {
  const when = { startsAt: "2026-12-03T15:00:00Z", endsAt: "2026-12-03T18:30:00Z", zone: "America/Chicago" };

  expect(sessionWhen(when)).toBe("Thu, Dec 3, 2026, 9:00 am – 12:30 pm");
  expect(dayParts(when)).toEqual({
    above: "Dec",
    large: "3",
    below: ["Thu, 2026", "9 am–12:30 pm"],
    dateTime: "2026-12-03T15:00:00Z",
  });
});
