import { type CandidateFacts, minutesLimit, type ProblemFacts } from "./candidate-facts.ts";
import { type Cliques, cliquesOf } from "./clashing.ts";
import { addCredentials } from "./credential-rows.ts";
import { addMoney } from "./money-rows.ts";
import { ModelDraft } from "./model-draft.ts";

/** A problem as rows and columns: column `i` is whether `candidates[i]` is taken; what follows serves the rows. */
export interface PersonalModel {
  readonly draft: ModelDraft;
  readonly candidates: readonly CandidateFacts[];
}

/** What the writers of rows share. */
export interface ModelParts extends PersonalModel {
  readonly facts: ProblemFacts;
  readonly cliques: Cliques;
}

interface ModelOptions {
  /** Those of the candidates, where they are known already. */
  readonly cliques?: Cliques;
  /** Writes rows even where they cannot bind, for the search after limits that clash. */
  readonly keepsAll?: boolean;
}

/** The whole of a problem for the given candidates. */
export function personalModel(
  facts: ProblemFacts,
  candidates: readonly CandidateFacts[],
  { cliques = cliquesOf(facts, candidates), keepsAll = false }: ModelOptions = {},
): PersonalModel {
  const draft = new ModelDraft();
  for (const { candidate } of candidates) draft.column(candidate.worth, 1, true);
  // The solver refuses a model without columns.
  if (candidates.length === 0) draft.column(0, 0);
  const parts = { draft, candidates, facts, cliques };
  for (const clique of parts.cliques)
    draft.atMost(
      "",
      clique.map((column) => [column, 1]),
      1,
    );
  addCompetencies(parts);
  addMonths(parts, keepsAll);
  addMoney(parts, keepsAll);
  addDays(parts, keepsAll);
  addShifts(parts, keepsAll);
  addPrerequisites(parts);
  addCredentials(parts);
  const pinned = new Set(facts.problem.pinned);
  for (const [column, { candidate }] of candidates.entries())
    if (pinned.has(candidate.id)) draft.atLeast(`pinned.${candidate.id}`, [[column, 1]], 1);
  return { draft, candidates };
}

/** Worth by steps that never rise: a column for each step, which the objective fills from the first on. */
function addCompetencies({ draft, candidates, facts }: ModelParts): void {
  for (const { id, steps } of facts.problem.competencies) {
    const gains = candidates.flatMap(({ candidate }, column) => {
      const gain = candidate.gains[id] ?? 0;
      return gain > 0 ? [[column, gain] as const] : [];
    });
    const filled = steps
      .filter(({ worth, amount }) => worth > 0 && amount > 0)
      .map(({ amount, worth }) => [draft.column(worth, amount), -1] as const);
    if (filled.length > 0) draft.atLeast("", [...gains, ...filled], 0);
  }
}

function addMonths({ draft, candidates, facts }: ModelParts, keepsAll: boolean): void {
  const months = new Map<string, (readonly [number, number])[]>();
  for (const [column, { minutes }] of candidates.entries())
    for (const [month, amount] of minutes) {
      const terms = months.get(month) ?? [];
      if (amount > 0) terms.push([column, amount]);
      months.set(month, terms);
    }
  for (const [month, terms] of months) {
    const limit = minutesLimit(facts.problem, month);
    const most = terms.reduce((sum, [, amount]) => sum + amount, 0);
    if (limit < Infinity && (keepsAll || most > limit))
      draft.atMost(`limits.minutesInMonth.${month}`, terms, limit);
  }
}

function addDays(parts: ModelParts, keepsAll: boolean): void {
  const limit = parts.facts.problem.limits.daysAway ?? Infinity;
  addCountOf(
    parts,
    groupedBy(parts.candidates, ({ daysAway }) => daysAway),
    {
      name: "limits.daysAway",
      limit,
      keepsAll,
    },
  );
}

function addShifts(parts: ModelParts, keepsAll: boolean): void {
  const limit = parts.facts.problem.limits.shiftsCovered ?? 0;
  addCountOf(
    parts,
    groupedBy(parts.candidates, ({ shifts }) => shifts),
    {
      name: "limits.shiftsCovered",
      limit,
      keepsAll,
    },
  );
}

function groupedBy(
  candidates: readonly CandidateFacts[],
  keys: (facts: CandidateFacts) => readonly string[],
): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [column, facts] of candidates.entries())
    for (const key of keys(facts)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [column]);
      else group.push(column);
    }
  return [...groups.values()];
}

interface CountLimit {
  readonly name: string;
  readonly limit: number;
  readonly keepsAll: boolean;
}

/** At most so many of the groups (days, shifts) have a candidate that is taken. */
function addCountOf(
  { draft, cliques }: ModelParts,
  groups: readonly (readonly number[])[],
  { name, limit, keepsAll }: CountLimit,
): void {
  if (limit === Infinity || (!keepsAll && groups.length <= limit)) return;
  const terms = groups.flatMap((group) => {
    const parts = splitByCliques(group, cliques);
    // Where at most one of them is taken, their sum is the count.
    if (parts.length === 1) return group.map((column) => [column, 1] as const);
    const used = draft.column(0, 1);
    for (const part of parts)
      draft.atMost("", [...part.map((column) => [column, 1] as const), [used, -1]], 0);
    return [[used, 1] as const];
  });
  if (terms.length > 0) draft.atMost(name, terms, limit);
}

/** Parts of a group of which at most one can be taken, the largest first. */
function splitByCliques(group: readonly number[], cliques: Cliques): Cliques {
  const members = new Set(group);
  const within = cliques
    .map((clique) => clique.filter((column) => members.has(column)))
    .filter((clique) => clique.length > 1)
    .toSorted((one, other) => other.length - one.length);
  const open = new Set(group);
  const parts: (readonly number[])[] = [];
  for (const clique of within) {
    if (!clique.some((column) => open.has(column))) continue;
    parts.push(clique);
    for (const column of clique) open.delete(column);
  }
  return [...parts, ...[...open].map((column) => [column])];
}

/** Not before one of an offering that it comes after is over. */
function addPrerequisites({ draft, candidates, facts }: ModelParts): void {
  const done = new Set(facts.problem.done);
  const offerings = groupedBy(candidates, ({ candidate }) => [candidate.offering]);
  const columnsOf = new Map(
    offerings.map((columns) => [candidates[columns[0] ?? 0]?.candidate.offering, columns]),
  );
  for (const columns of offerings) {
    const asked = new Set(columns.flatMap((column) => candidates[column]?.candidate.after ?? []));
    for (const offering of asked) {
      if (done.has(offering)) continue;
      const asking = columns.filter((column) => candidates[column]?.candidate.after.includes(offering));
      for (const begins of new Set(asking.map((column) => candidates[column]?.whole.begins ?? 0))) {
        const early = asking.filter((column) => (candidates[column]?.whole.begins ?? 0) <= begins);
        // Of one offering one is taken: nothing comes after its own.
        const before = (columnsOf.get(offering) ?? []).filter(
          (column) => (candidates[column]?.whole.ends ?? Infinity) <= begins && !columns.includes(column),
        );
        draft.atMost(
          "after",
          [...early.map((column) => [column, 1] as const), ...before.map((column) => [column, -1] as const)],
          0,
        );
      }
    }
  }
}
