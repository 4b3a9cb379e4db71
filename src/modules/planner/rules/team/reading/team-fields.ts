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
  number,
  point,
  whole,
  words,
  zone,
} from "../../personal/reading/plain-fields.ts";

const count = whole(100_000);
const time = { start: instant, end: instant };
const ofCategory = fields({ category: id, units: amount });

const credential = fields({
  id,
  name: words,
  due: day,
  units: amount,
  minimums: listOf(ofCategory, 100),
  caps: listOf(ofCategory, 100),
});

const wish = fields({
  session: id,
  worth: amount,
  credits: listOf(fields({ credential: id, units: amount, categories: listOf(id, 100) }), 100),
});

const person = fields({
  id,
  branch: id,
  qualifications: listOf(id, 1000),
  shifts: listOf(fields({ ...time, branch: id, isFloating: z.boolean("Write true or false") })),
  floatsTo: listOf(id),
  busy: listOf(
    fields({
      id,
      ...time,
      what: z.enum(["desk", "other"], { error: "Write desk or other" }),
      isForTrips: z.boolean("Write true or false").optional(),
    }),
  ),
  limits: fields({
    minutes: minutes.optional(),
    minutesPerMonth: minutes.optional(),
    cents: cents.optional(),
    daysAway: count.optional(),
  }),
  wishes: listOf(wish),
  credentials: listOf(credential, 100),
  wasAtBottom: z.boolean("Write true or false"),
  pinned: listOf(id),
  banned: listOf(id),
});

const session = fields({
  id,
  offering: id,
  title: words,
  sittings: listOf(fields(time), 1000).min(1, "Name at least one sitting"),
  place: point.optional(),
  cents,
  groupPrices: listOf(fields({ people: count, cents }), 100),
  seats: count.optional(),
  conference: id.optional(),
});

const minimum = fields({ ...time, people: count, qualified: byId(id, count) });

/** The fields of a team's problem; what they say of each other is in team-issues.ts. */
export const teamProblemFields = fields({
  format: z.literal("carrel-team-problem", "Write carrel-team-problem"),
  version: z.literal(1, "Write 1"),
  from: day,
  to: day,
  zone,
  branches: listOf(fields({ id, name: words, place: point, minimums: listOf(minimum) })),
  people: listOf(person),
  sessions: listOf(session),
  conferences: listOf(fields({ id, name: words, people: count })),
  budgets: listOf(fields({ id, name: words, cents: whole(1e14), people: listOf(id) })),
  milesPerHour: number(1, 1000).optional(),
  unmetWorth: amount,
  fairShare: amount.optional(),
});

/** Null where nothing is known: JSON cannot write what has no end. */
const orUnknown = z
  .number("Write a number, or null where nothing is known")
  .nullable()
  .transform((value) => value ?? Infinity);

/** The fields of a team's plan. */
export const teamPlanFields = fields({
  format: z.literal("carrel-team-plan", "Write carrel-team-plan"),
  version: z.literal(1, "Write 1"),
  outcome: z.enum(["optimal", "feasible", "none"], { error: "Write optimal, feasible or none" }),
  chosen: listOf(fields({ person: id, session: id }), 10_000_000),
  floats: listOf(fields({ person: id, branch: id, ...time }), 10_000_000),
  counted: listOf(fields({ person: id, session: id, credential: id, units: amount }), 10_000_000),
  unmet: listOf(fields({ person: id, credential: id, category: id.optional(), units: amount }), 10_000_000),
  belowFairShare: listOf(fields({ person: id, worth: amount })),
  value: number(-1e15, 1e15),
  bound: orUnknown,
  gap: orUnknown,
  seconds: number(0, 1e9),
  binding: listOf(words, 10_000_000),
});
