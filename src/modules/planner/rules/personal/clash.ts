import type { LinearModel, Solve } from "#platform/solver";
import type { CandidateFacts, ProblemFacts } from "./candidate-facts.ts";
import type { ModelDraft, NamedRow } from "./model-draft.ts";
import { openModel } from "./open-model.ts";
import type { Clash, Remedy } from "./personal-plan.ts";
import type { PlanOptions } from "./plan-options.ts";

/** Each question is small: a choice that keeps some of the limits, whatever it is worth. */
const secondsEach = 3;

/** Limits that nobody moves: what the rows are made of, and what is over. */
export const unmoved: ReadonlySet<string> = new Set(["", "after", "done", "sittings"]);

/**
 * Why no plan keeps every limit: limits that cannot be kept together, each of them needed for that, and for each the
 * smallest change that alone would do. Undefined when it was stopped before it knew.
 */
export function clashOf(
  facts: ProblemFacts,
  solve: Solve,
  { isStopped }: PlanOptions = {},
): Clash | undefined {
  const draft = openModel(facts, helpful(facts));
  const names = [...new Set(draft.rows.map(({ limit }) => limit))].filter((limit) => limit !== "");
  const model = { ...draft.build(), worth: new Float64Array(draft.columns.length) };
  const isImpossible = (kept: ReadonlySet<string>) =>
    solve(without(model, draft, kept), { seconds: secondsEach, ...(isStopped && { isStopped }) }).outcome ===
    "infeasible";
  if (!isImpossible(new Set(names))) return undefined;
  const limits = irreducible(names, isImpossible);
  const remedies = limits
    .filter((limit) => !unmoved.has(limit))
    .flatMap((limit) => smallestChange(draft, limit, solve) ?? [])
    .toSorted((one, other) => one.part - other.part || (one.limit < other.limit ? -1 : 1));
  return { limits, remedies: remedies.map(({ by, limit }): Remedy => ({ limit, by })) };
}

/** What is pinned, counts for a need, or comes before what does. */
function helpful({ candidates, problem }: ProblemFacts): readonly CandidateFacts[] {
  const pinned = new Set(problem.pinned);
  const taken = new Set(
    candidates.filter(({ candidate, credits }) => pinned.has(candidate.id) || credits.length > 0),
  );
  for (let before = -1; before !== taken.size;) {
    before = taken.size;
    const asked = new Set([...taken].flatMap(({ candidate }) => candidate.after));
    for (const each of candidates) if (asked.has(each.candidate.offering)) taken.add(each);
  }
  return candidates.filter((each) => taken.has(each));
}

/** The model with only the named limits kept, and what has no name. */
function without(model: LinearModel, { rows }: ModelDraft, kept: ReadonlySet<string>): LinearModel {
  const isKept = ({ limit }: NamedRow) => limit === "" || kept.has(limit);
  return {
    ...model,
    rowLower: model.rowLower.map((lower, row) => (isKept(rows[row] as NamedRow) ? lower : -Infinity)),
    rowUpper: model.rowUpper.map((upper, row) => (isKept(rows[row] as NamedRow) ? upper : Infinity)),
  };
}

/** Drops ever smaller parts while the rest still cannot be kept; the last parts are single limits. */
function irreducible(
  names: readonly string[],
  isImpossible: (kept: ReadonlySet<string>) => boolean,
): readonly string[] {
  let kept = [...names];
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let start = kept.length - size; start > -size; start -= size) {
      const first = Math.max(0, start);
      const rest = [...kept.slice(0, first), ...kept.slice(start + size)];
      if (isImpossible(new Set(rest))) kept = rest;
    }
  return kept;
}

/** A change of one limit, what part of the limit itself it is, and what is then taken, by column. */
interface Change extends Remedy {
  readonly part: number;
  readonly columns: Float64Array;
}

/** By how much one limit must move, all others kept; undefined when no change of it alone would do. */
export function smallestChange(draft: ModelDraft, limit: string, solve: Solve): Change | undefined {
  const slack = draft.columns.length;
  const model = draft.build();
  const rows = draft.rows.map((row) => (row.limit === limit ? loosened(row, slack) : row));
  const entries = rows.map(({ columns }) => columns.length);
  const starts = new Int32Array(rows.length + 1);
  for (const [row, count] of entries.entries()) starts[row + 1] = (starts[row] ?? 0) + count;
  const answer = solve(
    {
      ...model,
      worth: Float64Array.from([...model.worth.map(() => 0), -1]),
      lower: Float64Array.from([...model.lower, 0]),
      upper: Float64Array.from([...model.upper, Infinity]),
      isWhole: Int32Array.from([...model.isWhole, 0]),
      starts,
      columns: Int32Array.from(rows.flatMap(({ columns }) => columns)),
      coefficients: Float64Array.from(rows.flatMap(({ coefficients }) => coefficients)),
    },
    { seconds: secondsEach * 2 },
  );
  if (answer.outcome !== "optimal") return undefined;
  const by = Math.round((answer.columns[slack] ?? 0) * 1e4) / 1e4;
  const own = draft.rows.find((row) => row.limit === limit);
  const bound = Math.abs(own === undefined ? 1 : Number.isFinite(own.upper) ? own.upper : own.lower);
  return { limit, by, part: by / Math.max(1, bound), columns: answer.columns };
}

/** What is worth most, by column, once a limit has moved; undefined when that is not known in the time there is. */
export function mostAfter(draft: ModelDraft, { by, limit }: Remedy, solve: Solve): Float64Array | undefined {
  const model = draft.build();
  // Rounded, the change may be a hair too small.
  const moved = (row: number) => (draft.rows[row]?.limit === limit ? by + 1e-4 : 0);
  const answer = solve(
    {
      ...model,
      rowLower: model.rowLower.map((lower, row) => lower - moved(row)),
      rowUpper: model.rowUpper.map((upper, row) => upper + moved(row)),
    },
    { seconds: secondsEach * 2 },
  );
  return answer.outcome === "optimal" ? answer.columns : undefined;
}

function loosened(row: NamedRow, slack: number): NamedRow {
  const sign = Number.isFinite(row.upper) ? -1 : 1;
  return { ...row, columns: [...row.columns, slack], coefficients: [...row.coefficients, sign] };
}
