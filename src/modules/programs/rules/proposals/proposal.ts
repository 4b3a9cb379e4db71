import type { Adaptation } from "../adapting/lineage.ts";
import { adaptationSummary } from "../adapting/adaptation-summary.ts";
import { resultsOf, resultsWords } from "../occasions/occasion.ts";
import { audienceNames } from "../plan/audiences.ts";
import { minutesWords } from "../plan/plan-fields.ts";
import type { SharedProgram } from "../reading/shared-program.ts";

/** How far a proposal has come. */
export const proposalStateNames = {
  drafted: "Draft",
  sent: "Sent",
  accepted: "Accepted",
  declined: "Declined",
} as const;

export type ProposalState = keyof typeof proposalStateNames;

export const proposalStates = Object.keys(proposalStateNames) as readonly ProposalState[];

/** What conferences ask for, in the parts they ask for it. */
export interface ProposalText {
  readonly title: string;
  readonly abstract: string;
  /** What those who come to the session take away, one each. */
  readonly outcomes: readonly string[];
  /** Who speaks, as the conference is to print it. */
  readonly presenters: string;
  /** Whom the session is for. */
  readonly audience: string;
  readonly evidence: string;
}

/** A proposal of a conference session, made from a program. */
export interface Proposal {
  readonly id: string;
  readonly conference: string;
  readonly callUrl: string | undefined;
  /** A local day. */
  readonly deadline: string | undefined;
  readonly wordLimit: number | undefined;
  readonly state: ProposalState;
  readonly content: ProposalText;
}

/** A first draft in the program's own words, as of a local day. Nobody is named but who is asked to be. */
export function proposalOf(
  program: Pick<SharedProgram, "plan" | "place" | "occasions">,
  adaptations: readonly Adaptation[],
  {
    today,
    presenter,
    wordLimit,
  }: { readonly today: string; readonly presenter: string; readonly wordLimit?: number | undefined },
): ProposalText {
  const { plan, place } = program;
  const where = place.system === place.branch ? place.branch : `${place.branch}, ${place.system}`;
  return {
    title: plan.title,
    abstract: withinWords(abstractOf(program), wordLimit),
    outcomes: [
      ...plan.competencies.map((each) => `What staff need for it: ${each}`),
      ...(plan.materials.length > 0 || plan.dayOf.length > 0
        ? ["A plan to take home: materials, costs, and the day itself"]
        : []),
    ],
    presenters: `${presenter}, ${where}`,
    audience:
      plan.audiences.length === 0
        ? "Library staff who plan programs"
        : `Library staff who serve ${serves(plan.audiences)}`,
    evidence: evidenceOf(program, adaptations, today),
  };
}

function serves(audiences: SharedProgram["plan"]["audiences"]): string {
  return audiences.map((each) => audienceNames[each].toLowerCase()).join(", ");
}

function abstractOf({ plan }: Pick<SharedProgram, "plan">): string {
  const { staffCount, prepMinutes, summary } = plan;
  const effort = [
    ...(staffCount === undefined ? [] : [`${staffCount} staff`]),
    ...(prepMinutes === undefined ? [] : [`${minutesWords(prepMinutes)} to prepare`]),
  ];
  return [
    summary,
    ...(plan.outcomes.length === 0 ? [] : [`Those who came took away: ${plan.outcomes.join("; ")}.`]),
    ...(effort.length === 0 ? [] : [`It takes ${effort.join(" and ")}.`]),
    ...(plan.partners.length === 0 ? [] : [`Done with ${plan.partners.join(", ")}.`]),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Attendance, cost, what people said and what others made of it; nothing that is not known. */
function evidenceOf(
  { occasions }: Pick<SharedProgram, "occasions">,
  adaptations: readonly Adaptation[],
  today: string,
): string {
  const words = resultsWords(resultsOf(occasions, today));
  const lessons = occasions.flatMap(({ differently }) => (differently === "" ? [] : [differently]));
  const learned = occasions.flatMap(({ survey }) =>
    survey?.learned === undefined
      ? []
      : [`Of ${survey.answers} who answered, ${survey.learned}% learned something.`],
  );
  return [
    ...(words.length === 0 ? [] : [`${capital(words.join(", "))}.`]),
    ...learned.slice(-1),
    ...(lessons.length === 0 ? [] : [`What we would do differently: ${lessons.slice(-2).join(" ")}`]),
    ...(adaptations.length === 0 ? [] : [adaptationSummary(adaptations)]),
  ].join("\n");
}

/** How many words a conference's form would count. */
export function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** As many whole sentences as a limit allows, paragraphs kept; the first sentence alone is cut in its midst. */
export function withinWords(text: string, limit: number | undefined): string {
  if (limit === undefined || wordCount(text) <= limit) return text;
  let kept = "";
  for (const [sentence] of text.matchAll(/.*?(?:[.!?…]+["”’)]*(?=\s|$)|\n+|$)\s*/gsu)) {
    if (wordCount(kept + sentence) > limit) break;
    kept += sentence;
  }
  if (wordCount(kept) > 0) return kept.trim();
  const words = text.trim().split(/\s+/u);
  while (wordCount(words.join(" ")) > Math.max(0, limit)) words.pop();
  return words.join(" ");
}

/** Whole days until a deadline: 0 on the day itself, negative once it is over. */
export function daysUntil(deadline: string, today: string): number {
  return Math.round((Date.parse(`${deadline}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

/** `3 days left`, `Today is the last day`; undefined once it was sent, and where there is none. */
export function deadlineWords({ state, deadline }: Pick<Proposal, "state" | "deadline">, today: string) {
  if (state !== "drafted" || deadline === undefined) return undefined;
  const days = daysUntil(deadline, today);
  if (days < 0) return "The deadline is over";
  if (days === 0) return "Today is the last day";
  return days === 1 ? "One day left" : `${days} days left`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
