import { scanWords } from "./scan.ts";
import { termOf } from "./words.ts";

/** Words and phrases that mean the same, by their index terms. */
export interface SynonymTable {
  /** For each first term, the members of groups that begin with it, longest first. */
  readonly byFirstTerm: ReadonlyMap<string, readonly SynonymEntry[]>;
}

export interface SynonymEntry {
  readonly terms: readonly string[];
  /** The other members of its groups. */
  readonly others: readonly (readonly string[])[];
}

/** Makes a table of groups such as `["YA", "teens", "young adult"]`: each member stands for all of its group. */
export function synonymTable(groups: readonly (readonly string[])[]): SynonymTable {
  const entries = new Map<string, { terms: readonly string[]; others: Map<string, readonly string[]> }>();
  for (const group of groups) {
    const members = new Map(group.map(termsOf).map((terms) => [terms.join(" "), terms]));
    members.delete("");
    for (const [key, terms] of members) {
      const entry = entries.get(key) ?? { terms, others: new Map() };
      for (const [otherKey, other] of members) if (otherKey !== key) entry.others.set(otherKey, other);
      entries.set(key, entry);
    }
  }
  const byFirstTerm = new Map<string, SynonymEntry[]>();
  for (const { terms, others } of entries.values()) {
    const [first = ""] = terms;
    byFirstTerm.set(first, [...(byFirstTerm.get(first) ?? []), { terms, others: [...others.values()] }]);
  }
  for (const list of byFirstTerm.values()) list.sort((left, right) => right.terms.length - left.terms.length);
  return { byFirstTerm };
}

/** The longest member that stands at this place of a row of terms. */
export function synonymAt(
  table: SynonymTable,
  terms: readonly string[],
  at: number,
): SynonymEntry | undefined {
  const entries = table.byFirstTerm.get(terms[at] ?? "");
  return entries?.find((entry) => entry.terms.every((term, i) => terms[at + i] === term));
}

function termsOf(text: string): readonly string[] {
  const terms: string[] = [];
  const ignore = (): void => undefined;
  const add = (start: number, end: number): unknown => terms.push(termOf(text.slice(start, end), true));
  scanWords(text, { word: add, compound: ignore });
  return terms.filter((term) => term !== "");
}
