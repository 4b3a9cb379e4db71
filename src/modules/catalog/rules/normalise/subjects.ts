import type { Level, Reason } from "../listing.ts";
import { because } from "./wording.ts";
import type { Mention, Wording } from "./wording.ts";

/** What was decided, and why, in the same order. */
export interface Subjects {
  readonly ids: readonly string[];
  readonly reasons: readonly Reason[];
}

/** More topics than this say nothing any more. */
const MOST_TOPICS = 5;
const MOST_AUDIENCES = 4;

/** A word in the title or a category is enough for a topic; a description only speaks of it twice. */
const TOPIC_WEIGHTS = { stated: 3, title: 3, category: 3, text: 1 } as const;
const TOPIC_ENOUGH = 2;
/** Audience words are plainer ("for directors"): one anywhere is enough. */
const AUDIENCE_WEIGHTS = { stated: 2, title: 2, category: 2, text: 1 } as const;
const AUDIENCE_ENOUGH = 1;

/** What it is about: the topics best supported by the words, at most five, best first. */
export function topicsOf(wording: Wording): Subjects {
  return subjects("topics", wording.topics, {
    weights: TOPIC_WEIGHTS,
    enough: TOPIC_ENOUGH,
    most: MOST_TOPICS,
  });
}

/** Whom it is for, at most four. */
export function audiencesOf(wording: Wording): Subjects {
  return subjects("audiences", wording.audiences, {
    weights: AUDIENCE_WEIGHTS,
    enough: AUDIENCE_ENOUGH,
    most: MOST_AUDIENCES,
  });
}

/** How much one should know before: what the title says, else the first that the text says. */
export function levelOf(wording: Wording): { readonly level: Level; readonly reason: Reason } | undefined {
  const mention = wording.levels.find((each) => each.where !== "text") ?? wording.levels[0];
  if (mention === undefined || mention.phrase.isHint) return undefined;
  const level = mention.phrase.id as Level; // the vocabulary's schema allows no other id
  return { level, reason: { field: "level", value: level, because: because(mention) } };
}

interface Weighing {
  readonly weights: Readonly<Record<Mention["where"], number>>;
  readonly enough: number;
  readonly most: number;
}

interface Support {
  score: number;
  readonly mentions: Mention[];
}

function subjects(field: "topics" | "audiences", mentions: readonly Mention[], weighing: Weighing): Subjects {
  if (mentions.length === 0) return { ids: [], reasons: [] };
  const kept = [...supportOf(mentions, weighing)]
    .filter(([, support]) => support.score >= weighing.enough)
    .sort(([, one], [, other]) => other.score - one.score)
    .slice(0, weighing.most);
  return {
    ids: kept.map(([id]) => id),
    reasons: kept.map(([id, support]) => ({ field, value: id, because: why(support.mentions) })),
  };
}

function supportOf(mentions: readonly Mention[], weighing: Weighing): Map<string, Support> {
  const found = new Map<string, Support>();
  for (const mention of mentions) {
    const support = found.get(mention.phrase.id) ?? { score: 0, mentions: [] };
    found.set(mention.phrase.id, support);
    const weight = weighing.weights[mention.where] * (mention.phrase.isHint ? 0.5 : 1);
    const isRepeated = support.mentions.some(
      (other) => other.phrase.phrase === mention.phrase.phrase && other.where === mention.where,
    );
    // A hint said ten times is still one hint: "students" in every sentence is no school library.
    if (mention.phrase.isHint && support.mentions.some((other) => other.phrase === mention.phrase)) continue;
    support.score += weight;
    if (!isRepeated) support.mentions.push(mention);
  }
  return found;
}

function why(mentions: readonly Mention[]): string {
  const [first, second] = mentions;
  if (first === undefined) return "";
  if (second === undefined || first.where !== "text") return because(first);
  return `${because(first)} and “${second.said}”`;
}
