import { expect, test } from "vitest";
import { coverage } from "../desk-coverage/coverage.ts";
import type { WeeklyHours } from "../hours.ts";
import type { Staffing } from "../staffing.ts";
import { dateAfter } from "../team-week/team-week.ts";
import { sampleSchedule } from "./sample-schedule.ts";

const weekday = [{ startMinute: 540, endMinute: 1200 }];
const saturday = [{ startMinute: 540, endMinute: 1020 }];
const hours: WeeklyHours = [weekday, weekday, weekday, weekday, weekday, saturday, []];

/** One branch of the sample as a staffing. */
function sampleOf(today: string, people: number): Staffing {
  const staffIds = Array.from({ length: people }, (_, turn) => `person-${turn}`);
  const branch = { id: "branch", hours, zone: "America/Chicago", staffIds };
  const made = sampleSchedule(branch, 1, today);
  const withId = <Row>(row: Row, index: number): Row & { readonly id: string } => ({
    ...row,
    id: `${index}`,
  });
  return {
    branches: [
      {
        id: "branch",
        name: "Branch",
        zone: branch.zone,
        hours: { weekly: hours, exceptions: [] },
        minimum: made.minimum,
        needsPersonInCharge: true,
      },
    ],
    desks: made.desks.map(withId),
    staff: made.members.map((member) => ({ ...member, name: member.id })),
    patterns: made.patterns.map(withId),
    absences: made.absences.map(withId),
    sessions: made.sessions.map(withId),
    exceptions: [],
    travelTimes: [],
    substituteLists: [],
    offDeskHours: [],
  };
}

test.each([
  ["2026-11-22", 10],
  ["2027-03-14", 6],
  ["2028-02-29", 10],
])("around %s a sample branch of %d is mostly covered, and short now and then", (today, people) => {
  const staffing = sampleOf(today, people);
  const { branches } = coverage(staffing, { from: dateAfter(today, -7), to: dateAfter(today, 49) });
  const open = branches.flatMap(({ days }) =>
    days.flatMap(({ slots }) => slots.filter(({ isOpen }) => isOpen)),
  );
  const short = open.filter(({ isShort }) => isShort).length / open.length;

  expect(open.length).toBeGreaterThan(900);
  expect({ short, isPlausible: short > 0.005 && short < 0.2 }).toMatchObject({ isPlausible: true });
});

test("someone learns and someone is away in the week of today, whatever the day", () => {
  for (const today of ["2026-11-22", "2026-11-23", "2027-01-01"]) {
    const { absences, sessions } = sampleOf(today, 6);
    const monday = dateAfter(today, -((new Date(today).getUTCDay() + 6) % 7));
    const isThisWeek = (text: string): boolean => text >= monday && text < dateAfter(monday, 7);

    expect(absences.filter(({ from }) => isThisWeek(from)).length).toBeGreaterThan(0);
    expect(sessions.filter(({ start }) => isThisWeek(start)).length).toBe(1);
  }
});
