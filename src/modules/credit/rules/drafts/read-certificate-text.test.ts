import fc from "fast-check";
import { expect, test } from "vitest";
import { measuredWords } from "../record/amount-words.ts";
import { readCertificateText } from "./read-certificate-text.ts";

/** Title, provider, days and lengths as proposed. */
function read(text: string, subject?: string) {
  const { titles, providers, days, lengths } = readCertificateText(text, subject);
  return {
    title: titles.map(({ value }) => value),
    provider: providers.map(({ value }) => value),
    day: days.map(({ value: { from, to } }) => (from === to ? from : `${from} to ${to}`)),
    length: lengths.map(({ value }) => measuredWords(value)),
  };
}

test.each([
  [
    "Certificate of Attendance\nThis certifies that\nAna Owner\nhas attended the webinar\n“Weeding Well: A Fresh Start”\npresented by Faraway Library System\non March 14, 2026\nand has earned 1.5 contact hours.",
    ["Weeding Well: A Fresh Start"],
    ["Faraway Library System"],
    ["2026-03-14"],
    ["1½ hours"],
  ],
  [
    "Ana Owner has successfully completed Budgets Without Tears on 14 March 2026. Hours awarded: 2",
    ["Budgets Without Tears"],
    [],
    ["2026-03-14"],
    ["2 hours"],
  ],
  [
    "Course Title: Serving Teens\nProvider: North Star Training\nDate: 2026-05-02\nCEUs: 0.1",
    ["Serving Teens"],
    ["North Star Training"],
    ["2026-05-02"],
    ["0.1 CEUs"],
  ],
  [
    "Thank you for attending Story Time Songs, hosted by Little River Library on June 3rd, 2026. It was a 90-minute session.",
    ["Story Time Songs"],
    ["Little River Library"],
    ["2026-06-03"],
    ["1½ hours"],
  ],
  [
    "Certificate of Completion\nWebinar: De-escalation at the Desk\nLength: 1 hour 30 minutes\nSponsored by: Harbor Training\nCompleted 12/28/2026",
    ["De-escalation at the Desk"],
    ["Harbor Training"],
    ["2026-12-28"],
    ["1½ hours"],
  ],
  [
    "For participation in the State Conference, April 22-23, 2026: ten contact hours",
    ["State Conference"],
    [],
    ["2026-04-22 to 2026-04-23"],
    ["10 hours"],
  ],
  [
    "Activity: Mending Books\nSponsor: The Bindery\nAwarded this 3rd day of May, 2026\n½ contact hour",
    ["Mending Books"],
    ["The Bindery"],
    ["2026-05-03"],
    ["30 minutes"],
  ],
  [
    "has completed Cataloging I, 3 semester hours, provided by State College. Sept. 1, 2026",
    ["Cataloging I"],
    ["State College"],
    ["2026-09-01"],
    ["3 semester hours"],
  ],
  [
    "Certificate of completion: “Cataloguing Zines”, completed February 17, 2026, 2.5 contact hours.",
    ["Cataloguing Zines"],
    [],
    ["2026-02-17"],
    ["2½ hours"],
  ],
])("a certificate says what it was: %#", (text, ...said) => {
  const [title, provider, day, length] = said;
  expect(read(text)).toEqual({ title, provider, day, length });
});

test("a day that can be read in two ways is proposed in both", () => {
  expect(read("Date: 3/4/2026").day).toEqual(["2026-03-04", "2026-04-03"]);
  expect(read("Date: 4/4/2026").day).toEqual(["2026-04-04"]);
  expect(read("Date: 13/4/26").day).toEqual(["2026-04-13"]);
});

test("several amounts and several days are all proposed", () => {
  const { day, length } = read(
    "Held May 2, 2026, issued May 9, 2026. 1.5 contact hours (0.15 CEU), 90 minutes",
  );

  expect(day).toEqual(["2026-05-02", "2026-05-09"]);
  expect(length).toEqual(["1½ hours", "0.15 CEUs"]);
});

test("a forwarded message’s own lines are no part of the certificate", () => {
  const text =
    "---------- Forwarded message ---------\nFrom: Training <t@training.example>\nDate: Mon, Mar 16, 2026 at 9:12 AM\nSubject: Your certificate\nTo: <ana@library.example>\n\nAna attended Weeding Well on March 14, 2026.";

  expect(read(text, "Fwd: Certificate of completion: Weeding Well")).toEqual({
    title: ["Weeding Well"],
    provider: [],
    day: ["2026-03-14"],
    length: [],
  });
});

test("the subject is a title where the text names none", () => {
  expect(read("See the attachment.", "Fwd: RE: Your CE certificate for Weeding Well").title).toEqual([
    "Weeding Well",
  ]);
});

test("the day on which it was completed is no title", () => {
  for (const day of ["May 2, 2026", "on 2 May 2026", "05/02/2026", "2026-05-02"])
    expect(read(`Completed ${day}.`).title).toEqual([]);
  expect(read("Completed 3D Printing for Teens on May 2, 2026.").title).toEqual(["3D Printing for Teens"]);
  expect(read("Completed Maybe 2 Books a Week.").title).toEqual(["Maybe 2 Books a Week"]);
});

test("times of day, telephones and prices are no lengths and no days", () => {
  expect(read("Doors open at 9:30. Call 608-555-0142. It costs $1.50; room 12, 3 hourglasses.")).toEqual({
    title: [],
    provider: [],
    day: [],
    length: [],
  });
});

test("no text makes it throw, or take long", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(Array.isArray(readCertificateText(text).days)).toBe(true);
    }),
    { numRuns: 300, seed: 4 },
  );
  const before = process.cpuUsage().user;
  for (const piece of ["completed ", "1 ", "hour ", "May 2 ", "presented by the ", "\n", "title: a "])
    readCertificateText(piece.repeat(20_000 / piece.length));
  expect(process.cpuUsage().user - before).toBeLessThan(2_000_000);
});
