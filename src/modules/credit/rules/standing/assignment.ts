import { best } from "../exact/linear-program.ts";
import { compare, excess, lesser, type Rational, zero } from "../exact/rational.ts";
import { sum, Tally } from "../exact/tally.ts";
import { assignmentProgram, type ClassShare } from "./assignment-program.ts";
import { type ContestedClass, contestedClasses, type Contest, contestOf, isGiven } from "./contest.ts";

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

const noGifts: GiftsByGroup = [];

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
  const gifts = problem.candidates.map(() => noGifts);
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
    fills: fillsOf(problem, contest, { counted, gifts }),
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
  const piles = share.gifts.map((stretches) => ({
    stretches: stretches.map((gift) => ({ ...gift })),
    first: 0,
  }));
  for (const bundle of bundles) {
    let room = lesser(bundle.units, left);
    left = excess(left, room);
    for (const place of bundle.places) {
      const units = lesser(candidates[place]?.units ?? zero, room);
      room = excess(room, units);
      counted[place] = units;
      gifts[place] = piles.map((pile) => cutFrom(pile, units));
    }
  }
}

/** Hours to be given, one stretch after the other, from the first that is not used up. */
interface Pile {
  readonly stretches: readonly { readonly minimum: number; units: Rational }[];
  first: number;
}

/** The next stretches of so many units in all. */
function cutFrom(pile: Pile, units: Rational): readonly Gift[] {
  const taken: Gift[] = [];
  let left = units;
  while (left.numerator > 0n) {
    const stretch = pile.stretches[pile.first];
    if (stretch === undefined) break;
    const part = lesser(stretch.units, left);
    stretch.units = excess(stretch.units, part);
    left = excess(left, part);
    if (part.numerator > 0n) taken.push({ minimum: stretch.minimum, units: part });
    if (stretch.units.numerator === 0n) pile.first += 1;
  }
  return taken;
}

/** What each minimum got: where hours had to be given, what it was given; else all that counts and matches it. */
function fillsOf(problem: AssignmentProblem, contest: Contest, given: Given): readonly Rational[] {
  const fills = problem.minimums.map(() => new Tally());
  const isGivenTo = problem.minimums.map((_, minimum) => isGiven(minimum, problem, contest.givenGroups));
  problem.candidates.forEach(({ minimums }, place) => {
    const counted = given.counted[place] ?? zero;
    for (const minimum of minimums) if (isGivenTo[minimum] !== true) fills[minimum]?.add(counted);
    for (const stretches of given.gifts[place] ?? [])
      for (const { minimum, units } of stretches) fills[minimum]?.add(units);
  });
  return fills.map((fill) => fill.total());
}
