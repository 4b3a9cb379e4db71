import { z } from "zod";
import { modes } from "../../ledger/entry.ts";
import { evidenceKinds, type Predicate } from "../predicate.ts";
import { day, fields, words } from "./fields.ts";

const some = "List at least one";
const listOfWords = z.array(words).min(1, some).max(100).optional();
const several = z
  .array(z.lazy(() => predicate))
  .min(1, some)
  .max(50)
  .optional();

/** How somebody took part. */
export const mode = z.enum(modes);

/** What proves it. */
export const evidenceKind = z.enum(evidenceKinds);

const questions = fields({
  all: several,
  any: several,
  not: z.lazy(() => predicate).optional(),
  everything: z.literal(true).optional(),
  category: listOfWords,
  mode: z.array(mode).min(1, some).optional(),
  topic: listOfWords,
  measuredIn: listOfWords,
  approvedProvider: z.boolean().optional(),
  preApproved: z.boolean().optional(),
  evidence: z.array(evidenceKind).min(1, some).optional(),
  endorsement: listOfWords,
  completedFrom: day.optional(),
});

/** Which entries are meant: “everything”, or one question. */
export const predicate: z.ZodType<Predicate> = z
  .union([z.literal("everything"), questions], "Write “everything”, or one question such as category: [a]")
  .transform((written, context): Predicate => {
    if (written === "everything") return { everything: true };
    const asked = Object.entries(written).filter(([, answer]) => answer !== undefined);
    // The schema above has seen each question by itself; that there is one of them makes it a predicate.
    if (asked.length === 1) return Object.fromEntries(asked) as unknown as Predicate;
    context.addIssue({ code: "custom", message: oneQuestion(asked.map(([name]) => name)) });
    return z.NEVER;
  });

function oneQuestion(asked: readonly string[]): string {
  return asked.length === 0
    ? "Ask one question here, such as category: [a], or write “everything”"
    : `Ask one question here, not ${asked.length} (${asked.join(", ")}): join them with all: […] or any: […]`;
}
