import type { Candidate, PersonalProblem, Sitting } from "../personal-problem.ts";

/** One thing wrong, by the field it is in. */
export interface FieldProblem {
  /** `candidates[3].sittings[0].end`; empty for the document as a whole. */
  readonly where: string;
  /** A sentence that says what was expected. */
  readonly message: string;
}

/** What fields say of each other and cannot both be: ids twice, references to nothing, ends before starts. */
export function* problemIssues(problem: PersonalProblem): Iterable<FieldProblem> {
  if (problem.to < problem.from)
    yield { where: "to", message: "The last day must not come before the first, “from”." };
  for (const [index, { from, to }] of problem.limits.blackouts.entries())
    if (to < from)
      yield { where: `limits.blackouts[${index}].to`, message: "This must not come before “from”." };
  for (const list of ["busy", "competencies", "credentials", "memberships", "candidates"] as const)
    yield* repeated(
      list,
      problem[list].map(({ id }) => id),
    );
  for (const [index, busy] of problem.busy.entries())
    if (isBackwards(busy))
      yield { where: `busy[${index}].end`, message: "The end must come after the start." };
  for (const [index, { steps }] of problem.competencies.entries())
    for (const [place, { worth }] of steps.entries())
      if (place > 0 && worth > (steps[place - 1]?.worth ?? 0))
        yield {
          where: `competencies[${index}].steps[${place}].worth`,
          message: "Worth must not rise from one step to the next.",
        };
  for (const [index, { minimums, caps }] of problem.credentials.entries())
    for (const [name, list] of Object.entries({ minimums, caps }))
      yield* repeated(
        `credentials[${index}].${name}`,
        list.map(({ category }) => category),
        "category",
      );
  yield* candidateIssues(problem);
  yield* referenceIssues(problem);
}

function isBackwards({ start, end }: Sitting): boolean {
  return !(Date.parse(end) > Date.parse(start));
}

function* candidateIssues({ candidates }: PersonalProblem): Iterable<FieldProblem> {
  for (const [index, candidate] of candidates.entries()) {
    const where = `candidates[${index}]`;
    for (const [place, sitting] of candidate.sittings.entries())
      if (isBackwards(sitting))
        yield { where: `${where}.sittings[${place}].end`, message: "The end must come after the start." };
    if (candidate.sittings.length > 0 && candidate.month !== undefined)
      yield { where: `${where}.month`, message: "Sittings say when it is: leave the month out." };
    if (candidate.sittings.length === 0 && candidate.month === undefined)
      yield { where: `${where}.month`, message: "Without sittings a month is needed, such as 2026-12." };
    if (candidate.sittings.length === 0 && candidate.minutes === undefined)
      yield {
        where: `${where}.minutes`,
        message: "Without sittings its learning time is needed, in minutes.",
      };
    yield* repeated(
      `${where}.credits`,
      candidate.credits.map(({ credential }) => credential),
      "credential",
    );
  }
}

function* referenceIssues(problem: PersonalProblem): Iterable<FieldProblem> {
  const known = {
    competency: new Set(problem.competencies.map(({ id }) => id)),
    credential: new Set(problem.credentials.map(({ id }) => id)),
    membership: new Set(problem.memberships.map(({ id }) => id)),
    candidate: new Set(problem.candidates.map(({ id }) => id)),
  };
  const missing = (where: string, kind: keyof typeof known, id: string) =>
    known[kind].has(id) ? [] : [{ where, message: `There is no ${kind} “${id}” in this problem.` }];
  for (const name of ["pinned", "banned"] as const)
    for (const [index, id] of problem[name].entries()) yield* missing(`${name}[${index}]`, "candidate", id);
  for (const [index, candidate] of problem.candidates.entries())
    for (const { path, kind, id } of references(candidate))
      yield* missing(`candidates[${index}].${path}`, kind, id);
}

function* references({ credits, gains, memberCents }: Candidate) {
  for (const id of Object.keys(gains)) yield { path: `gains.${id}`, kind: "competency", id } as const;
  for (const id of Object.keys(memberCents ?? {}))
    yield { path: `memberCents.${id}`, kind: "membership", id } as const;
  for (const [place, { credential }] of credits.entries())
    yield { path: `credits[${place}].credential`, kind: "credential", id: credential } as const;
}

function* repeated(where: string, ids: readonly string[], field = "id"): Iterable<FieldProblem> {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) yield { where: `${where}[${index}].${field}`, message: `“${id}” is there twice.` };
    seen.add(id);
  }
}
