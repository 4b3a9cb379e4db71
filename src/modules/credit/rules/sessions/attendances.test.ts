import fc from "fast-check";
import { expect, test } from "vitest";
import type { AttendanceEntry, AttendanceReport } from "../attendance/attendance.ts";
import type { Addition } from "./addition.ts";
import { gatherAttendances } from "./attendances.ts";
import type { SessionSources } from "./gather.ts";

const ana = { id: "ana", name: "Ana Owner", email: "ana@library.example" };
const cole = { id: "cole", name: "Cole Colleague", email: undefined };

function seen(name: string, email: string | undefined, start: number, end: number): AttendanceEntry {
  return {
    row: 1,
    standing: "attended",
    name,
    originalName: undefined,
    email,
    role: undefined,
    interval: { start, end },
    mostSeconds: undefined,
  };
}

function reportOf(...entries: readonly AttendanceEntry[]): AttendanceReport {
  return { kind: "plain", title: undefined, zone: "UTC", dateOrder: undefined, entries, problems: [] };
}

function sources(parts: Partial<SessionSources>): SessionSources {
  return {
    rules: {
      window: { start: 0, end: 7200 },
      breaks: [],
      bridgeSeconds: 60,
      graceMinutes: 0,
      thresholdPercent: 0,
      rounding: "floor",
      stepMinutes: 1,
    },
    reports: [],
    checkIns: [],
    additions: [],
    colleagues: [ana, cole],
    ...parts,
  };
}

const by = (addition: Addition) => ({ by: "Sue", addition });
const told = (parts: Partial<SessionSources>) =>
  gatherAttendances(sources(parts)).attendances.map(
    ({ personKey, creditedMinutes, state, sources: known }) =>
      [personKey, creditedMinutes, state, known.join(", ")] as const,
  );

test("one colleague by a report, a check-in and by hand is one, and no minute counts twice", () => {
  expect(
    told({
      reports: [reportOf(seen("Ana", "ana@library.example", 0, 1800))],
      checkIns: [{ staffId: "ana", name: "Ana O.", email: "ana@home.example", at: 5400 }],
      additions: [
        by({
          kind: "by hand",
          people: [{ staffId: "ana", name: "Ana Owner" }],
          interval: { start: 1200, end: 2400 },
        }),
      ],
    }),
  ).toEqual([["staff ana", 70, "qualifies", "by hand, check-in, import"]]);
});

test("a decision that two addresses are one colleague unites their times", () => {
  const reports = [
    reportOf(seen("Ana", "ana@library.example", 0, 3600), seen("A. O.", "ana@home.example", 3000, 7200)),
  ];
  expect(told({ reports }).map(([key, minutes]) => [key, minutes])).toEqual([
    ["person ana@home.example", 70],
    ["staff ana", 60],
  ]);

  const additions = [by({ kind: "colleague", key: "ana@home.example", staffId: "ana" })];
  expect(told({ reports, additions })).toEqual([["staff ana", 120, "qualifies", "import"]]);
});

test("minutes that somebody set replace what was counted, also nought", () => {
  const reports = [reportOf(seen("Ana", "ana@library.example", 0, 600))];
  const set = (minutes: number) =>
    told({ reports, additions: [by({ kind: "excused", key: "staff ana", minutes, reason: "Helped" })] });

  expect([set(90), set(0)]).toEqual([
    [["staff ana", 90, "qualifies", "import"]],
    [["staff ana", 0, "short", "import"]],
  ]);
});

test("two of one name who were decided to be different are asked about no more, but for who they are", () => {
  const reports = [
    reportOf(seen("Cole Colleague", undefined, 0, 600), seen("Cole Colleague", undefined, 300, 900)),
  ];
  const asked = gatherAttendances(sources({ reports }));
  expect([asked.duplicateQuestions.length, asked.colleagueQuestions.length]).toEqual([1, 0]);

  const apart = by({ kind: "apart", keys: asked.duplicateQuestions[0]?.keys ?? [] });
  const then = gatherAttendances(sources({ reports, additions: [apart] }));
  expect([then.duplicateQuestions.length, then.colleagueQuestions.length]).toEqual([0, 2]);
});

test("it does not matter in which order reports came, or rows stand in them", () => {
  const entry = fc
    .tuple(
      fc.constantFrom("Ana Owner", "Cole Colleague", "Gus"),
      fc.constantFrom(undefined, "ana@library.example", "gus@x.example"),
      fc.integer({ min: -600, max: 7000 }),
      fc.integer({ min: 1, max: 4000 }),
    )
    .map(([name, email, start, length]) => seen(name, email, start, start + length));
  fc.assert(
    fc.property(fc.array(fc.array(entry, { maxLength: 4 }), { maxLength: 3 }), (lists) => {
      const reports = lists.map((entries) => reportOf(...entries));
      const turned = lists.toReversed().map((entries) => reportOf(...entries.toReversed()));
      const plain = (parts: readonly AttendanceReport[]) =>
        told({ reports: parts })
          .map((each) => each.join(" · "))
          .toSorted();

      expect(plain(turned)).toEqual(plain(reports));
      expect(plain([...reports, ...reports])).toEqual(plain(reports));
    }),
    { numRuns: 300 },
  );
});
