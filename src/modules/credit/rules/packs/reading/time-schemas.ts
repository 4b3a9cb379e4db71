import { z } from "zod";
import { amount } from "./amount.ts";
import { fields, whole, words } from "./fields.ts";

const month = whole(1, 12);
const year = whole(1900, 2200).optional();
const firstAfterIssue = z.boolean().optional();

/** From when to when. */
export const cycle = fields({
  months: whole(1, 240),
  anchor: z.discriminatedUnion("kind", [
    fields({ kind: z.literal("issue date") }),
    fields({ kind: z.literal("birth month") }),
    fields({ kind: z.literal("fixed date"), month, day: whole(1, 31), year, firstAfterIssue }),
    fields({ kind: z.literal("fiscal year"), startMonth: month, year, firstAfterIssue }),
    fields({ kind: z.literal("calendar year"), year }),
  ]),
  ends: z.enum(["day before anniversary", "anniversary", "end of month"]).default("day before anniversary"),
  monthsBeforeFirst: whole(0, 60).optional(),
});

const minutes = whole(0, 6000);

const evenly = fields({
  each: z.enum(["entry", "requirement", "total"]),
  how: z.enum(["floor", "nearest", "ceil"]),
  step: amount,
});

const byTable = fields({
  each: z.literal("entry"),
  how: z.literal("table"),
  rows: z
    .array(fields({ fromMinutes: minutes, units: amount }))
    .min(1)
    .max(100),
  repeatsAfter: whole(1, 6000).optional(),
});

/** What learning is counted in. */
export const unit = fields({
  name: words,
  plural: words,
  minutes: whole(1, 6000),
  minimumActivityMinutes: whole(1, 6000).optional(),
  rounding: z.discriminatedUnion("how", [evenly, byTable]).optional(),
});
