import { z } from "zod";
import { lines, text, wholeNumber } from "../entering/form-fields.ts";
import { type Proposal, proposalStates, wordCount } from "./proposal.ts";

const conferenceFields = {
  conference: z
    .string("Write which conference it is for.")
    .trim()
    .min(1, "Write which conference it is for.")
    .max(200, "Shorten this to 200 characters."),
  call: z
    .union([
      z.literal(""),
      z
        .url({ protocol: /^https?$/u, error: "Write a whole address that starts with https://." })
        .max(1_000, "Shorten this to 1,000 characters."),
    ])
    .optional()
    .transform((sent) => (sent === "" ? undefined : sent)),
  deadline: z
    .union([z.literal(""), z.iso.date("Write the day as 2026-12-01, or nothing.")])
    .optional()
    .transform((sent) => (sent === "" ? undefined : sent)),
  words: wholeNumber("Write how many words, such as 250, or nothing.", 10_000).refine(
    (words) => words === undefined || words > 0,
    "Write how many words, such as 250, or nothing.",
  ),
};

/** What is asked before a proposal is drafted: for which call. */
export const callForm = z.object(conferenceFields);

export type GivenCall = z.output<typeof callForm>;

/** A proposal as its form sends it. An abstract that is too long is kept: the page says by how much. */
export const proposalForm = z.object({
  ...conferenceFields,
  state: z.enum(proposalStates, "Choose how far it has come."),
  title: z
    .string("Give it a title.")
    .trim()
    .min(1, "Give it a title.")
    .max(300, "Shorten this to 300 characters."),
  abstract: text(20_000),
  outcomes: lines(30),
  presenters: text(1_000),
  audience: text(1_000),
  evidence: text(8_000),
});

export type GivenProposal = z.output<typeof proposalForm>;

/** What stands in the form for a proposal. */
export function formOfProposal(proposal: Proposal): Readonly<Record<string, string>> {
  const { content } = proposal;
  return {
    conference: proposal.conference,
    call: proposal.callUrl ?? "",
    deadline: proposal.deadline ?? "",
    words: proposal.wordLimit === undefined ? "" : String(proposal.wordLimit),
    state: proposal.state,
    title: content.title,
    abstract: content.abstract,
    outcomes: content.outcomes.join("\n"),
    presenters: content.presenters,
    audience: content.audience,
    evidence: content.evidence,
  };
}

/** `243 of 250 words`, `12 words too many: 262 of 250`; without a limit, the count alone. */
export function lengthWords(
  abstract: string,
  limit: number | undefined,
): { readonly words: string; readonly isTooLong: boolean } {
  const count = wordCount(abstract);
  if (limit === undefined) return { words: count === 1 ? "1 word" : `${count} words`, isTooLong: false };
  const over = count - limit;
  return over > 0
    ? { words: `${over} ${over === 1 ? "word" : "words"} too many: ${count} of ${limit}`, isTooLong: true }
    : { words: `${count} of ${limit} words`, isTooLong: false };
}
