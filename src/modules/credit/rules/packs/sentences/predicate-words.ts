import type { Mode } from "../../ledger/entry.ts";
import type { Category } from "../pack.ts";
import type { EvidenceKind, Predicate } from "../predicate.ts";
import { fullDay, joined } from "./lists.ts";

/** What follows “anything that …”: `is about technology and was complete on January 1, 2025 or later`. */
export function clauseWords(predicate: Predicate, categories: readonly Category[]): string {
  return clause(predicate, { categories, isDenied: false });
}

interface Telling {
  readonly categories: readonly Category[];
  /** Whether the opposite is to be said. */
  readonly isDenied: boolean;
}

function clause(predicate: Predicate, telling: Telling): string {
  const { isDenied } = telling;
  if ("not" in predicate) return clause(predicate.not, { ...telling, isDenied: !isDenied });
  // Not all of them means that one of them is not.
  if ("all" in predicate) return several(predicate.all, telling, isDenied ? ", or " : " and ");
  if ("any" in predicate) return several(predicate.any, telling, isDenied ? " and " : ", or ");
  if ("everything" in predicate) return isDenied ? "is nothing at all" : "counts";
  if ("approvedProvider" in predicate) return providerWords(predicate.approvedProvider !== isDenied);
  if ("preApproved" in predicate)
    return predicate.preApproved === isDenied ? "was not approved beforehand" : "was approved beforehand";
  if ("completedFrom" in predicate)
    return `was complete ${isDenied ? "before" : "on or after"} ${fullDay(predicate.completedFrom)}`;
  return `${isDenied ? "is not" : "is"} ${factWords(predicate, telling)}`;
}

function several(predicates: readonly Predicate[], telling: Telling, between: string): string {
  return predicates.map((each) => clause(each, telling)).join(between);
}

function providerWords(isApproved: boolean): string {
  return isApproved
    ? "comes from a provider that the authority approved"
    : "comes from a provider that the authority has not approved";
}

type Fact = Extract<
  Predicate,
  | { readonly category: unknown }
  | { readonly mode: unknown }
  | { readonly topic: unknown }
  | { readonly measuredIn: unknown }
  | { readonly evidence: unknown }
  | { readonly endorsement: unknown }
>;

function factWords(fact: Fact, { categories }: Telling): string {
  if ("category" in fact)
    return `filed under ${joined(
      fact.category.map((id) => `“${nameOf(id, categories)}”`),
      "or",
    )}`;
  if ("mode" in fact)
    return joined(
      fact.mode.map((mode) => modeWords[mode]),
      "or",
    );
  if ("topic" in fact) return `about ${joined(fact.topic, "or")}`;
  if ("measuredIn" in fact)
    return `measured in ${joined(
      fact.measuredIn.map((measure) => `“${measure}”`),
      "or",
    )}`;
  if ("evidence" in fact) return `proved by ${evidenceList(fact.evidence)}`;
  return `for ${joined(fact.endorsement, "or")}`;
}

function nameOf(id: string, categories: readonly Category[]): string {
  return categories.find((category) => category.id === id)?.name ?? id;
}

/** `a certificate, a transcript or a letter`. */
export function evidenceList(kinds: readonly EvidenceKind[]): string {
  return joined(
    kinds.map((kind) => evidenceWords[kind]),
    "or",
  );
}

const evidenceWords = {
  certificate: "a certificate",
  transcript: "a transcript",
  "attendance report": "an attendance report",
  letter: "a letter",
  agenda: "an agenda",
  statement: "a statement of one’s own",
  list: "a list",
} as const satisfies Record<EvidenceKind, string>;

/** Ways to take part, as they follow “is”. */
const modeWords = {
  live: "attended live",
  "recording alone": "a recording watched alone",
  "recording in a group": "a recording watched in a group",
  "self-paced course": "a self-paced course",
  "course for credit": "a course for credit",
  presenting: "presenting",
  teaching: "teaching",
  publishing: "publishing",
  committee: "committee work",
  reading: "reading",
  mentoring: "mentoring",
  "supervised project": "a supervised project",
  internship: "an internship",
  other: "something else",
} as const satisfies Record<Mode, string>;
