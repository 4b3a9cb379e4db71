import type { Predicate } from "../predicate.ts";
import { didYouMean } from "../reading/nearest-word.ts";
import { type Note, noteWithin } from "./notes.ts";

/** The words that a predicate may use; where they are left out, any may stand. */
export interface KnownWords {
  readonly categoryIds: readonly string[];
  /** Where those categories stand, when not just anywhere. */
  readonly place?: string | undefined;
  readonly measures?: readonly string[] | undefined;
}

/** Notes every category and measure that nothing else in the pack tells of. */
export function checkPredicate(predicate: Predicate, known: KnownWords, note: Note): void {
  if ("all" in predicate) checkEach(predicate.all, known, noteWithin(note, ["all"]));
  else if ("any" in predicate) checkEach(predicate.any, known, noteWithin(note, ["any"]));
  else if ("not" in predicate) checkPredicate(predicate.not, known, noteWithin(note, ["not"]));
  else if ("category" in predicate)
    noteUnknown(predicate.category, known.categoryIds, {
      what: "category",
      place: known.place,
      note: noteWithin(note, ["category"]),
    });
  else if ("measuredIn" in predicate && known.measures !== undefined)
    noteUnknown(predicate.measuredIn, ["minutes", ...known.measures], {
      what: "measure in the conversions",
      note: noteWithin(note, ["measuredIn"]),
    });
}

function checkEach(predicates: readonly Predicate[], known: KnownWords, note: Note): void {
  for (const [place, predicate] of predicates.entries())
    checkPredicate(predicate, known, noteWithin(note, [place]));
}

/** Notes the words of a list that are not among the known ones. */
export function noteUnknown(
  words: readonly string[],
  known: readonly string[],
  {
    what,
    place: where,
    note,
  }: { readonly what: string; readonly place?: string | undefined; readonly note: Note },
): void {
  for (const [place, word] of words.entries())
    if (!known.includes(word))
      note(
        [place],
        `There is no ${what} “${word}”${where === undefined ? "" : ` ${where}`}${didYouMean(word, known)}`,
      );
}
