import type { Dictionary } from "./dictionary.ts";
import { emptyDocumentTerms, readDocument, type DocumentTerms } from "./forward.ts";
import { fieldHasPhrase } from "./phrase.ts";
import type { Alternative, Group } from "./plan.ts";
import type { MatchedWord } from "./schema.ts";
import type { Segment } from "./segment.ts";

const reading = emptyDocumentTerms();

/** Which of the groups a document meets, how, and in which fields. */
export function explainHit(
  place: { readonly segment: Segment; readonly document: number },
  groups: readonly Group[],
  names: { readonly dictionary: Dictionary; readonly fields: readonly string[] },
): readonly MatchedWord[] {
  readDocument(place.segment.forward, place.document, reading);
  return groups.flatMap((group) => {
    const met = group.alternatives.find((alternative) => fieldsOf(reading, alternative).length > 0);
    if (!met) return [];
    const fields = fieldsOf(reading, met).map((field) => names.fields[field] ?? "");
    const found = met.terms.map((term) => names.dictionary.words[term] ?? "").join(" ");
    const terms = met.terms.map((term) => names.dictionary.terms[term] ?? "");
    const isOther = met.how !== "word" && met.how !== "phrase";
    return [{ word: group.typed, ...(isOther ? { found } : {}), how: met.how, fields, terms }];
  });
}

/** The fields that hold the phrase, or any of the terms when all of them are in the document. */
function fieldsOf(document: DocumentTerms, alternative: Alternative): readonly number[] {
  const fields = document.fieldEnds.map((_, field) => field);
  if (alternative.isPhrase)
    return fields.filter((field) => fieldHasPhrase(document, field, alternative.terms));
  const holding = alternative.terms.map((term) => fields.filter((field) => fieldHas(document, field, term)));
  if (holding.some((list) => list.length === 0)) return [];
  return fields.filter((field) => holding.some((list) => list.includes(field)));
}

function fieldHas(document: DocumentTerms, field: number, term: number): boolean {
  const end = document.fieldEnds[field] ?? 0;
  for (let at = document.wordStarts[field] ?? 0; at < end; at += 1)
    if (document.terms[at] === term) return true;
  return false;
}
