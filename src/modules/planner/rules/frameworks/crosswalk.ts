import type { CrosswalkRelation, Framework, Frameworks } from "./framework.ts";

/** How much of a heading is in what an edge leads to, from 0 to 1. Our judgement; see docs/guide/frameworks.md. */
export const strengths: Readonly<Record<CrosswalkRelation, number>> = {
  exact: 1,
  narrower: 0.7,
  broader: 0.6,
  related: 0.3,
};

/** What comes by way of another framework counts less than what is said of a heading itself. */
const throughAnother = 0.8;

/** Names one heading among all frameworks. */
export interface HeadingKey {
  readonly framework: string;
  readonly code: string;
}

/**
 * The topics that a heading has to do with, and how much: each by its strongest edge, else by those of the heading it stands
 * under, else by way of a heading of another framework that it is, or is nearly. Empty for a heading nobody knows.
 */
export function topicsOfHeading(
  frameworks: Frameworks,
  { framework, code }: HeadingKey,
): ReadonlyMap<string, number> {
  return topicsFrom(frameworks, { framework, code }, 1);
}

function topicsFrom(
  frameworks: Frameworks,
  { framework: id, code }: HeadingKey,
  steps: number,
): ReadonlyMap<string, number> {
  const framework = frameworks.get(id);
  if (framework === undefined) return new Map();
  const edges = edgesOf(framework, code);
  const found = new Map<string, number>();
  const keep = (topic: string, strength: number) =>
    void found.set(topic, Math.max(found.get(topic) ?? 0, strength));
  for (const edge of edges) if ("topic" in edge) keep(edge.topic, strengths[edge.relation]);
  if (found.size > 0 || steps === 0) return found;
  for (const edge of edges) {
    if ("topic" in edge) continue;
    const beyond = topicsFrom(frameworks, edge, steps - 1);
    for (const [topic, strength] of beyond) keep(topic, strength * strengths[edge.relation] * throughAnother);
  }
  return found;
}

/** A heading's own edges; without any, those of the nearest heading above it that has some. */
function edgesOf({ competencies, crosswalk }: Framework, code: string): Framework["crosswalk"] {
  const parents = new Map(competencies.map((each) => [each.code, each.parent]));
  for (let at: string | undefined = code; at !== undefined; at = parents.get(at)) {
    const edges = crosswalk.filter(({ from }) => from === at);
    if (edges.length > 0) return edges;
  }
  return [];
}
