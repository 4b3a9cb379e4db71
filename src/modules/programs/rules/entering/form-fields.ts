import { z } from "zod";
import { audiences } from "../plan/audiences.ts";
import { licences } from "../licences/licence.ts";
import { levels } from "../reading/who-may-read.ts";

const mostCents = 1_000_000_00;

/** An amount as people write it, in cents; absent when the field is empty. */
export const dollars = z
  .string()
  .trim()
  .regex(
    /^\$?\d{1,3}(,?\d{3})*(\.\d{1,2})?$/u,
    "Write an amount in dollars, such as $40 or 12.50, or nothing.",
  )
  .transform((text) => Math.round(Number(text.replaceAll(/[$,]/gu, "")) * 100))
  .refine((cents) => cents <= mostCents, "That is more than a program costs.")
  .optional();

/** `about 20`, `~20`, `20ish`, `20 people`: how people remember it. */
const countedPeople =
  /^(?:(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|maybe|ca\.?|[~≈])\s*)?(\d{1,3}(?:,?\d{3})*)\s*(?:\+|-?ish|or so)?(?:\s+(?:people|teens|kids|children|adults))?$/iu;

/** How many people; absent when the field is empty. What is about a number is taken as that number. */
export const headCount = z
  .string()
  .trim()
  .regex(countedPeople, "Write how many people came, such as 64 or about 20, or nothing.")
  .transform((text) => Number((countedPeople.exec(text)?.[1] ?? "").replaceAll(",", "")))
  .refine((count) => count <= 1_000_000, "That is more people than any library has room for.")
  .optional();

/** A whole number of something, at most so many. */
export const wholeNumber = (words: string, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/u, words)
    .transform(Number)
    .refine((value) => value <= most, words)
    .optional();

/** Words of any length a person would type, without what nobody can read. */
export const text = (most: number) =>
  z
    .string()
    .max(most, `Shorten this to ${most.toLocaleString("en")} characters.`)
    .transform((words) => words.replaceAll("\r\n", "\n").trim())
    .default("");

/** One thing a line, empty lines left out. */
export const lines = (most: number) =>
  text(most * 300).transform((words) =>
    words
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .slice(0, most),
  );

/** A list that may come as one value, several or none; what nobody knows is left out. */
export const several = <Value extends string>(values: readonly Value[]) =>
  z.preprocess(
    (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(z.unknown()).transform((sent) => values.filter((value) => sent.includes(value))),
  );

/** Who may read it and on what terms, as forms send it. */
export const sharingFields = {
  /** A level, or a group as `group <id>`. */
  reader: z.string("Choose who may read it.").pipe(
    z.union(
      [
        z
          .enum(levels.filter((level) => level !== "group"))
          .transform((level) => ({ level, groupId: undefined })),
        z
          .string()
          .regex(/^group [0-9a-f-]{36}$/u)
          .transform((sent) => ({ level: "group" as const, groupId: sent.slice("group ".length) })),
      ],
      "Choose who may read it.",
    ),
  ),
  licence: z.enum(licences as readonly ["by"], "Choose what others may do with it.").default("by"),
};

/** Whom it is for. */
export const audienceField = several(audiences);

/** The day it was held. */
export const heldOn = z.iso.date("Write the day as 2026-11-20.");
