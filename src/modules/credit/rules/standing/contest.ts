import { add, compare, lesser, type Rational, zero } from "../exact/rational.ts";
import { sum, Tally } from "../exact/tally.ts";
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

/** Candidates that match the same minimums and maximums. */
interface Kind {
  readonly minimums: readonly number[];
  readonly maximums: readonly number[];
  readonly places: number[];
  /** Of those that repeat nothing, all together. */
  readonly alone: Tally;
  /** Of the others, by the set of repetitions. */
  readonly repeated: Map<number, Tally>;
}

export function contestOf(problem: AssignmentProblem): Contest {
  const { candidates, minimums } = problem;
  const kinds = kindsOf(candidates);
  const overflowing = overflowingMaximums(problem, kinds);
  const givenGroups = wantedTwice(problem, kinds);
  const isGivenTo = minimums.map((_, minimum) => isGiven(minimum, problem, givenGroups));
  const sureFills = minimums.map(() => new Tally());
  const sureTotal = new Tally();
  const sure = candidates.map(() => false);
  const contested: number[] = [];
  for (const kind of kinds) {
    const isWithin = !kind.maximums.some((maximum) => overflowing.has(maximum));
    const isToBeGiven = kind.minimums.some((minimum) => isGivenTo[minimum]);
    for (const place of kind.places) {
      const isSure = isWithin && candidates[place]?.repeat === undefined;
      sure[place] = isSure;
      if (!isSure || isToBeGiven) contested.push(place);
    }
    if (!isWithin) continue;
    const alone = kind.alone.total();
    sureTotal.add(alone);
    for (const minimum of kind.minimums) if (isGivenTo[minimum] !== true) sureFills[minimum]?.add(alone);
  }
  const isOpen = (minimum: number): boolean =>
    sureFills[minimum]?.isAtLeast(minimums[minimum]?.limit ?? zero) === false;
  return {
    overflowing,
    givenGroups,
    contested: contested.toSorted((a, b) => a - b),
    open: new Set(minimums.keys().filter(isOpen)),
    sureFills: sureFills.map((fill) => fill.total()),
    sureTotal: sureTotal.total(),
    isSure: (place) => sure[place] === true,
  };
}

/** Lists are told apart by what they are, not by what is in them: equal ones may make two kinds. */
function kindsOf(candidates: readonly Candidate[]): readonly Kind[] {
  const byLists = new Map<readonly number[], Map<readonly number[], Kind>>();
  const kinds: Kind[] = [];
  for (const [place, { maximums, minimums, repeat, units }] of candidates.entries()) {
    const ofMinimums = byLists.get(minimums) ?? new Map<readonly number[], Kind>();
    byLists.set(minimums, ofMinimums);
    let kind = ofMinimums.get(maximums);
    if (kind === undefined) {
      kind = { minimums, maximums, places: [], alone: new Tally(), repeated: new Map() };
      ofMinimums.set(maximums, kind);
      kinds.push(kind);
    }
    kind.places.push(place);
    const tally = repeat === undefined ? kind.alone : (kind.repeated.get(repeat) ?? new Tally());
    if (repeat !== undefined) kind.repeated.set(repeat, tally);
    tally.add(units);
  }
  return kinds;
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

function overflowingMaximums(problem: AssignmentProblem, kinds: readonly Kind[]): ReadonlySet<number> {
  const { maximums } = problem;
  const overflowing = maximums.keys().filter((maximum) => {
    const within = kinds.filter((kind) => kind.maximums.includes(maximum));
    return compare(mostOf(problem, within), maximums[maximum]?.limit ?? zero) > 0;
  });
  return new Set(overflowing);
}

/** The most that could count of some candidates, were there no maximum. */
function mostOf({ repeats }: AssignmentProblem, kinds: readonly Kind[]): Rational {
  const bySet = new Map<number, Rational>();
  for (const { repeated } of kinds)
    for (const [repeat, units] of repeated) bySet.set(repeat, add(bySet.get(repeat) ?? zero, units.total()));
  return sum([
    ...kinds.map(({ alone }) => alone.total()),
    ...bySet.entries().map(([repeat, units]) => lesser(units, repeats[repeat]?.limit ?? zero)),
  ]);
}

/** Groups of minimums of which one candidate could serve several. */
function wantedTwice({ minimums }: AssignmentProblem, kinds: readonly Kind[]): ReadonlySet<string> {
  const twice = new Set<string>();
  for (const kind of kinds) {
    const seen = new Set<string>();
    for (const minimum of kind.minimums) {
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
