import { z } from "zod";
import {
  amount,
  byId,
  cents,
  day,
  fields,
  id,
  instant,
  listOf,
  minutes,
  month,
  number,
  point,
  whole,
  words,
  zone,
} from "./plain-fields.ts";

const limits = fields({
  minutesPerMonth: minutes.optional(),
  minutesInMonth: byId(month, minutes).optional(),
  cents: cents.optional(),
  miles: number(0, 30_000).optional(),
  daysAway: whole(100_000).optional(),
  longestSittingMinutes: minutes.optional(),
  shiftsCovered: whole(100_000).optional(),
  blackouts: listOf(fields({ from: day, to: day })),
  milesPerHour: number(1, 1000).optional(),
});

const ofCategory = fields({ category: id, units: amount });

const credential = fields({
  id,
  name: words,
  due: day,
  units: amount,
  minimums: listOf(ofCategory, 100),
  caps: listOf(ofCategory, 100),
});

const candidate = fields({
  id,
  offering: id,
  title: words,
  how: z.enum(["live", "recording", "self-paced", "in-person"], {
    error: "Write live, recording, self-paced or in-person",
  }),
  sittings: listOf(fields({ start: instant, end: instant }), 1000),
  month: month.optional(),
  minutes: minutes.optional(),
  place: point.optional(),
  cents,
  memberCents: byId(id, cents).optional(),
  gains: byId(id, amount),
  worth: number(-1_000_000, 1_000_000),
  credits: listOf(fields({ credential: id, units: amount, categories: listOf(id, 100) }), 100),
  after: listOf(id, 100),
});

/** The fields of a problem; what they say of each other is in problem-issues.ts. */
export const problemFields = fields({
  format: z.literal("carrel-personal-problem", "Write carrel-personal-problem"),
  version: z.literal(1, "Write 1"),
  from: day,
  to: day,
  zone,
  limits,
  home: point.optional(),
  busy: listOf(
    fields({
      id,
      start: instant,
      end: instant,
      what: z.enum(["desk", "other"], { error: "Write desk or other" }),
      isForTrips: z.boolean("Write true or false").optional(),
    }),
  ),
  competencies: listOf(
    fields({ id, name: words, steps: listOf(fields({ amount, worth: amount }), 100) }),
    1000,
  ),
  credentials: listOf(credential, 100),
  memberships: listOf(fields({ id, name: words, cents }), 100),
  candidates: listOf(candidate),
  done: listOf(id),
  pinned: listOf(id),
  banned: listOf(id),
});
