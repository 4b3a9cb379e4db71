import { gapOf } from "./assessment.ts";
import { type FocusEvidence, requestWeight } from "./focus-evidence.ts";
import { demandReasons, gapReasons, needReasons, risingReasons, roleReasons } from "./reason-words.ts";

/** A topic with what speaks for it. */
export interface RankedTopic {
  readonly id: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly score: number;
  /** Each part from 0 to 1, before its weight. */
  readonly parts: Readonly<Record<Part, number>>;
  /** In words, the weightiest first. Empty when nothing speaks for it. */
  readonly reasons: readonly string[];
}

export type Part = "gap" | "demand" | "need" | "role" | "rising";

/** How much each counts. Our judgement (docs/guide/focus.md): what one lacks and what people ask for first. */
export const partWeights: Readonly<Record<Part, number>> = {
  gap: 0.35,
  demand: 0.3,
  need: 0.15,
  role: 0.1,
  rising: 0.1,
};

const parts = ["gap", "demand", "need", "role", "rising"] as const;

/** Every topic with what speaks for it, the weightiest first; those that weigh the same by name. */
export function rankTopics(evidence: FocusEvidence): readonly RankedTopic[] {
  return evidence.topics
    .map((topic) => ranked(topic, evidence))
    .toSorted((one, other) => other.score - one.score || (one.name < other.name ? -1 : 1));
}

function ranked(
  { id, name }: { readonly id: string; readonly name: string },
  evidence: FocusEvidence,
): RankedTopic {
  const measured: Readonly<Record<Part, number>> = {
    gap: gapPart(id, evidence),
    demand: demandPart(id, evidence),
    need: evidence.needs.some(({ topics }) => topics.includes(id)) ? 1 : 0,
    role: evidence.role?.topics.includes(id) === true ? 1 : 0,
    rising: risingPart(id, evidence),
  };
  const weighed = parts
    .map((part) => ({ part, worth: measured[part] * partWeights[part] }))
    .filter(({ worth }) => worth > 0)
    .toSorted((one, other) => other.worth - one.worth);
  // Sums of so many parts differ in their last bit by the order of adding; ranks must not.
  const score = Math.round(weighed.reduce((sum, { worth }) => sum + worth, 0) * 1e6) / 1e6;
  return {
    id,
    name,
    score,
    parts: measured,
    reasons: weighed.flatMap(({ part }) => words[part](id, evidence)),
  };
}

const words: Readonly<Record<Part, (topic: string, evidence: FocusEvidence) => readonly string[]>> = {
  gap: gapReasons,
  demand: demandReasons,
  need: needReasons,
  role: roleReasons,
  rising: risingReasons,
};

/** The widest gap among the headings that have to do with it. A sum would favour what many headings happen to name. */
function gapPart(topic: string, { ratings }: FocusEvidence): number {
  return ratings.reduce(
    (widest, { rating, topics }) => Math.max(widest, gapOf(rating) * (topics.get(topic) ?? 0)),
    0,
  );
}

// So many requests are worth half of the most that requests can be.
const halfOwn = 3;
const halfBranch = 10;
const branchShare = 0.5;

function demandPart(topic: string, { branch, requests, today }: FocusEvidence): number {
  const own = requests
    .filter((each) => each.topic === topic)
    .reduce((sum, { on }) => sum + requestWeight(on, today), 0);
  const here = branch?.counts.get(topic) ?? 0;
  const ofOwn = own / (own + halfOwn);
  const ofBranch = (branchShare * here) / (here + halfBranch);
  return 1 - (1 - ofOwn) * (1 - ofBranch);
}

/** By how much a topic's share grew: 0 when it did not beyond chance, 1 when it doubled or is new. */
function risingPart(topic: string, { rising }: FocusEvidence): number {
  const found = rising.find((each) => each.topic === topic);
  return found === undefined ? 0 : Math.min(1, Math.max(0, found.growth ?? 1));
}
