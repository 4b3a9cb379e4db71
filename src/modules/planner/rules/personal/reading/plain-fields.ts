import { z } from "zod";
import { parseDate, parseInstant, resolveZone } from "#platform/time";

/** An object with exactly these fields. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys
            .map((key) => `There is no field “${key}” here; there are ${Object.keys(shape).join(", ")}`)
            .join("\n")
        : `Write an object with ${Object.keys(shape).join(", ")}`,
  });
}

const idWords = "Write an id: a text of 1 to 200 letters";

/** What every object has would be found where nobody wrote it: `gains.constructor`. */
const isFree = (text: string) => !(text in Object.prototype);

export const id = z
  .string(idWords)
  .min(1, idWords)
  .max(200, idWords)
  .refine(isFree, "Write another id: JavaScript has something of its own by this name");

export const words = z.string("Write a text").max(2000, "Make it shorter: at most 2000 letters");

const dayWords = "Write a day as 2026-12-03, one that exists";

export const day = z.string(dayWords).refine((text) => parseDate(text) !== undefined, dayWords);

const monthWords = "Write a month as 2026-12";

export const month = z.string(monthWords).regex(/^(?!0000)\d{4}-(?:0[1-9]|1[0-2])$/u, monthWords);

const instantWords = "Write an instant in UTC as 2027-01-14T15:00:00Z";

/** As they are documented, and as JavaScript writes them: what else ISO 8601 allows, not every reader takes for the same. */
const instantForm = /^[\d-]{10}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.0+)?Z$/u;

export const instant = z
  .string(instantWords)
  .refine((text) => instantForm.test(text) && parseInstant(text) !== undefined, instantWords);

const zoneWords = "Write an IANA zone such as America/Chicago";

export const zone = z.string(zoneWords).refine((text) => resolveZone(text).id === text, zoneWords);

/** Counts, minutes, cents. */
export function whole(most: number) {
  const sentence = `Write a whole number from 0 to ${most}`;
  return z.number(sentence).int(sentence).min(0, sentence).max(most, sentence);
}

/** Amounts, units, worth. */
export function number(least: number, most: number) {
  const sentence = `Write a number from ${least} to ${most}`;
  return z.number(sentence).min(least, sentence).max(most, sentence);
}

export const minutes = whole(1_000_000);
export const cents = whole(1_000_000_000);
export const amount = number(0, 1_000_000);

export const point = fields({ latitude: number(-90, 90), longitude: number(-180, 180) });

export function listOf<Item extends z.ZodType>(item: Item, most = 100_000) {
  return z.array(item, "Write a list").max(most, `That is more than ${most}`);
}

export function byId<Value extends z.ZodType>(key: z.ZodString, value: Value) {
  return z.record(key, value, {
    error: (issue) =>
      issue.code === "invalid_key"
        ? issue.issues.map(({ message }) => message).join("; ")
        : "Write fields of its own, by id",
  });
}
