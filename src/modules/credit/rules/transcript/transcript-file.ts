import { z } from "zod";
import { parseDate } from "#platform/time";
import { readRational } from "../exact/written.ts";
import { modes } from "../ledger/entry.ts";
import { evidenceKinds } from "../packs/predicate.ts";

/** What a transcript's JSON calls itself. A change that older readers cannot read makes a new version. */
export const transcriptFormat = { format: "carrel-transcript", version: 1 } as const;

const day = z.iso
  .date("Write a day as 2026-11-01.")
  .refine((text) => parseDate(text) !== undefined, "Write a day as 2026-11-01.");
const words = z.string().max(500);
const list = z.array(words).max(500);
const amount = z
  .string()
  .regex(/^\d{1,12}(?:\.\d{1,9}|\/[1-9]\d{0,8})?$/u, "Write an amount as 3, 0.5 or 1/3.")
  .refine((text) => readRational(text) !== undefined, "Write an amount as 3, 0.5 or 1/3.");

/** An entry as it is written into a transcript and read from one: what its owner says of it. */
export const fileEntry = z
  .object({
    id: z.string().min(1).max(200).meta({ description: "The same wherever the entry is brought in" }),
    title: z.string().trim().min(1).max(500).meta({ description: "What it was" }),
    provider: words.optional().meta({ description: "Who offered it" }),
    from: day.meta({ description: "The first day" }),
    to: day.meta({ description: "The day it was complete" }),
    minutes: z.int().min(0).max(10_000_000).optional().meta({ description: "How long, in whole minutes" }),
    quantity: amount.optional().meta({ description: "How much, in another measure: 3, 0.5 or 1/3" }),
    measure: words.optional().meta({ description: "That measure: semester hour" }),
    mode: z.enum(modes).meta({ description: "How they took part" }),
    topics: list.default([]).meta({ description: "What it was about: topics of the catalogue" }),
    categories: z
      .record(words, list)
      .default({})
      .meta({ description: "Categories it was put into, by rule pack" }),
    preApproved: z
      .record(words, day)
      .default({})
      .meta({ description: "The day an authority approved it, by rule pack" }),
    approvedBy: list.default([]).meta({ description: "Rule packs whose authority approved the provider" }),
    endorsements: list.default([]).meta({ description: "Licences or areas it was for" }),
    activity: words.optional().meta({ description: "The same for each time the same was taken" }),
    proofOnPaper: z
      .array(z.enum(evidenceKinds))
      .max(50)
      .default([])
      .meta({ description: "Proof kept on paper" }),
    relation: z.string().max(10_000).default("").meta({ description: "What it has to do with the work" }),
    description: z
      .string()
      .max(10_000)
      .default("")
      .meta({ description: "What it was about, in their words" }),
    place: words.default("").meta({ description: "Where it was" }),
    state: z.enum(["planned", "earned"]).meta({ description: "Planned or done" }),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "The last day comes before the first." })
  .refine(
    ({ minutes, quantity, measure }) =>
      (minutes === undefined) === (quantity !== undefined) &&
      (quantity === undefined) === (measure === undefined),
    { path: ["minutes"], message: "Give minutes, or a quantity with its measure." },
  );

/** An entry of a transcript file. */
export type FileEntry = z.output<typeof fileEntry>;

/** A credential as a transcript holds it, apart from what it counts up to. */
export const fileCredential = z.object({
  pack: z.string().min(1).max(200).meta({ description: "The rule pack it is reckoned by" }),
  credential: words.optional().meta({ description: "Its name" }),
  role: words.optional().meta({ description: "The role, where the rule differs by it" }),
  issuedOn: day.optional().meta({ description: "When it was issued" }),
  birthMonth: z.int().min(1).max(12).optional().meta({ description: "Month of birth, where the rule asks" }),
  expiresOn: day.optional().meta({ description: "When it expires, as the paper says" }),
  certificateNumber: words.optional().meta({ description: "Its number" }),
  endorsements: list.default([]).meta({ description: "Further licences or areas" }),
  circumstances: list.default([]).meta({ description: "What an exemption asks about" }),
  positions: z
    .array(
      z.object({ role: words, from: day, to: day.optional(), share: z.number().min(0).max(100).optional() }),
    )
    .max(200)
    .default([])
    .meta({ description: "Positions held, where the rule goes by them; share in percent of full time" }),
  endedOn: day.optional().meta({ description: "Since when it is held no more" }),
});

/** A credential of a transcript file. */
export type FileCredential = z.output<typeof fileCredential>;

const amountOut = z.string().meta({ description: "In the rule’s unit, exact: 41.5, or 1/3" });

const part = z.object({
  outcome: z.enum(["counted", "planned", "not counted"]),
  minutes: amountOut,
  units: amountOut.optional(),
  towards: list.optional().meta({ description: "Requirements it counts towards, by id" }),
  beyond: z.boolean().optional().meta({ description: "More than is required" }),
  reason: words.optional().meta({ description: "Why it does not count, as a code" }),
  because: z.string().optional().meta({ description: "The same in a sentence" }),
});

const requirement = z.object({
  id: words,
  name: words,
  sense: z.enum(["minimum", "maximum"]),
  limit: amountOut,
  counted: amountOut,
  short: amountOut,
  over: amountOut,
  met: z.boolean(),
});

/** How one credential stands, and what each entry counted for: worked out, and not read back. */
export const fileStanding = fileCredential.extend({
  authority: words.optional(),
  cycle: z.object({ from: day, to: day }).optional(),
  unit: words.optional(),
  state: words.optional().meta({ description: "met, met with planned, short, lapsed, exempt, nothing due" }),
  required: amountOut.optional(),
  counted: amountOut.optional(),
  short: amountOut.optional(),
  rule: words.optional().meta({ description: "The version of the rule" }),
  requirements: z.array(requirement).default([]),
  entries: z
    .array(z.object({ id: words, worth: amountOut, parts: z.array(part) }))
    .default([])
    .meta({ description: "What became of each entry of the cycle" }),
});

const decision = z.object({
  outcome: z.enum(["pending", "accepted", "adjusted", "returned"]),
  units: amountOut.optional(),
  reason: z.string().optional(),
});

/** A file that proves an entry, as a transcript names it; the file itself is in the binder. */
export const fileProof = z.object({
  name: words,
  kind: z.enum(evidenceKinds),
  sha256: words,
  bytes: z.int().min(0),
});

/** A whole transcript as it is written: one document of what was done, and what it counted for. */
export const transcriptFile = z
  .object({
    format: z.literal(transcriptFormat.format),
    version: z.literal(transcriptFormat.version),
    madeOn: day,
    name: words,
    credentials: z.array(fileStanding),
    entries: z.array(
      fileEntry.safeExtend({
        evidence: z.array(fileProof).default([]).meta({ description: "Files that prove it" }),
        decisions: z
          .record(words, decision)
          .default({})
          .meta({ description: "What an authority decided, by rule pack; not read back" }),
      }),
    ),
  })
  .meta({ title: "Carrel transcript", description: "What someone learned, and what it counted for." });

/** The transcript's JSON Schema (2020-12). */
export function transcriptSchema(): object {
  return z.toJSONSchema(transcriptFile, { io: "output", unrepresentable: "any" });
}
