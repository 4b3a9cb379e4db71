import { z } from "zod";
import { amount, fields, id, listOf, number, words } from "./plain-fields.ts";

/** Null where nothing is known: JSON cannot write what has no end. */
const orUnknown = z
  .number("Write a number, or null where nothing is known")
  .nullable()
  .transform((value) => value ?? Infinity);

/** The fields of a plan. */
export const planFields = fields({
  format: z.literal("carrel-personal-plan", "Write carrel-personal-plan"),
  version: z.literal(1, "Write 1"),
  outcome: z.enum(["optimal", "feasible", "impossible", "none"], {
    error: "Write optimal, feasible, impossible or none",
  }),
  chosen: listOf(id),
  memberships: listOf(id),
  covered: listOf(id),
  counted: listOf(fields({ candidate: id, credential: id, units: amount })),
  value: number(-1e18, 1e18),
  bound: orUnknown,
  gap: orUnknown,
  seconds: number(0, 1e9),
  binding: listOf(words),
  ruledOut: listOf(fields({ candidate: id, by: words })),
  clash: fields({
    limits: listOf(words),
    remedies: listOf(fields({ limit: words, by: number(0, 1e12) })),
  }).optional(),
});
