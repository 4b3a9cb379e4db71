import { add, compare, lesser, type Rational, sum, zero } from "../exact/rational.ts";
import type { AssignmentProblem, Candidate } from "./assignment.ts";

/** What there is to decide at all. */
export interface Contest {
  /** Maximums that everything together would overflow. */
  readonly overflowing: ReadonlySet<number>;
  /** Groups of minimums of which one candidate could serve several. */
  readonly givenGroups: ReadonlySet<string>;
  /** Places of the candidates that cannot simply count. */
  readonly contested: readonly number[];
  /** Minimums that those which simply count do not fill by themselves. */
  readonly open: ReadonlySet<number>;
  /** What those that simply count bring to each minimum, and in all. */
  readonly sureFills: readonly Rational[];
  readonly sureTotal: Rational;
}

/** Candidates that are alike in all that is contested; their hours are interchangeable. */
export interface ContestedClass {
  readonly units: Rational;
  readonly minimums: readonly number[];
  readonly maximums: readonly number[];
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
  const { candidates, maximums, minimums } = problem;
  const overflowing = new Set(
    maximums.keys().filter((maximum) => {
      const most = mostOf(problem, (candidate) => candidate.maximums.includes(maximum));
      return compare(most, maximums[maximum]?.limit ?? zero) > 0;
    }),
  );
  const givenGroups = wantedTwice(problem);
  const isSure = ({ maximums, minimums: wanted, repeat }: Candidate): boolean =>
    repeat === undefined &&
    !maximums.some((maximum) => overflowing.has(maximum)) &&
    !(givenGroups.size > 0 && wanted.some((minimum) => isGiven(minimum, problem, givenGroups)));
  const contested = [...candidates.keys()].filter((place) => !sureAt(candidates[place], isSure));
  const sure = contested.length === 0 ? candidates : candidates.filter(isSure);
  const sureFills = minimums.map((_, minimum) =>
    unitsOf(sure.filter((each) => each.minimums.includes(minimum))),
  );
  const open = new Set(
    minimums
      .keys()
      .filter((minimum) => compare(sureFills[minimum] ?? zero, minimums[minimum]?.limit ?? zero) < 0),
  );
  return { overflowing, givenGroups, contested, open, sureFills, sureTotal: unitsOf(sure) };
}

/** Contested candidates by what matters still: maximums that overflow, and minimums that are open or must be given to. */
export function contestedClasses(problem: AssignmentProblem, contest: Contest): readonly ContestedClass[] {
  const alike = contest.contested.map((place) => {
    const { maximums, minimums, repeat } = problem.candidates[place] ?? nobody;
    const live = {
      maximums: maximums.filter((maximum) => contest.overflowing.has(maximum)),
      minimums: minimums.filter(
        (minimum) => contest.open.has(minimum) || isGiven(minimum, problem, contest.givenGroups),
      ),
    };
    return { place, repeat, live, key: `${live.maximums.join()}|${live.minimums.join()}` };
  });
  const mixed = mixedRepeats(alike);
  const classes = new Map<
    string,
    { live: (typeof alike)[number]["live"]; repeat?: number; bundles: Bundle[] }
  >();
  const bundled = new Set<number>();
  for (const { place, repeat, live, key } of alike) {
    const own = repeat !== undefined && mixed.has(repeat) ? repeat : undefined;
    const name = own === undefined ? key : `${key}#${own}`;
    const found = classes.get(name) ?? { live, bundles: [], ...(own !== undefined && { repeat: own }) };
    classes.set(name, found);
    if (repeat === undefined || own !== undefined) found.bundles.push(bundleOf([place], problem));
    else if (!bundled.has(repeat)) {
      bundled.add(repeat);
      const places = alike.filter((each) => each.repeat === repeat).map((each) => each.place);
      found.bundles.push(bundleOf(places, problem));
    }
  }
  return [...classes.values()].map(({ live, repeat, bundles }) => ({
    ...live,
    repeat,
    bundles,
    units: sum(bundles.map(({ units }) => units)),
  }));
}

const nobody: Candidate = { units: zero, minimums: [], maximums: [] };

function sureAt(candidate: Candidate | undefined, isSure: (candidate: Candidate) => boolean): boolean {
  return candidate !== undefined && isSure(candidate);
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
