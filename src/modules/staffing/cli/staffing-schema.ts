import { z } from "zod";

const date = z.iso.date();
const minute = z.number().int().min(0).max(1440);
const interval = z
  .object({ startMinute: minute, endMinute: minute })
  .refine(({ startMinute, endMinute }) => startMinute < endMinute, "must end after it starts");
const intervals = z.array(interval);
const week = z.tuple([intervals, intervals, intervals, intervals, intervals, intervals, intervals]);
const weekday = z.literal([0, 1, 2, 3, 4, 5, 6]);
const people = z.number().int().min(0);
const zone = z.string().min(1);
const localMinute = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u, "must look like 2026-12-03T14:00");

const minimum = z.object({
  whileOpen: people,
  rules: z
    .array(z.object({ weekdays: z.array(weekday), startMinute: minute, endMinute: minute, people }))
    .default([]),
  exceptions: z.array(z.object({ date, startMinute: minute, endMinute: minute, people })).default([]),
});

const place = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("desk"), deskId: z.string(), mayMove: z.boolean().default(true) }),
  z.object({ kind: z.literal("branch"), branchId: z.string() }),
  z.object({ kind: z.literal("off-desk"), branchId: z.string() }),
  z.object({ kind: z.literal("outside") }),
]);
const shift = z.object({ startMinute: minute, endMinute: minute, place, breaks: intervals.default([]) });
const shifts = z.array(shift);
const shiftWeek = z.tuple([shifts, shifts, shifts, shifts, shifts, shifts, shifts]);
const ofPerson = { id: z.string(), staffId: z.string() };

const exception = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("extra"), ...ofPerson, date, shift }),
  z.object({ kind: z.literal("moved"), ...ofPerson, date, toDate: date, shifts }),
  z.object({
    kind: z.literal("swapped"),
    ...ofPerson,
    date,
    withStaffId: z.string(),
    withDate: date.exactOptional(),
  }),
]);

/** A library's staffing as a file holds it: what rules/staffing describes, with what is usual left out. */
export const staffingSchema = z.object({
  branches: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      zone,
      hours: z.object({
        weekly: week,
        exceptions: z
          .array(z.object({ from: date, to: date, intervals, reason: z.string().default("") }))
          .default([]),
      }),
      minimum,
      needsPersonInCharge: z.boolean().default(false),
    }),
  ),
  desks: z
    .array(
      z.object({
        id: z.string(),
        branchId: z.string(),
        name: z.string(),
        kind: z.enum(["circulation", "reference", "children", "teen", "phone", "other"]).default("other"),
        minimum,
        whoMayCover: z
          .object({
            qualifications: z.array(z.string()).default([]),
            staffIds: z.array(z.string()).default([]),
          })
          .default({ qualifications: [], staffIds: [] }),
        needsPersonInCharge: z.boolean().default(false),
        closingOrder: z.number().int().positive().exactOptional(),
      }),
    )
    .default([]),
  staff: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      homeBranchId: z.string(),
      qualifications: z.array(z.string()).default([]),
      mayBeInCharge: z.boolean().default(false),
      countsTowardsMinimum: z.boolean().default(true),
      isFloater: z.boolean().default(false),
      callableHours: week.exactOptional(),
    }),
  ),
  patterns: z
    .array(
      z.object({
        ...ofPerson,
        from: date,
        to: date.exactOptional(),
        anchor: date,
        weeks: z.array(shiftWeek).min(1),
      }),
    )
    .default([]),
  exceptions: z.array(exception).default([]),
  absences: z
    .array(
      z.object({
        ...ofPerson,
        from: localMinute,
        to: localMinute,
        zone: zone.exactOptional(),
        reason: z.enum(["vacation", "sick", "family", "duty", "closure", "other"]).default("other"),
        cover: z
          .discriminatedUnion("kind", [
            z.object({ kind: z.literal("colleague"), staffId: z.string() }),
            z.object({ kind: z.literal("outside") }),
          ])
          .exactOptional(),
      }),
    )
    .default([]),
  sessions: z
    .array(
      z.object({
        ...ofPerson,
        title: z.string().default(""),
        start: z.iso.datetime({ offset: true }),
        end: z.iso.datetime({ offset: true }),
        zone,
        attendance: z.enum(["at-desk", "in-building", "away"]),
        travelMinutesBefore: people.default(0),
        travelMinutesAfter: people.default(0),
      }),
    )
    .default([]),
  travelTimes: z
    .array(z.object({ fromBranchId: z.string(), toBranchId: z.string(), minutes: people }))
    .default([]),
  substituteLists: z.array(z.object({ branchId: z.string(), staffIds: z.array(z.string()) })).default([]),
  offDeskHours: z.array(z.object({ staffId: z.string(), zone, weekly: week })).default([]),
});
