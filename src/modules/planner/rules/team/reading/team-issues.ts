import { parseInstant } from "#platform/time";
import type { FieldProblem } from "../../personal/reading/problem-issues.ts";
import type { TeamPerson, TeamProblem } from "../team-problem.ts";

/** What fields say of each other and cannot both be: ids twice, references to nothing, ends before starts. */
export function* teamIssues(problem: TeamProblem): Iterable<FieldProblem> {
  if (problem.to < problem.from)
    yield { where: "to", message: "The last day must not come before the first, “from”." };
  for (const list of ["branches", "people", "sessions", "conferences", "budgets"] as const)
    yield* twice(
      list,
      problem[list].map(({ id }) => id),
      ".id",
    );
  yield* deskIssues(problem);
  yield* sessionIssues(problem);
  const known = knownIds(problem);
  for (const [index, person] of problem.people.entries()) {
    yield* personReferences(person, `people[${index}]`, known);
    yield* personIssues(person, `people[${index}]`);
  }
  for (const [index, { people }] of problem.budgets.entries()) {
    yield* twice(`budgets[${index}].people`, people);
    for (const [place, id] of people.entries())
      yield* missing(known.people, id, `budgets[${index}].people[${place}]`, "person");
  }
}

function knownIds(problem: TeamProblem) {
  return {
    branches: new Set(problem.branches.map(({ id }) => id)),
    people: new Set(problem.people.map(({ id }) => id)),
    sessions: new Set(problem.sessions.map(({ id }) => id)),
  };
}

function* deskIssues({ branches }: TeamProblem): Iterable<FieldProblem> {
  for (const [index, { minimums }] of branches.entries()) {
    const where = `branches[${index}].minimums`;
    yield* backwards(where, minimums);
    for (const [place, { start, end }] of minimums.entries())
      if (seconds(end) - seconds(start) > mostDays * 86_400)
        yield {
          where: `${where}[${place}].end`,
          message: `It lasts more than ${mostDays} days: write several.`,
        };
  }
}

/** A minimum is kept half-hour by half-hour: one until the year 9999 would have more than any memory. */
const mostDays = 366;

function* sessionIssues({ conferences, sessions }: TeamProblem): Iterable<FieldProblem> {
  const known = new Set(conferences.map(({ id }) => id));
  for (const [index, session] of sessions.entries()) {
    const where = `sessions[${index}]`;
    yield* backwards(`${where}.sittings`, session.sittings);
    if (session.conference !== undefined)
      yield* missing(known, session.conference, `${where}.conference`, "conference");
    for (const [place, { cents }] of session.groupPrices.entries())
      if (cents > session.cents)
        yield {
          where: `${where}.groupPrices[${place}].cents`,
          message: `It cannot cost ${cents} less: it costs ${session.cents}.`,
        };
  }
}

function* personReferences(
  { branch, floatsTo, shifts, wishes, pinned, banned }: TeamPerson,
  where: string,
  known: ReturnType<typeof knownIds>,
): Iterable<FieldProblem> {
  yield* missing(known.branches, branch, `${where}.branch`, "branch");
  for (const [place, id] of floatsTo.entries())
    yield* missing(known.branches, id, `${where}.floatsTo[${place}]`, "branch");
  for (const [place, shift] of shifts.entries())
    yield* missing(known.branches, shift.branch, `${where}.shifts[${place}].branch`, "branch");
  for (const [place, { session }] of wishes.entries())
    yield* missing(known.sessions, session, `${where}.wishes[${place}].session`, "session");
  for (const [place, id] of banned.entries())
    yield* missing(known.sessions, id, `${where}.banned[${place}]`, "session");
  const wished = new Set(wishes.map(({ session }) => session));
  for (const [place, id] of pinned.entries()) {
    if (!wished.has(id))
      yield {
        where: `${where}.pinned[${place}]`,
        message: `“${id}” is not among their wishes: say what it is worth.`,
      };
    if (banned.includes(id))
      yield { where: `${where}.pinned[${place}]`, message: `“${id}” is banned as well.` };
  }
}

function* personIssues(person: TeamPerson, where: string): Iterable<FieldProblem> {
  yield* backwards(`${where}.shifts`, person.shifts);
  yield* overlapping(`${where}.shifts`, person.shifts);
  yield* backwards(`${where}.busy`, person.busy);
  yield* twice(`${where}.floatsTo`, person.floatsTo);
  yield* twice(
    `${where}.wishes`,
    person.wishes.map(({ session }) => session),
    ".session",
  );
  yield* twice(
    `${where}.credentials`,
    person.credentials.map(({ id }) => id),
    ".id",
  );
  const credentials = new Set(person.credentials.map(({ id }) => id));
  for (const [place, { credits }] of person.wishes.entries()) {
    const names = credits.map(({ credential }) => credential);
    yield* twice(`${where}.wishes[${place}].credits`, names, ".credential");
    for (const [number, credential] of names.entries())
      if (person.credentials.length > 0)
        yield* missing(
          credentials,
          credential,
          `${where}.wishes[${place}].credits[${number}].credential`,
          "credential",
        );
  }
  for (const [place, { minimums, caps }] of person.credentials.entries())
    for (const [name, list] of Object.entries({ minimums, caps }))
      yield* twice(
        `${where}.credentials[${place}].${name}`,
        list.map(({ category }) => category),
        ".category",
      );
}

type Times = readonly { readonly start: string; readonly end: string }[];

function* backwards(where: string, times: Times): Iterable<FieldProblem> {
  for (const [place, { start, end }] of times.entries())
    if (seconds(end) <= seconds(start))
      yield { where: `${where}[${place}].end`, message: "The end must come after the start." };
}

/** One is at one desk at a time: who is where would not be known otherwise. */
function* overlapping(where: string, times: Times): Iterable<FieldProblem> {
  const order = [...times.entries()].sort(([, a], [, b]) => seconds(a.start) - seconds(b.start));
  for (const [index, [place, { start }]] of order.entries()) {
    const before = order[index - 1];
    if (before !== undefined && seconds(start) < seconds(before[1].end))
      yield { where: `${where}[${place}].start`, message: `It overlaps with ${where}[${before[0]}].` };
  }
}

function seconds(instant: string): number {
  return parseInstant(instant) ?? Number.NaN;
}

function* missing(
  known: ReadonlySet<string>,
  id: string,
  where: string,
  kind: string,
): Iterable<FieldProblem> {
  if (!known.has(id)) yield { where, message: `There is no ${kind} “${id}” in this problem.` };
}

function* twice(where: string, ids: readonly string[], field = ""): Iterable<FieldProblem> {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) yield { where: `${where}[${index}]${field}`, message: `“${id}” is there twice.` };
    seen.add(id);
  }
}
