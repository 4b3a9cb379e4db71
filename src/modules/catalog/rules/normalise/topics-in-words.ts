import type { Synonyms } from "../finding/synonyms.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { wordingOf } from "./wording.ts";

/** What topics are looked up in. */
export interface TopicWords {
  readonly vocabulary: Vocabulary;
  readonly synonyms: Synonyms;
}

/**
 * The topics that a few words of a person name, in order of their ids: by the words of a topic, else by words that mean the same,
 * else by its hints, since whoever writes three words gives no second hint. Empty when none is named.
 */
export function topicsInWords(text: string, words: TopicWords): readonly string[] {
  const own = named(text, words.vocabulary);
  if (own.firm.length > 0) return own.firm;
  const meant = sameMeaning(text, words.synonyms).map((each) => named(each, words.vocabulary));
  const firm = sorted(meant.flatMap((each) => each.firm));
  return firm.length > 0 ? firm : own.hinted;
}

function named(title: string, vocabulary: Vocabulary) {
  const mentions = wordingOf({ title, summary: "", categories: [] }, vocabulary).topics;
  const ids = (isHint: boolean) =>
    sorted(mentions.filter(({ phrase }) => phrase.isHint === isHint).map(({ phrase }) => phrase.id));
  return { firm: ids(false), hinted: ids(true) };
}

/** Other words for what the text says: `storytime` for “story hour”. */
function sameMeaning(text: string, synonyms: Synonyms): readonly string[] {
  const plain = ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `;
  return synonyms.filter((group) => group.some((each) => plain.includes(` ${each.toLowerCase()} `))).flat();
}

function sorted(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].toSorted();
}
