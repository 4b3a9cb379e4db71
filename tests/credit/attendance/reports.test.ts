import { expect, test } from "vitest";
import { attendanceOutcome } from "../../../src/modules/credit/rules/attendance/attendance-outcome.ts";
import type { SessionCreditRules } from "../../../src/modules/credit/rules/attendance/attendance.ts";
import { readAttendance } from "../../../src/modules/credit/rules/attendance/read-attendance.ts";
import { samples, sessionDate, zone } from "./samples.ts";

const rules: SessionCreditRules = {
  window: { start: Date.UTC(2026, 3, 22, 14) / 1000, end: Date.UTC(2026, 3, 22, 15) / 1000 },
  breaks: [],
  bridgeSeconds: 60,
  graceMinutes: 10,
  thresholdPercent: 0,
  rounding: "floor",
  stepMinutes: 1,
};

test.for(samples)("$name: read whole", async ({ bytes, kind, name, people, setApart = [], title }) => {
  const { report, refusal } = await readAttendance(bytes, { zone, sessionDate });

  expect(refusal).toBe(undefined);
  const outcome = attendanceOutcome(report!, rules);
  const isUnknown = name.includes("which we do not know");
  expect(outcome.problems.map(({ effect, message }) => [effect, message.slice(0, 11)])).toEqual(
    isUnknown ? [["assumed", "The headers"]] : [],
  );
  expect({
    kind: report!.kind,
    title: report!.title,
    people: outcome.people.map(({ name, email, calculation }) => [
      name,
      email,
      calculation.attendedSeconds,
      calculation.basis,
    ]),
    setApart: outcome.setApart.map(({ what }) => what),
  }).toEqual({ kind, title, people, setApart });
});

test.for(samples)(
  "$name: the same without the session's day, unless it has none",
  async ({ bytes, people }) => {
    const { report, refusal } = await readAttendance(bytes, { zone });

    expect(refusal).toBe(undefined);
    const seconds = attendanceOutcome(report!, rules).people.map(
      ({ calculation }) => calculation.attendedSeconds,
    );
    const hasNoDay = report!.problems.some(({ message }) => message.includes("has no date"));
    expect(seconds).toEqual(hasNoDay ? [] : people.map(([, , attended]) => attended));
  },
);
