import { formatInstant, localDay, parseInstant, toInstant, toWall, formatWall, zoneOf } from "#platform/time";
import { z } from "zod";
import { sharingFields, text, wholeNumber } from "../entering/form-fields.ts";
import type { ProgramPlan } from "../plan/program-plan.ts";
import type { Webinar } from "./webinar.ts";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, "Write the time as 14:30.");

const webAddress = z
  .union([
    z.literal(""),
    z
      .url({ protocol: /^https?$/u, error: "Write a whole address that starts with https://." })
      .max(1_000, "Shorten this to 1,000 characters."),
  ])
  .optional()
  .transform((sent) => (sent === "" ? undefined : sent));

/** A webinar as its form sends it. */
export const webinarForm = z
  .object({
    title: z
      .string("Give it a title.")
      .trim()
      .min(1, "Give it a title.")
      .max(200, "Shorten this to 200 characters."),
    summary: text(4_000),
    day: z.iso.date("Write the day as 2026-12-03."),
    from: clock,
    minutes: wholeNumber("Write how many minutes, such as 45.", 480).refine(
      (minutes) => minutes === undefined || minutes > 0,
      "Write how many minutes, such as 45.",
    ),
    meeting: webAddress,
    registration: webAddress,
    seats: wholeNumber("Write how many may come, such as 30, or nothing.", 100_000).refine(
      (seats) => seats === undefined || seats > 0,
      "Write how many may come, such as 30, or nothing.",
    ),
    contact: text(300),
    reader: sharingFields.reader,
  })
  .refine(
    ({ reader, meeting, registration, contact }) =>
      reader.level !== "public" || [meeting, registration, contact].some((way) => (way ?? "") !== ""),
    {
      path: ["registration"],
      message: "Say how people get in: where to register, where it meets, or whom to ask.",
    },
  );

/** What a form says of a webinar. */
export type GivenWebinar = z.output<typeof webinarForm>;

const usualMinutes = 30;

/** When it begins and ends, of a day and a clock in a zone. */
export function webinarTimes({ day, from, minutes = usualMinutes }: GivenWebinar, zone: string) {
  const starts = toInstant(zoneOf(zone), parseInstant(`${day}T${from}:00Z`) ?? 0);
  return { startsAt: formatInstant(starts), endsAt: formatInstant(starts + minutes * 60) };
}

/** What stands in the form for a webinar that is there. */
export function formOfWebinar(webinar: Webinar): Readonly<Record<string, string>> {
  const { startsAt, endsAt, zone, level, groupId } = webinar;
  const starts = parseInstant(startsAt) ?? 0;
  const minutes = Math.round(((parseInstant(endsAt) ?? 0) - starts) / 60);
  return {
    title: webinar.title,
    summary: webinar.summary,
    day: localDay(zone, startsAt),
    from: formatWall(toWall(zoneOf(zone), starts)).slice(11, 16),
    minutes: String(minutes),
    meeting: webinar.meetingUrl ?? "",
    registration: webinar.registrationUrl ?? "",
    seats: webinar.seats === undefined ? "" : String(webinar.seats),
    contact: webinar.contact,
    reader: level === "group" ? `group ${groupId ?? ""}` : level,
  };
}

/** What a new one begins with: the program's own words. */
export function newWebinarForm({ title, summary }: ProgramPlan): Readonly<Record<string, string>> {
  return {
    title: `How we did it: ${title}`.slice(0, 200),
    summary,
    minutes: String(usualMinutes),
    reader: "system",
  };
}
