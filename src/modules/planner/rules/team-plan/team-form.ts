import { daysInMonth } from "#platform/time";
import { z } from "zod";
import { firstTeamChoices, type TeamChoices } from "./team-choices.ts";

const dollars = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^\$?\d{1,3}(,?\d{3})*(\.\d{1,2})?$/u, "Write an amount in dollars, such as $2,500, or nothing.")
    .transform((text) => Math.round(Number(text.replaceAll(/[$,]/gu, "")) * 100))
    .refine((cents) => cents <= most, "That is more than any library spends on learning.")
    .optional();

const number = (words: string, { least, most }: { readonly least: number; readonly most: number }) =>
  z.coerce.number(words).min(least, words).max(most, words);

const daysWords = "Write whole days away for each, such as 3: part of a day counts as one.";

/** The form for a team's plan. Empty fields are not sent. */
export const teamForm = z
  .object({
    team: z.uuid("Choose a branch or system from the list."),
    from: z.iso.date("Write the first day as 2027-01-01."),
    to: z.iso.date("Write the last day as 2027-06-30."),
    money: dollars(10_000_000_00),
    each: dollars(1_000_000_00),
    share: number("Write how many times its even share, such as 1.5, or nothing.", {
      least: 0,
      most: 100,
    }).optional(),
    hours: number("Write the hours a month for each, such as 4.", { least: 0, most: 200 }),
    days: number(daysWords, { least: 0, most: 365 }).int(daysWords),
    conference: number("Write a number of people, or nothing.", { least: 0, most: 10_000 }).optional(),
    work: z.string().optional(),
    topic: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
    seconds: z.coerce.number().int().min(1).max(600).catch(firstTeamChoices.seconds),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "The last day lies before the first." })
  .refine(({ from, to }) => monthsBetween(from, to) <= 24, {
    path: ["to"],
    message: "Two years at most: nobody publishes sessions further ahead.",
  });

function monthsBetween(from: string, to: string): number {
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7))
  );
}

/** What the form asks for, as it is kept. */
export function choicesOf(form: z.output<typeof teamForm>): TeamChoices {
  return {
    from: form.from,
    to: form.to,
    cents: form.money,
    centsPerPerson: form.each,
    branchShare: form.share,
    minutesPerMonth: Math.round(form.hours * 60),
    daysAway: form.days,
    isOnlyAtWork: form.work === "yes",
    conferencePeople: form.conference === undefined ? undefined : Math.floor(form.conference),
    topics: form.topic,
    seconds: form.seconds,
  };
}

/** What stands in the form before anything is sent: half a year from today. */
export function firstForm(today: string): Readonly<Record<string, string>> {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) + 4;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const last = `${year}-${String(month).padStart(2, "0")}-${daysInMonth(year, month)}`;
  return {
    from: today,
    to: last,
    money: "",
    each: "",
    share: "",
    hours: String(firstTeamChoices.minutesPerMonth / 60),
    days: String(firstTeamChoices.daysAway),
    work: "yes",
    conference: "",
    seconds: String(firstTeamChoices.seconds),
  };
}
