import { add, compare, lesser, type Rational, zero } from "../exact/rational.ts";
import { sum, Tally } from "../exact/tally.ts";
import type { AssignmentProblem, Candidate } from "./assignment.ts";

/** What there is to decide at all. */
export interface Contest {
  /** Maximums that everything together would overflow. */
  readonly overflowing: ReadonlySet<number>;
  /** Groups of minimums of which one candidate could serve several. */
  readonly givenGroups: ReadonlySet<string>;
  /** Candidates of which it is open how much counts, or towards what; in order. */
  readonly contested: readonly Contested[];
  /** Minimums that those which count for sure do not fill by themselves. */
  readonly open: ReadonlySet<number>;
  /** What those that count for sure bring to each minimum that they need not be given to, and in all. */
  readonly sureFills: readonly Rational[];
  readonly sureTotal: Rational;
}

interface Contested {
  readonly place: number;
  readonly kind: Kind;
  readonly repeat: number | undefined;
  /** All of it counts, whatever it is given to. */
  readonly isSure: boolean;
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
  /** Of those that repeat nothing, all together. */
  readonly alone: Tally;
  /** Of the others, by the set of repetitions. */
  readonly repeated: Map<number, Tally>;
}

export function contestOf(problem: AssignmentProblem): Contest {
  const { candidates, minimums } = problem;
  const kindAt = kindsOf(candidates);
  const kinds = [...new Set(kindAt)];
  const overflowing = overflowingMaximums(problem, kinds);
  const givenGroups = wantedTwice(problem, kinds);
  const isGivenTo = minimums.map((_, minimum) => isGiven(minimum, problem, givenGroups));
  const within = new Set(kinds.filter(({ maximums }) => !maximums.some((each) => overflowing.has(each))));
  const toBeGiven = new Set(kinds.filter((kind) => kind.minimums.some((minimum) => isGivenTo[minimum])));
  const contested: Contested[] = [];
  kindAt.forEach((kind, place) => {
    const repeat = candidates[place]?.repeat;
    const isSure = repeat === undefined && within.has(kind);
    if (!isSure || toBeGiven.has(kind)) contested.push({ place, kind, repeat, isSure });
  });
  const sureTotal = new Tally();
  const sureFills = minimums.map(() => new Tally());
  for (const kind of within) {
    const alone = kind.alone.total();
    sureTotal.add(alone);
    for (const minimum of kind.minimums) if (isGivenTo[minimum] !== true) sureFills[minimum]?.add(alone);
  }
  const isOpen = (minimum: number): boolean =>
    sureFills[minimum]?.isAtLeast(minimums[minimum]?.limit ?? zero) === false;
  return {
    overflowing,
    givenGroups,
    contested,
    open: new Set(minimums.keys().filter(isOpen)),
    sureFills: sureFills.map((fill) => fill.total()),
    sureTotal: sureTotal.total(),
  };
}

/** Of each candidate. Lists are told apart by what they are, not by what is in them: equal ones may make two kinds. */
function kindsOf(candidates: readonly Candidate[]): readonly Kind[] {
  const byLists = new Map<readonly number[], Map<readonly number[], Kind>>();
  return candidates.map(({ maximums, minimums, repeat, units }) => {
    const ofMinimums = byLists.get(minimums) ?? new Map<readonly number[], Kind>();
    byLists.set(minimums, ofMinimums);
    const kind = ofMinimums.get(maximums) ?? { minimums, maximums, alone: new Tally(), repeated: new Map() };
    ofMinimums.set(maximums, kind);
    const tally = repeat === undefined ? kind.alone : (kind.repeated.get(repeat) ?? new Tally());
    if (repeat !== undefined) kind.repeated.set(repeat, tally);
    tally.add(units);
    return kind;
  });
}

/** Contested candidates by what matters still: maximums that overflow, and minimums that are open or must be given to. */
export function contestedClasses(problem: AssignmentProblem, contest: Contest): readonly ContestedClass[] {
  const alike = withLiveParts(problem, contest);
  const mixed = mixedRepeats(alike);
  const repetitions = Map.groupBy(
    alike.filter(({ repeat }) => repeat !== undefined),
    ({ repeat }) => repeat,
  );
  const classes = new Map<string, Omit<ContestedClass, "bundles" | "units"> & { bundles: Bundle[] }>();
  for (const each of alike) {
    const { isSure, key, maximums, minimums } = each.live;
    const own = each.repeat !== undefined && mixed.has(each.repeat) ? each.repeat : undefined;
    const name = own === undefined ? key : `${key}#${own}`;
    const found = classes.get(name) ?? { minimums, maximums, isSure, repeat: own, bundles: [] };
    classes.set(name, found);
    const together = own === undefined ? repetitions.get(each.repeat) : [each];
    if (together === undefined)
      found.bundles.push({ places: [each.place], units: unitsAt(each.place, problem) });
    else if (together[0] === each) found.bundles.push(bundleOf(together, problem));
  }
  return [...classes.values()].map((each) => ({
    ...each,
    units: sum(each.bundles.map(({ units }) => units)),
  }));
}

/** Of a candidate, what matters still. */
interface LivePart {
  readonly minimums: readonly number[];
  readonly maximums: readonly number[];
  readonly isSure: boolean;
  readonly key: string;
}

interface Alike {
  readonly place: number;
  readonly repeat: number | undefined;
  readonly live: LivePart;
}

/** Candidates of one kind have the same, but for being sure. */
function withLiveParts(problem: AssignmentProblem, contest: Contest): readonly Alike[] {
  const known = { sure: new Map<Kind, LivePart>(), open: new Map<Kind, LivePart>() };
  return contest.contested.map(({ isSure, kind, place, repeat }) => {
    const ofKind = isSure ? known.sure : known.open;
    const live = ofKind.get(kind) ?? livePart(kind, isSure, { problem, contest });
    ofKind.set(kind, live);
    return { place, repeat, live };
  });
}

/** What counts for sure fills its other minimums already. */
function livePart(
  kind: Kind,
  isSure: boolean,
  { contest, problem }: { readonly contest: Contest; readonly problem: AssignmentProblem },
): LivePart {
  const maximums = kind.maximums.filter((maximum) => contest.overflowing.has(maximum));
  const minimums = kind.minimums.filter(
    (minimum) => isGiven(minimum, problem, contest.givenGroups) || (!isSure && contest.open.has(minimum)),
  );
  return { minimums, maximums, isSure, key: `${isSure ? "sure" : ""}|${maximums.join()}|${minimums.join()}` };
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
function mixedRepeats(alike: readonly Alike[]): ReadonlySet<number> {
  const keys = new Map<number, string>();
  const mixed = new Set<number>();
  for (const { live, repeat } of alike) {
    if (repeat === undefined) continue;
    if ((keys.get(repeat) ?? live.key) !== live.key) mixed.add(repeat);
    keys.set(repeat, live.key);
  }
  return mixed;
}

/** Repetitions together. */
function bundleOf(together: readonly Alike[], problem: AssignmentProblem): Bundle {
  const places = together.map(({ place }) => place);
  const units = sum(places.map((place) => unitsAt(place, problem)));
  return { places, units: lesser(units, problem.repeats[together[0]?.repeat ?? -1]?.limit ?? units) };
}

function unitsAt(place: number, { candidates }: AssignmentProblem): Rational {
  return candidates[place]?.units ?? zero;
}
