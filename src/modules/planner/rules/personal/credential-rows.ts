import type { CredentialNeed } from "./personal-problem.ts";
import type { Terms } from "./model-draft.ts";
import type { ModelParts } from "./personal-model.ts";

/**
 * What each credential still needs. Credits that belong to the same of its categories are one sum; only where a cap may
 * cut it there is a column for the part that is counted.
 */
export function addCredentials(parts: ModelParts): void {
  for (const need of parts.facts.problem.credentials) addNeed(parts, need);
}

function addNeed(parts: ModelParts, need: CredentialNeed): void {
  const { draft } = parts;
  const groups = countedSums(parts, need);
  const within = (category: string) =>
    groups.filter(({ categories }) => categories.includes(category)).flatMap(({ counted }) => counted);
  for (const { category, units } of need.caps)
    draft.atMost(`credentials.${need.id}.caps.${category}`, within(category), units);
  for (const { category, units } of need.minimums)
    if (units > 0) draft.atLeast(`credentials.${need.id}.minimums.${category}`, within(category), units);
  if (need.units > 0)
    draft.atLeast(
      `credentials.${need.id}.units`,
      groups.flatMap(({ counted }) => counted),
      need.units,
    );
}

interface CountedSum {
  readonly categories: readonly string[];
  /** Summed: what is counted of it. */
  readonly counted: Terms;
}

function countedSums({ draft, candidates }: ModelParts, need: CredentialNeed): readonly CountedSum[] {
  const named = new Set([...need.minimums, ...need.caps].map(({ category }) => category));
  const capped = new Set(need.caps.map(({ category }) => category));
  const groups = new Map<string, { categories: readonly string[]; terms: (readonly [number, number])[] }>();
  for (const [column, { credits }] of candidates.entries())
    for (const { credential, units, categories } of credits) {
      if (credential !== need.id || units <= 0) continue;
      const own = [...new Set(categories)].filter((category) => named.has(category)).sort();
      const key = JSON.stringify(own);
      const group = groups.get(key) ?? { categories: own, terms: [] };
      group.terms.push([column, units]);
      groups.set(key, group);
    }
  return [...groups.values()].map(({ categories, terms }) => {
    if (!categories.some((category) => capped.has(category))) return { categories, counted: terms };
    const counted = draft.column(
      0,
      terms.reduce((sum, [, units]) => sum + units, 0),
    );
    draft.atMost("", [[counted, 1], ...terms.map(([column, units]) => [column, -units] as const)], 0);
    return { categories, counted: [[counted, 1]] };
  });
}
