import { add, compare, lesser, type Rational, zero } from "../exact/rational.ts";
import { sum } from "../exact/tally.ts";
import type { AssignmentProblem, Candidate } from "./assignment.ts";

/** What there is to decide at all. */
export interface Contest {
  /** Maximums that everything together would overflow. */
  readonly overflowing: ReadonlySet<number>;
  /** Groups of minimums of which one candidate could serve several. */
  readonly givenGroups: ReadonlySet<string>;
  /** Places of the candidates of which it is open how much counts, or towards what. */
  readonly contested: readonly number[];
  /** Minimums that those which count for sure do not fill by themselves. */
  readonly open: ReadonlySet<number>;
  /** What those that count for sure bring to each minimum that they need not be given to, and in all. */
  readonly sureFills: readonly Rational[];
  readonly sureTotal: Rational;
  /** Whether all of the candidate in this place counts, whatever it is given to. */
  readonly isSure: (place: number) => boolean;
}

/** Candidates that are alike in all that is contested; their hours are interchangeable. */
export interface ContestedClass {
  readonly units: Rational;
  readonly minimums: readonly number[];
  readonly maximums: readonly number[];
  /** All of it counts: what is open is only what it is given to. */
  readonly isSure: boolean;
  /** Set when its repetitions compete with candidates of other classes. */
  readonly repeat?: number | undefined;
  /** In order: a candidate, or repetitions that count together at most so much. */
  readonly bundles: readonly Bundle[];
}

interface Bundle {
  readonly units: Rational;
  readonly places: readonly number[];
}

export function contestOf(problem: AssignmentProblem): Contest {
  const { candidates, minimums } = problem;
  const overflowing = overflowingMaximums(problem);
  const givenGroups = wantedTwice(problem);
  const sure = candidates.map(
    ({ maximums, repeat }) => repeat === undefined && !maximums.some((maximum) => overflowing.has(maximum)),
  );
  const isGivenTo = (minimum: number): boolean => isGiven(minimum, problem, givenGroups);
  const contested = [...candidates.keys()].filter(
    (place) => sure[place] !== true || (givenGroups.size > 0 && candidates[place]?.minimums.some(isGivenTo)),
  );
  const surely = candidates.filter((_, place) => sure[place]);
  const sureFills = minimums.map((_, minimum) =>
    isGivenTo(minimum) ? zero : unitsOf(surely.filter((each) => each.minimums.includes(minimum))),
  );
  const open = new Set(
    minimums
      .keys()
      .filter((minimum) => compare(sureFills[minimum] ?? zero, minimums[minimum]?.limit ?? zero) < 0),
  );
  return {
    overflowing,
    givenGroups,
    contested,
    open,
    sureFills,
    sureTotal: unitsOf(surely),
    isSure: (place) => sure[place] === true,
  };
}

/** Contested candidates by what matters still: maximums that overflow, and minimums that are open or must be given to. */
export function contestedClasses(problem: AssignmentProblem, contest: Contest): readonly ContestedClass[] {
  const alike = contest.contested.map((place) => livePart(place, problem, contest));
  const mixed = mixedRepeats(alike);
  const classes = new Map<string, Omit<ContestedClass, "bundles" | "units"> & { bundles: Bundle[] }>();
  const bundled = new Set<number>();
  for (const { isSure, key, maximums, minimums, place, repeat } of alike) {
    const own = repeat !== undefined && mixed.has(repeat) ? repeat : undefined;
    const name = own === undefined ? key : `${key}#${own}`;
    const found = classes.get(name) ?? { minimums, maximums, isSure, repeat: own, bundles: [] };
    classes.set(name, found);
    if (repeat === undefined || own !== undefined) found.bundles.push(bundleOf([place], problem));
    else if (!bundled.has(repeat)) {
      bundled.add(repeat);
      const places = alike.filter((each) => each.repeat === repeat).map((each) => each.place);
      found.bundles.push(bundleOf(places, problem));
    }
  }
  return [...classes.values()].map((each) => ({
    ...each,
    units: sum(each.bundles.map(({ units }) => units)),
  }));
}

