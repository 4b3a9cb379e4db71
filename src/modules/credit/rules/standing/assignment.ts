import { best } from "../exact/linear-program.ts";
import { compare, excess, lesser, type Rational, zero } from "../exact/rational.ts";
import { sum, Tally } from "../exact/tally.ts";
import { assignmentProgram, type ClassShare } from "./assignment-program.ts";
import { type ContestedClass, contestedClasses, type Contest, contestOf } from "./contest.ts";

/** What may count, and towards what: numbers of minimums and maximums in the problem. */
export interface Candidate {
  readonly units: Rational;
  readonly minimums: readonly number[];
  readonly maximums: readonly number[];
  /** The set of repetitions it belongs to. */
  readonly repeat?: number | undefined;
}

/** Who may count, in the order in which equals are served, and under what limits. */
export interface AssignmentProblem {
  readonly candidates: readonly Candidate[];
  readonly minimums: readonly { readonly limit: Rational; readonly group?: string | undefined }[];
  readonly maximums: readonly { readonly limit: Rational }[];
  /** How much of each set of repetitions may count, all together. */
  readonly repeats: readonly { readonly limit: Rational }[];
  readonly required: Rational;
  /** Fills and total that were reached before, and are not given up. */
  readonly atLeast?: { readonly fills: readonly Rational[]; readonly total: Rational } | undefined;
}

/** Hours given to one of several minimums that share none. */
export interface Gift {
  readonly minimum: number;
  readonly units: Rational;
}

/** One list of stretches for each group; each list covers the same hours. */
export type GiftsByGroup = readonly (readonly Gift[])[];

/** What counts of each candidate, in the problem's order. */
export interface Assignment {
  readonly counted: readonly Rational[];
  /** Of each candidate, for each group in which hours had to be given: its stretches, one after the other. */
  readonly gifts: readonly GiftsByGroup[];
  /** Groups in which hours had to be given; the others count every hour that matches. */
  readonly givenGroups: ReadonlySet<string>;
  readonly total: Rational;
  /** What counts towards each minimum, also above its limit. */
  readonly fills: readonly Rational[];
}

/**
 * The best assignment of hours to what asks for them; exact.
 *
 * First as much of all minimums and of the whole as can be reached together; then minimum by minimum, the smallest
 * first; then whatever else counts. Only what is truly contested, by a maximum that overflows or by minimums that share
 * no hour, goes through the linear program, and there as few classes of equal candidates.
 */
export function assign(problem: AssignmentProblem): Assignment {
  const contest = contestOf(problem);
  const counted = problem.candidates.map(({ units }) => units);
  const gifts: GiftsByGroup[] = problem.candidates.map(() => []);
  if (contest.contested.length > 0) {
    const classes = contestedClasses(problem, contest);
    const { program, read } = assignmentProgram(problem, contest, classes);
    const values = best(program);
    classes.forEach((each, number) => {
      handOut(each, read(values, number), problem, { counted, gifts });
    });
  }
  return {
    counted,
    gifts,
    givenGroups: contest.givenGroups,
    total: sum(counted),
    fills: problem.minimums.map((_, minimum) => fillOf(minimum, problem, contest, { counted, gifts })),
  };
}

/** Whether all minimums and the whole can be filled together: what `assign` would reach, without handing out an hour. */
export function canFillAll(problem: AssignmentProblem): boolean {
  const contest = contestOf(problem);
  const classes = contestedClasses(problem, contest);
  const isFull = ({ limit }: { readonly limit: Rational }, minimum: number): boolean =>
    compare(contest.sureFills[minimum] ?? zero, limit) >= 0 ||
    classes.some(({ minimums }) => minimums.includes(minimum));
  if (!problem.minimums.every(isFull)) return false;
  if (classes.length === 0) return compare(contest.sureTotal, problem.required) >= 0;
  const { fullness, program } = assignmentProgram(problem, contest, classes);
  const values = best({ ...program, wishes: [fullness.wish] });
  const reached = sum(fullness.wish.map(([unknown]) => values[unknown] ?? zero));
  return compare(reached, fullness.whenFull) === 0;
}

interface Given {
  readonly counted: Rational[];
  readonly gifts: GiftsByGroup[];
}

/** A class's hours go to its bundles in their order, and within a bundle to its candidates in theirs. */
function handOut(
  { bundles }: ContestedClass,
  share: ClassShare,
  { candidates }: AssignmentProblem,
  { counted, gifts }: Given,
): void {
  let left = share.units;
  const toGive = share.gifts.map((stretches) => stretches.map((gift) => ({ ...gift })));
  for (const bundle of bundles) {
    let room = lesser(bundle.units, left);
    left = excess(left, room);
    for (const place of bundle.places) {
      const units = lesser(candidates[place]?.units ?? zero, room);
      room = excess(room, units);
      counted[place] = units;
      gifts[place] = toGive.map((stretches) => cutFrom(stretches, units));
    }
  }
}

/** The next stretches of so many units in all. */
function cutFrom(stretches: { minimum: number; units: Rational }[], units: Rational): readonly Gift[] {
  const taken: Gift[] = [];
  let left = units;
  for (const stretch of stretches) {
    const part = lesser(stretch.units, left);
    if (part.numerator === 0n) continue;
    stretch.units = excess(stretch.units, part);
    left = excess(left, part);
    taken.push({ minimum: stretch.minimum, units: part });
  }
  return taken;
}

function fillOf(minimum: number, problem: AssignmentProblem, contest: Contest, given: Given): Rational {
  const group = problem.minimums[minimum]?.group;
  if (group !== undefined && contest.givenGroups.has(group))
    return sum(
      given.gifts
        .flat(2)
        .filter((gift) => gift.minimum === minimum)
        .map(({ units }) => units),
    );
  const fill = new Tally();
  problem.candidates.forEach(({ minimums }, place) => {
    if (minimums.includes(minimum)) fill.add(given.counted[place] ?? zero);
  });
  return fill.total();
}
