import type { Level, Reason } from "../listing.ts";
import type { Phrase } from "./phrases.ts";
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
  readonly id: string;
  score: number;
  readonly mentions: Mention[];
}

const NONE: Subjects = { ids: [], reasons: [] };

function subjects(field: "topics" | "audiences", mentions: readonly Mention[], weighing: Weighing): Subjects {
  if (mentions.length === 0) return NONE;
  const kept = supportOf(mentions, weighing)
    .filter(({ score }) => score >= weighing.enough)
    .sort((one, other) => other.score - one.score)
    .slice(0, weighing.most);
  if (kept.length === 0) return NONE;
  return {
    ids: kept.map(({ id }) => id),
    reasons: kept.map((support) => ({ field, value: support.id, because: why(support.mentions) })),
  };
}

function supportOf(mentions: readonly Mention[], weighing: Weighing): Support[] {
  const found: Support[] = [];
  for (const mention of mentions) {
    const { phrase, where } = mention;
    const weight = weighing.weights[where] * (phrase.isHint ? 0.5 : 1);
    const support = supportFor(found, phrase.id);
    if (support === undefined) {
      found.push({ id: phrase.id, score: weight, mentions: [mention] });
      continue;
    }
    // A hint said ten times is still one hint: "students" in every sentence is no school library.
    if (phrase.isHint && saysHint(support, phrase)) continue;
    support.score += weight;
    if (!isRepeated(support, mention)) support.mentions.push(mention);
  }
  return found;
}

/** Plain loops, here and below: a record has dozens of mentions, and a closure for each costs more than the look. */
function supportFor(found: readonly Support[], id: string): Support | undefined {
  for (const support of found) if (support.id === id) return support;
  return undefined;
}

function saysHint({ mentions }: Support, hint: Phrase): boolean {
  for (const { phrase } of mentions) if (phrase === hint) return true;
  return false;
}

function isRepeated({ mentions }: Support, { where, phrase }: Mention): boolean {
  for (const other of mentions)
    if (other.where === where && other.phrase.phrase === phrase.phrase) return true;
  return false;
}

function why(mentions: readonly Mention[]): string {
  const [first, second] = mentions;
  if (first === undefined) return "";
  if (second === undefined || first.where !== "text") return because(first);
  return `${because(first)} and “${second.said}”`;
}
