import { expect, test } from "vitest";
import type { FilledForm } from "../../../src/modules/credit/rules/forms/filled-form.ts";
import { formFor } from "../../../src/modules/credit/rules/forms/form-for.ts";
import { factsOf, type WrittenEntry } from "./form-facts.ts";

const packId = "us-wi-library-director";

const director = {
  name: "Robin Example",
  library: "Example Falls Public Library",
  librarySystem: "Example Valley Library System",
  position: "Director",
};

const webinar: WrittenEntry = {
  ledger: {
    id: "webinar",
    title: "Weeding well",
    provider: "Example Valley Library System",
    on: "2025-03-04",
    hours: 1.5,
    topics: ["technology"],
  },
  details: {
    relation: "We weed this summer. The CREW sheet and the shelf-reading plan will be ours.",
    description: "How to choose what goes, with a plan of one's own at the end.",
    place: "online",
    instructor: "A consultant",
  },
};

const course: WrittenEntry = {
  ledger: {
    id: "course",
    title: "Public library administration",
    on: "2024-05-10",
    hours: 30,
    mode: "course for credit",
  },
};

const recording: WrittenEntry = {
  ledger: {
    id: "recording",
    title: "A recording alone",
    provider: "A state library",
    on: "2025-02-01",
    hours: 1,
    mode: "recording alone",
  },
};

function fill(entries: readonly WrittenEntry[], year?: number): readonly FilledForm[] {
  const subject = { issuedOn: "2023-01-15" };
  const facts = factsOf({ packId, holder: director, subject, entries, asOf: "2026-06-01" });
  return formFor(packId)?.fill({ ...facts, year }) ?? [];
}

test("each year has a summation, and each activity of it a report", () => {
  const forms = fill([webinar, course]);

  expect(forms.map(({ id }) => id)).toEqual([
    "us-wi-annual-summation-2024",
    "us-wi-activity-report-course",
    "us-wi-annual-summation-2025",
    "us-wi-activity-report-webinar",
  ]);
});

test("a summation gives the hours by category, and those of technology once more", () => {
  const [summation] = fill([webinar, course], 2025);

  expect(summation?.table).toEqual({
    caption: "Activities of 2025, in contact hours",
    columns: [
      { name: "Dates", isNumber: false },
      { name: "Activity", isNumber: false },
      { name: "Provider", isNumber: false },
      { name: "Category A", isNumber: true },
      { name: "Category B", isNumber: true },
      { name: "Category C", isNumber: true },
      { name: "Of these technology", isNumber: true },
    ],
    rows: [["Mar 4, 2025", "Weeding well", "Example Valley Library System", "0", "1.5", "0", "1.5"]],
    totals: ["Total", "", "", "0", "1.5", "0", "1.5"],
  });
  expect(summation?.missing).toEqual([]);
  expect(summation?.signatureLines).toEqual(["Librarian, and date", "Library system validator, and date"]);
});

test("a report that has everything misses nothing", () => {
  const [, report] = fill([webinar], 2025);

  expect(report?.missing).toEqual([]);
  expect(report?.fields.map(({ label, value }) => [label, value])).toEqual([
    ["Name", "Robin Example"],
    ["Library", "Example Falls Public Library"],
    ["Public library system", "Example Valley Library System"],
    ["Position", "Director"],
    ["E-mail", ""],
    ["Title of program", "Weeding well"],
    ["Description of program", "How to choose what goes, with a plan of one's own at the end."],
    ["Provider", "Example Valley Library System"],
    ["Instructor or consultant", "A consultant"],
    ["Dates", "Mar 4, 2025"],
    ["Location", "online"],
    ["Contact hours", "1.5"],
    ["Category", "B"],
    ["Technology-related hours", "1.5"],
    [
      "Relationship of program to present position or career advancement",
      "We weed this summer. The CREW sheet and the shelf-reading plan will be ours.",
    ],
  ]);
});

test("what a report lacks is named, with what to do", () => {
  const [, report] = fill([course]);

  expect(report?.missing).toEqual([
    "Describe “Public library administration” (May 10, 2024) in a sentence or two, with its objectives.",
    "Say who offered “Public library administration” (May 10, 2024).",
    "Say where “Public library administration” (May 10, 2024) was, or that it was online.",
    "Write two or three sentences on what “Public library administration” (May 10, 2024) has to do with your position: one or two things that you took from it.",
    "Add the transcript or certificate of “Public library administration” (May 10, 2024): category A needs it.",
  ]);
});

test("self-directed learning that nobody approved beforehand is left out, and said to be", () => {
  const forms = fill([recording]);

  expect(forms.map(({ id, table, missing }) => ({ id, rows: table?.rows, missing }))).toEqual([
    {
      id: "us-wi-annual-summation-2025",
      rows: [],
      missing: [
        "“A recording alone” (Feb 1, 2025) is left out: enter the day on which your library system's validator approved it, if that was beforehand.",
      ],
    },
  ]);
});

test("self-directed learning that was approved beforehand is on it, with the day", () => {
  const approved = { ledger: { ...recording.ledger, preApproved: { [packId]: "2025-01-20" } } };

  const [summation, report] = fill([approved]);

  expect(summation?.table?.rows).toEqual([
    ["Feb 1, 2025", "A recording alone", "A state library", "0", "0", "1", "0"],
  ]);
  expect(report?.fields.at(-1)).toEqual({
    label: "Approved by the validator on",
    value: "Jan 20, 2025",
    isRequired: false,
  });
});

test("what is of no category is asked about", () => {
  const committee = {
    ledger: { id: "x", title: "A committee", provider: "WLA", on: "2024-03-01", hours: 2, mode: "committee" },
  };

  const [summation] = fill([committee]);

  expect(summation?.missing).toEqual(["Put “A committee” (Mar 1, 2024) into category A, B or C."]);
  expect(summation?.table?.totals).toEqual(["Total", "", "", "0", "0", "0", "0"]);
});

test("what is planned, or of another cycle, is on no form", () => {
  const planned = { ledger: { ...webinar.ledger, id: "planned", on: "2026-09-01", status: "planned" } };
  const old = { ledger: { ...webinar.ledger, id: "old", on: "2022-09-01" } };

  expect(fill([planned, old])).toEqual([]);
});

test("an authority whose form nobody knows has none", () => {
  expect(formFor("us-ca-school-librarian")).toBeUndefined();
});
