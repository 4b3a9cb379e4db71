import { z } from "zod";

import { parsePackFile } from "../pack-file.ts";
import type { PackFile, PackProblem, PackResult } from "../pack-file.ts";
import { cuePhrases } from "./cues.ts";
import type { Cue } from "./cues.ts";
import { SMALL_WORDS, smallWordLanguages } from "./small-words.ts";
import type { SmallWordLanguages } from "./small-words.ts";
import { phraseIndex } from "./phrases.ts";
import type { Phrase, PhraseIndex } from "./phrases.ts";

/** The lists of the vocabulary: one YAML file each, in this order. */
export const LISTS = ["kinds", "topics", "audiences", "levels", "ways", "features"] as const;
export type List = (typeof LISTS)[number];

/** One thing that can be found in a record, and how people name it. */
export interface Term {
  readonly id: string;
  readonly name: string;
  /** Phrases that say so wherever they stand. */
  readonly words: readonly string[];
  /** Phrases that say so in a title only, because elsewhere they mean many things. */
  readonly titleWords: readonly string[];
  /** Phrases that count half: two different ones are needed. */
  readonly hints: readonly string[];
}

/** The words of the field, as a library edits them in `packs/vocabulary`, ready for use. */
export interface Vocabulary {
  readonly terms: Readonly<Record<List, readonly Term[]>>;
  readonly index: PhraseIndex<List | Cue>;
  readonly languages: SmallWordLanguages;
}

const KINDS = [
  "webinar",
  "workshop",
  "conference",
  "course",
  "lesson",
  "chat",
  "article",
  "degree-program",
  "meeting",
  "other",
] as const;

/** Ids the program itself knows; topics and audiences are a library's own. */
const KNOWN_IDS: Partial<Record<List, readonly string[]>> = {
  kinds: KINDS,
  levels: ["introductory", "intermediate", "advanced"],
  ways: ["live-online", "in-person", "own-pace", "hybrid"],
  features: ["recorded", "not-recorded", "captions"],
};

const phrases = z.array(z.string().trim().min(2, "Write at least two letters.")).default([]);

function listSchema(list: List) {
  const known = KNOWN_IDS[list];
  const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, "Use small letters, digits and single hyphens.");
  const term = z.strictObject({
    id: known === undefined ? id : z.enum(known, `Use one of: ${known.join(", ")}.`),
    name: z.string().trim().min(1, "Give it a name people will read."),
    words: phrases,
    titleWords: phrases,
    hints: phrases,
  });
  return z.strictObject({
    terms: z
      .array(term)
      .min(1)
      .superRefine((terms, context) => {
        terms.forEach((each, place) => {
          if (terms.findIndex((other) => other.id === each.id) === place) return;
          context.addIssue({ code: "custom", path: [place, "id"], message: `“${each.id}” is there twice.` });
        });
      }),
    /** Phrases that look like one of these and are not: "conference call". */
    notWords: phrases,
  });
}

/**
 * The vocabulary from its six files, named `kinds.yaml` and so on (folders before the name do not matter).
 * All problems of all files are given at once.
 */
export function parseVocabulary(files: readonly PackFile[]): PackResult<Vocabulary> {
  const problems: PackProblem[] = [];
  const found: Phrase<List | Cue>[] = cuePhrases();
  const terms: Record<List, readonly Term[]> = {
    kinds: [],
    topics: [],
    audiences: [],
    levels: [],
    ways: [],
    features: [],
  };
  for (const list of LISTS) {
    const file = files.find((each) => each.name.split("/").at(-1) === `${list}.yaml`);
    if (file === undefined) {
      problems.push({ file: `${list}.yaml`, line: 1, field: "", message: "This file is missing." });
      continue;
    }
    const result = parsePackFile(file, listSchema(list));
    if (!result.isValid) {
      problems.push(...result.problems);
      continue;
    }
    terms[list] = result.content.terms;
    found.push(...phrasesOf(list, result.content.terms, result.content.notWords));
  }
  if (problems.length > 0) return { isValid: false, problems };
  const index = phraseIndex(found, SMALL_WORDS);
  return { isValid: true, content: { terms, index, languages: smallWordLanguages(index.wordIds) } };
}

function phrasesOf(list: List, terms: readonly Term[], notWords: readonly string[]): Phrase<List>[] {
  const phrase = (id: string, words: readonly string[], weight: { isHint?: true; isTitleOnly?: true } = {}) =>
    words.map((written) => ({
      list,
      id,
      phrase: written,
      isHint: weight.isHint ?? false,
      isTitleOnly: weight.isTitleOnly ?? false,
    }));
  return [
    ...terms.flatMap((term) => [
      ...phrase(term.id, term.words),
      ...phrase(term.id, term.titleWords, { isTitleOnly: true }),
      ...phrase(term.id, term.hints, { isHint: true }),
    ]),
    ...phrase("", notWords),
  ];
}
