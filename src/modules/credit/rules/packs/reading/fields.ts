import { z } from "zod";
import { parseDate } from "#platform/time";
import { didYouMean } from "./nearest-word.ts";

/** An object with exactly these fields; any other is told with the one that was likely meant. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => `There is no field “${key}” here${didYouMean(key, known)}`).join("\n")
        : undefined,
  });
}

/** A name for machines, stable for ever. */
export const slug = z
  .string()
  .max(80, "Make it shorter: 80 letters are enough")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, "Use small letters, digits and single hyphens");

/** Words for people. */
export const words = z.string().trim().min(1, "Write something, or leave the field out").max(4000);

/** A day of the calendar. */
export const day = z
  .string("Write a day as 2026-11-01")
  .refine((text) => parseDate(text) !== undefined, "Write a day as 2026-11-01, one that exists");

/** How many of something that comes whole. */
export function whole(least: number, most: number) {
  const sentence = `Write a whole number from ${least} to ${most}`;
  return z.number(sentence).int(sentence).min(least, sentence).max(most, sentence);
}

/** A list that may be left out. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.array(item).max(200, "That is more than 200: nobody could read it").default([]);
}
