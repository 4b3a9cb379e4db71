import { z } from "zod";
import { text, wholeNumber } from "../entering/form-fields.ts";

/** What can be lent. */
export const kitKinds = { kit: "A kit: a box of things", presenter: "A presenter: a person" } as const;

const courier = wholeNumber("Write a number of days up to 14, or nothing.", 14).transform(
  (days) => days ?? 0,
);

/** A kit as its form sends it. */
export const kitForm = z.object({
  kind: z.enum(["kit", "presenter"], "Choose what it is."),
  name: z
    .string("Write what it is called.")
    .trim()
    .min(1, "Write what it is called.")
    .max(120, "Shorten this to 120 characters."),
  description: text(4_000),
  branch: z.uuid("Choose a branch from the list."),
  keeper: text(200),
  before: courier,
  after: courier,
});

/** What a form says of a kit. */
export type GivenKit = z.output<typeof kitForm>;

/** A request for a kit as its form sends it. */
export const requestForm = z.object({
  branch: z.uuid("Choose a branch from the list."),
  first: z.iso.date("Write the first day as 2026-11-20."),
  last: z.iso.date("Write the last day as 2026-11-20."),
  purpose: text(300),
});
