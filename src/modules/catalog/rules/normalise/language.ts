import type { Reason } from "../listing.ts";
import type { SourceRecord } from "../record.ts";
import { CUE } from "./cues.ts";
import { linesOf } from "./wording.ts";
import type { Wording } from "./wording.ts";

export interface LanguageDecision {
  readonly language: string;
  readonly reason: Reason;
}

/** Said outright: "This webinar will be presented in Spanish". */
const SAID =
  /\b(?:presented|held|offered|conducted|taught|delivered|session|webinar|training|en)\s+(?:entirely\s+|fully\s+)?in\s+(Spanish|French|English)\b|\b(?:en|in)\s+(español|français|Deutsch)\b/iu;
const TAGS: Readonly<Record<string, string>> = {
  spanish: "es",
  french: "fr",
  english: "en",
  español: "es",
  français: "fr",
  deutsch: "de",
};

/**
 * The language it is given in: said in its words, stated by the source, counted from small words when these leave
 * no doubt, else the source's.
 */
export function languageOf(record: SourceRecord, wording: Wording, ofSource: string): LanguageDecision {
  const said = SAID.exec(linesOf(wording.sentences(CUE.tongue)));
  const tag = TAGS[(said?.[1] ?? said?.[2] ?? "").toLowerCase()];
  if (said !== null && tag !== undefined) return decide(tag, `text says “${said[0]}”`);
  const stated = canonicalTag(record.language ?? "");
  if (stated !== undefined) return decide(stated, "the source states it");
  const counted = wording.countedLanguage;
  if (counted !== undefined) {
    return decide(counted.language, `${counted.count} of its small words are in that language`);
  }
  return decide(ofSource, "the source's language; its own words are too few to tell");
}

function decide(language: string, because: string): LanguageDecision {
  return { language, reason: { field: "language", value: language, because } };
}

/** Languages by their names in English and in themselves: forms and tables rarely hold tags. */
const NAMED = new Map(
  "en es fr de pt zh vi ko ru ar it ja pl ht so tl hi uk ase".split(" ").flatMap((tag) =>
    ["en", tag].flatMap((reader) => {
      const name = new Intl.DisplayNames([reader], { type: "language" }).of(tag)?.toLowerCase();
      return name === undefined ? [] : [[name, tag] as const];
    }),
  ),
);

/** Absent for what is no language tag and no name of one: feeds hold anything there. */
function canonicalTag(tag: string): string | undefined {
  if (tag === "") return undefined;
  const named = NAMED.get(tag.trim().toLowerCase());
  if (named !== undefined) return named;
  const clean = tag.trim().replaceAll("_", "-");
  if (/^[a-z]{2}$/u.test(clean)) return clean;
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(clean)) return undefined;
  try {
    return Intl.getCanonicalLocales(clean)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