const nobody: Candidate = { units: zero, minimums: [], maximums: [] };

interface LivePart {
  readonly place: number;
  readonly minimums: readonly number[];
  readonly maximums: readonly number[];
  readonly isSure: boolean;
  readonly repeat: number | undefined;
  readonly key: string;
}

/** Of a candidate, what matters still. What counts for sure fills its other minimums already. */
function livePart(place: number, problem: AssignmentProblem, contest: Contest): LivePart {
  const candidate = problem.candidates[place] ?? nobody;
  const isSure = contest.isSure(place);
  const maximums = candidate.maximums.filter((maximum) => contest.overflowing.has(maximum));
  const minimums = candidate.minimums.filter(
    (minimum) => isGiven(minimum, problem, contest.givenGroups) || (!isSure && contest.open.has(minimum)),
  );
  const key = `${isSure ? "sure" : ""}|${maximums.join()}|${minimums.join()}`;
  return { place, minimums, maximums, isSure, repeat: candidate.repeat, key };
}

function overflowingMaximums(problem: AssignmentProblem): ReadonlySet<number> {
  const { maximums } = problem;
  return new Set(
    maximums.keys().filter((maximum) => {
      const most = mostOf(problem, (candidate) => candidate.maximums.includes(maximum));
      return compare(most, maximums[maximum]?.limit ?? zero) > 0;
    }),
  );
}

/** The most that could count of some candidates, were there no maximum. */
function mostOf(
  { candidates, repeats }: AssignmentProblem,
  isAsked: (candidate: Candidate) => boolean,
): Rational {
  const bySet = new Map<number, Rational>();
  let most = zero;
  for (const candidate of candidates) {
    if (!isAsked(candidate)) continue;
    if (candidate.repeat === undefined) most = add(most, candidate.units);
    else bySet.set(candidate.repeat, add(bySet.get(candidate.repeat) ?? zero, candidate.units));
  }
  for (const [repeat, units] of bySet) most = add(most, lesser(units, repeats[repeat]?.limit ?? zero));
  return most;
}

function wantedTwice({ candidates, minimums }: AssignmentProblem): ReadonlySet<string> {
  const twice = new Set<string>();
  if (!minimums.some(({ group }) => group !== undefined)) return twice;
  for (const candidate of candidates) {
    const seen = new Set<string>();
    for (const minimum of candidate.minimums) {
      const group = minimums[minimum]?.group;
      if (group === undefined) continue;
      if (seen.has(group)) twice.add(group);
      seen.add(group);
    }
  }
  return twice;
}

export function isGiven(
  minimum: number,
  { minimums }: Pick<AssignmentProblem, "minimums">,
  givenGroups: ReadonlySet<string>,
): boolean {
  const group = minimums[minimum]?.group;
  return group !== undefined && givenGroups.has(group);
}

/** Sets of repetitions that are not all alike: they compete across classes. */
function mixedRepeats(
  alike: readonly { readonly repeat: number | undefined; readonly key: string }[],
): ReadonlySet<number> {
  const keys = new Map<number, string>();
  const mixed = new Set<number>();
  for (const { repeat, key } of alike) {
    if (repeat === undefined) continue;
    if ((keys.get(repeat) ?? key) !== key) mixed.add(repeat);
    keys.set(repeat, key);
  }
  return mixed;
}

function bundleOf(places: readonly number[], { candidates, repeats }: AssignmentProblem): Bundle {
  const members = places.map((place) => candidates[place] ?? nobody);
  const repeat = members[0]?.repeat;
  const units = unitsOf(members);
  return { places, units: repeat === undefined ? units : lesser(units, repeats[repeat]?.limit ?? units) };
}

function unitsOf(candidates: readonly Candidate[]): Rational {
  return sum(candidates.map(({ units }) => units));
}
