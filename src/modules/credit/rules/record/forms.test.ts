import fc from "fast-check";
import { expect, test } from "vitest";
import { rational } from "../exact/rational.ts";
import { readAmount, writeAmount } from "./amount-text.ts";
import { amountWords, measuredWords, minutesWords, unitsWords } from "./amount-words.ts";
import { emptyEntryText, readEntry, writeEntry } from "./entry-form.ts";
import { evidenceName, evidenceType } from "./evidence-file.ts";

const today = "2026-11-21";

test.each([
  ["1.5", "hours", { minutes: 90 }],
  ["1,5", "hours", { minutes: 90 }],
  ["1½", "hours", { minutes: 90 }],
  ["½", "hours", { minutes: 30 }],
  [".5", "hours", { minutes: 30 }],
  ["1:20", "hours", { minutes: 80 }],
  ["1/3", "hours", { minutes: 20 }],
  ["1 1/2", "hours", { minutes: 90 }],
  ["2 1/4", "semester hour", { quantity: rational(9, 4), measure: "semester hour" }],
  ["90 min", "hours", { minutes: 90 }],
  ["90min.", "minutes", { minutes: 90 }],
  ["1.5 hours", "minutes", { minutes: 90 }],
  ["1 1/2 hrs", "hours", { minutes: 90 }],
  ["1½ h", "hours", { minutes: 90 }],
  ["1 hour 30 minutes", "hours", { minutes: 90 }],
  ["1 hr, 5 mins", "hours", { minutes: 65 }],
  ["2 hours and 20 min", "hours", { minutes: 140 }],
  ["1h30", "hours", { minutes: 90 }],
  ["45-minute", "hours", { minutes: 45 }],
  ["45", "minutes", { minutes: 45 }],
  ["3", "semester hour", { quantity: rational(3), measure: "semester hour" }],
  ["0.2", "ceu", { quantity: rational(1, 5), measure: "ceu" }],
])("%s %s is read as it is meant", (text, measure, measured) => {
  expect(readAmount(text, measure)).toEqual(measured);
});

test.each([
  ["", "hours"],
  ["0", "hours"],
  ["-1", "hours"],
  ["an hour", "hours"],
  ["1.33", "hours"],
  ["1.5", "minutes"],
  ["1:99", "hours"],
  ["1 3/2", "hours"],
  ["1 1/0", "hours"],
  ["1:30", "minutes"],
  ["0 min", "hours"],
  ["90 min", "semester hour"],
  ["1 hour 30 seconds", "hours"],
  ["1 2", "hours"],
  ["99999999999", "minutes"],
  ["1/0", "semester hour"],
  ["1e9", "semester hour"],
])("%s %s is refused with a sentence", (text, measure) => {
  expect(readAmount(text, measure)).toEqual({ problem: expect.stringMatching(/\.$/u) });
});

test("an amount that is written is read back as it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (minutes) => {
      const { amount, measure } = writeAmount({ minutes });

      expect(readAmount(amount, measure)).toEqual({ minutes });
    }),
  );
});

test("amounts and lengths are said as people say them", () => {
  expect(
    [rational(83, 2), rational(1, 5), rational(1200), rational(1, 7), rational(2999, 3000)].map(amountWords),
  ).toEqual(["41½", "0.2", "1,200", "about 0.14", "about 1"]);
  expect([rational(1, 3000), rational(35_999, 3000), rational(45_001, 30_000)].map(amountWords)).toEqual([
    "less than 0.01",
    "about 12",
    "about 1½",
  ]);
  const hours = { name: "hour", plural: "hours" };
  expect(
    [rational(1, 2), rational(2999, 3000), rational(3, 2)].map((each) => unitsWords(each, hours)),
  ).toEqual(["½ hour", "about 1 hour", "1½ hours"]);
  expect([1, 50, 60, 90, 70, 121].map(minutesWords)).toEqual([
    "1 minute",
    "50 minutes",
    "1 hour",
    "1½ hours",
    "1 hour 10 minutes",
    "2 hours 1 minute",
  ]);
  expect(measuredWords({ quantity: rational(3), measure: "semester hour" })).toBe("3 semester hours");
});

test("a title, a day and a length are enough for an entry", () => {
  const read = readEntry({ ...emptyEntryText(today), title: "  A   talk " }, today);

  expect(read).toEqual({
    facts: {
      title: "A talk",
      provider: undefined,
      from: today,
      to: today,
      measured: { minutes: 60 },
      mode: "live",
      topics: [],
      categories: {},
      preApproved: {},
      approvedBy: [],
      endorsements: [],
      activity: undefined,
      proofOnPaper: [],
      relation: "",
      state: "earned",
    },
  });
});

test("what is complete on a day to come is a plan", () => {
  const text = { ...emptyEntryText(today), title: "A course", lastDay: "2026-11-22" };

  expect(readEntry(text, today)).toMatchObject({
    facts: { from: today, to: "2026-11-22", state: "planned" },
  });
});

test("every field that cannot be used is told at once", () => {
  const text = {
    ...emptyEntryText(today),
    mode: "asleep",
    amount: "much",
    day: "2026-02-30",
    preApproved: { a: "soon" },
  };
  const read = readEntry(text, today);

  expect("problems" in read && read.problems.map(({ where }) => where)).toEqual([
    "title",
    "mode",
    "day",
    "amount",
    "preApproved-a",
  ]);
});

test("an entry's form says the same entry again", () => {
  const text = {
    ...emptyEntryText(today),
    title: "A course",
    provider: "Infopeople",
    lastDay: "2026-11-23",
    categories: ["us-wi-library-director a", "us-wi-library-director technology"],
    preApproved: { "us-wi-library-director": "2026-10-01" },
    proofOnPaper: ["letter"],
    relation: "It helps.",
  };
  const read = readEntry(text, today);
  if ("problems" in read) throw new Error("It could not be read.");
  const kept = { ...read.facts, id: "", source: "own" as const, evidence: [], changedAt: "" };

  expect(writeEntry(kept)).toEqual(text);
  expect(read.facts.categories).toEqual({ "us-wi-library-director": ["a", "technology"] });
});

test("a saved e-mail is told from other text by what it begins with", () => {
  const message =
    "Return-Path: <a@b.example>\r\nReceived: by mx\r\n\tfor you\r\nSubject: Certificate\r\n\r\nHi";

  expect(evidenceType("text/plain", message)).toBe("message/rfc822");
  expect(evidenceType("text/plain", "Dear all:\nFrom: me\n")).toBe(undefined);
  expect(evidenceType("text/plain", "<script>alert(1)</script>")).toBe(undefined);
  expect(evidenceType("text/plain", "")).toBe(undefined);
  expect(evidenceType("application/zip", "PK")).toBe(undefined);
  expect(evidenceType("application/pdf", "%PDF-1.7")).toBe("application/pdf");
});

test("a file's name ends as its content is", () => {
  expect(evidenceName("proof.PDF", "application/pdf")).toBe("proof.PDF");
  expect(evidenceName("proof.exe", "application/pdf")).toBe("proof.pdf");
  expect(evidenceName("photo.jpeg", "image/jpeg")).toBe("photo.jpeg");
  expect(evidenceName(".html", "image/png")).toBe("evidence.png");
});
