import type { Kind, Reason } from "../listing.ts";
import type { SourceRecord } from "../record.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { because } from "./wording.ts";
import type { Mention, Wording } from "./wording.ts";

export interface KindDecision {
  readonly kind: Kind;
  readonly reason: Reason;
}

/**
 * What kind of offering a record is. The source's own word for it goes first, then the title, its categories and
 * the description; among several in one of these, the order of `kinds.yaml` decides (in the description: the one
 * named most). Without any word, the record's shape may tell; else it is `other`.
 */
export function kindOf(record: SourceRecord, wording: Wording, vocabulary: Vocabulary): KindDecision {
  const mentions = wording.kinds;
  const isArticleLike = record.sessions.length === 0 && record.publishedAt !== undefined;
  const mention =
    firstInOrder(mentions, "stated", vocabulary) ??
    firstInOrder(mentions, "title", vocabulary) ??
    firstInOrder(mentions, "category", vocabulary) ??
    (isArticleLike ? undefined : mostNamed(mentions, vocabulary));
  if (mention === undefined) return byShape(record);
  const kind = mention.phrase.id as Kind; // the vocabulary's schema allows no other id
  return decide(kind, because(mention));
}

function firstInOrder(
  mentions: readonly Mention[],
  where: Mention["where"],
  vocabulary: Vocabulary,
): Mention | undefined {
  let best: Mention | undefined;
  let bestPlace = Number.POSITIVE_INFINITY;
  for (const mention of mentions) {
    if (mention.where !== where) continue;
    const place = placeOf(mention, vocabulary);
    if (place < bestPlace) [best, bestPlace] = [mention, place];
  }
  return best;
}

function mostNamed(mentions: readonly Mention[], vocabulary: Vocabulary): Mention | undefined {
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    if (mention.where !== "text") continue;
    counts.set(mention.phrase.id, (counts.get(mention.phrase.id) ?? 0) + 1);
  }
  let best: Mention | undefined;
  for (const mention of mentions) {
    if (mention.where !== "text") continue;
    const lead = (counts.get(mention.phrase.id) ?? 0) - (counts.get(best?.phrase.id ?? "") ?? 0);
    const isEarlier = best !== undefined && placeOf(mention, vocabulary) < placeOf(best, vocabulary);
    if (lead > 0 || (lead === 0 && isEarlier)) best = mention;
  }
  return best;
}

function placeOf(mention: Mention, vocabulary: Vocabulary): number {
  return vocabulary.terms.kinds.findIndex((term) => term.id === mention.phrase.id);
}

/** Dated and online for at most three hours is what staff call a webinar. */
const WEBINAR_HOURS = 3;

function byShape(record: SourceRecord): KindDecision {
  const [session] = record.sessions;
  if (session === undefined && record.publishedAt !== undefined) {
    return decide("article", "published, with no dates to attend");
  }
  const hours =
    session?.end === undefined ? 1 : (Date.parse(session.end) - Date.parse(session.start)) / 3_600_000;
  if (session !== undefined && record.isOnline === true && !session.isAllDay && hours <= WEBINAR_HOURS) {
    return decide("webinar", "it meets online at a set time, and nothing names it otherwise");
  }
  return decide("other", "no word of the vocabulary names its kind");
}

function decide(kind: Kind, why: string): KindDecision {
  return { kind, reason: { field: "kind", value: kind, because: why } };
}
