import { z } from "zod";
import { text } from "../entering/form-fields.ts";
import { partnerKinds } from "./partner-kinds.ts";

/** A partner as its form sends it. */
export const partnerForm = z.object({
  name: z
    .string("Write what they are called.")
    .trim()
    .min(1, "Write what they are called.")
    .max(160, "Shorten this to 160 characters."),
  about: text(4_000),
  kind: z.enum(partnerKinds).catch("other"),
  /** Where they are, in words; empty: where their branch is. */
  place: text(120),
  branch: z.uuid("Choose a branch from the list."),
  website: z
    .url({ protocol: /^https?$/u, error: "Write a whole address that starts with https:// or http://." })
    .max(500, "Shorten this to 500 characters.")
    .optional(),
  person: text(160),
  email: z.email("Write a whole e-mail address, or nothing.").max(254, "That is too long.").default(""),
  phone: text(60),
});

/** What a form says of a partner. */
export type GivenPartner = z.output<typeof partnerForm>;
