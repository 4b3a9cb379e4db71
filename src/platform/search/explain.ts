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
  const matched: MatchedWord[] = [];
  for (const group of groups) {
    for (const alternative of group.alternatives) {
      const fields = fieldsOf(reading, alternative);
      if (fields.length === 0) continue;
      matched.push(matchedWord(group, alternative, fields, names));
      break;
    }
  }
  return matched;
}

function matchedWord(
  { typed: word }: Group,
  { how, terms }: Alternative,
  fields: readonly number[],
  names: { readonly dictionary: Dictionary; readonly fields: readonly string[] },
): MatchedWord {
  const { dictionary } = names;
  const isOther = how !== "word" && how !== "phrase";
  return {
    word,
    ...(isOther ? { found: terms.map((term) => dictionary.words[term] ?? "").join(" ") } : {}),
    how,
    fields: fields.map((field) => names.fields[field] ?? ""),
    terms: terms.map((term) => dictionary.terms[term] ?? ""),
  };
}

/** The fields that hold the phrase, or any of the terms when all of them are in the document. */
function fieldsOf(document: DocumentTerms, { terms, isPhrase }: Alternative): readonly number[] {
  const has = (term: number) => document.fieldEnds.some((_, field) => fieldHas(document, field, term));
  const fields: number[] = [];
  if (!isPhrase && terms.length > 1 && !terms.every(has)) return fields;
  for (let field = 0; field < document.fieldEnds.length; field += 1) {
    const holds = isPhrase
      ? fieldHasPhrase(document, field, terms)
      : terms.some((term) => fieldHas(document, field, term));
    if (holds) fields.push(field);
  }
  return fields;
}

function fieldHas(document: DocumentTerms, field: number, term: number): boolean {
  const end = document.fieldEnds[field] ?? 0;
  for (let at = document.wordStarts[field] ?? 0; at < end; at += 1)
    if (document.terms[at] === term) return true;
  return false;
}
