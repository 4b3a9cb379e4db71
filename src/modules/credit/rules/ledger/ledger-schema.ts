import { z } from "zod";
import { parseDate } from "#platform/time";
import type { Rational } from "../exact/rational.ts";
import { rationalOfNumber, readRational } from "../exact/written.ts";
import { day, fields, words, whole } from "../packs/reading/fields.ts";
import { evidenceKind, mode } from "../packs/reading/predicate-schema.ts";
import type { Decision, LedgerEntry, Measured, Subject } from "./entry.ts";

/** A thousand hours: more than any one entry can be. */
const mostMinutes = 60_000;
const mostEntries = 20_000;

/** Days of a working life; further off, a day is a slip of the pen. */
const lifeDay = day.refine(
  (text) => parseDate(text) === undefined || (text >= "1900-01-01" && text <= "2200-12-31"),
  "Write a day between 1900 and 2200",
);

const howToWrite = "Write an amount such as 3, 0.5 or “1/3”, from 0 to 100000";

const amount = z.union([z.number(), z.string()], howToWrite).transform((value, context): Rational => {
  const exact = typeof value === "number" ? rationalOfNumber(value) : readRational(value);
  if (exact !== undefined && isSensible(exact)) return exact;
  context.addIssue({ code: "custom", message: howToWrite });
  return z.NEVER;
});

/** With a denominator that somebody can have written, so that sums stay short. */
function isSensible({ denominator, numerator }: Rational): boolean {
  return numerator >= 0n && denominator <= 1_000_000n && numerator <= 100_000n * denominator;
}

const list = <Item extends z.ZodType>(item: Item) =>
  z.array(item).max(200, "At most 200 are read").default([]);
const byPack = <Value extends z.ZodType>(value: Value) =>
  z.record(words.max(200), value).default({} as never);

const decision = z.discriminatedUnion("outcome", [
  fields({ outcome: z.enum(["accepted", "pending"]) }),
  fields({ outcome: z.literal("adjusted"), units: amount, reason: words }),
  fields({ outcome: z.literal("returned"), reason: words }),
]) satisfies z.ZodType<Decision>;

const minutes = whole(0, mostMinutes);

const measured = z.union([
  fields({ minutes }),
  fields({ quantity: amount, measure: words.max(200) }),
]) satisfies z.ZodType<Measured>;

/** An entry as it may be written: what goes without saying may be left out. */
const writtenEntry = fields({
  id: words.max(200),
  title: words,
  provider: words.optional(),
  on: lifeDay.optional(),
  from: lifeDay.optional(),
  to: lifeDay.optional(),
  measured: measured.optional(),
  minutes: minutes.optional(),
  hours: amount.optional(),
  quantity: amount.optional(),
  measure: words.max(200).optional(),
  mode: mode.default("live"),
  topics: list(words.max(200)),
  categories: byPack(list(words.max(200))),
  activity: words.max(500).optional(),
  approvedBy: list(words.max(200)),
  preApproved: byPack(lifeDay),
  endorsements: list(words.max(200)),
  evidence: list(evidenceKind),
  status: z.enum(["earned", "planned"]).default("earned"),
  decisions: byPack(decision),
});

type WrittenEntry = z.output<typeof writtenEntry>;

const entry = writtenEntry.transform((written, context): LedgerEntry => {
  const complain = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  const {
    hours: _hours,
    measure: _measure,
    minutes: _minutes,
    on: _on,
    quantity: _quantity,
    ...rest
  } = written;
  const days = daysOf(written, complain);
  return { ...rest, ...days, measured: measuredOf(written, complain) };
});

type Complain = (field: string, message: string) => void;

function daysOf({ from, on, to }: WrittenEntry, complain: Complain): { from: string; to: string } {
  if (on !== undefined && (from !== undefined || to !== undefined))
    complain("on", "Write either “on”, or “from” and “to”");
  const last = to ?? on ?? from;
  const first = from ?? on ?? to;
  if (first === undefined || last === undefined) complain("on", "Write the day as “on”, or “from” and “to”");
  else if (first > last) complain("to", "The last day comes before the first");
  return { from: first ?? "", to: last ?? "" };
}

function measuredOf(written: WrittenEntry, complain: Complain): Measured {
  const { hours, measure, measured, minutes, quantity } = written;
  const ways = [measured, minutes, hours, quantity].filter((way) => way !== undefined);
  if (ways.length !== 1)
    complain(
      ways.length === 0 ? "minutes" : "measured",
      "Write how much it was in one way: “minutes”, “hours”, or “quantity” and “measure”",
    );
  if ((quantity === undefined) !== (measure === undefined))
    complain(quantity === undefined ? "quantity" : "measure", "A quantity and its measure go together");
  if (hours !== undefined) return { minutes: minutesOf(hours, complain) };
  if (quantity !== undefined && measure !== undefined) return { quantity, measure };
  return measured ?? { minutes: minutes ?? 0 };
}

function minutesOf(hours: Rational, complain: Complain): number {
  const minutes = Number(hours.numerator * 60n) / Number(hours.denominator);
  if (!Number.isInteger(minutes)) complain("hours", "Hours must come out in whole minutes");
  else if (minutes > mostMinutes) complain("hours", "That is more than a thousand hours");
  else return minutes;
  return 0;
}

const subject = fields({
  role: words.max(200).optional(),
  issuedOn: lifeDay.optional(),
  birthMonth: whole(1, 12).optional(),
  expiresOn: lifeDay.optional(),
  positions: list(
    fields({
      role: words.max(200),
      from: lifeDay,
      to: lifeDay.optional(),
      share: z.number().min(0).max(100).optional(),
    }),
  ),
  endorsements: list(words.max(200)),
  circumstances: list(words.max(200)),
}) satisfies z.ZodType<Subject>;

/** A ledger file: who, and what they did. */
export const ledgerFields = fields({
  subject: subject.prefault({}),
  entries: z
    .array(entry)
    .max(mostEntries, `At most ${mostEntries} entries are read`)
    .default([])
    .superRefine((entries, context) => {
      const seen = new Set<string>();
      entries.forEach(({ id }, place) => {
        if (seen.has(id))
          context.addIssue({
            code: "custom",
            path: [place, "id"],
            message: `There is another entry “${id}”`,
          });
        seen.add(id);
      });
    }),
});
