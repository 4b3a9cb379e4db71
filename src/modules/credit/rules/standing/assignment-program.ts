import type { LinearProgram, Terms } from "../exact/linear-program.ts";
import { add, compare, excess, lesser, type Rational, zero } from "../exact/rational.ts";
import { sum } from "../exact/tally.ts";
import type { AssignmentProblem, Gift, GiftsByGroup } from "./assignment.ts";
import type { Contest, ContestedClass } from "./contest.ts";

/** What a class gets: so much counts, and goes to these minimums of each group. */
export interface ClassShare {
  readonly units: Rational;
  readonly gifts: GiftsByGroup;
}

/** The program, and how to read its answer. */
interface WrittenProgram {
  readonly program: LinearProgram;
  readonly read: (values: readonly Rational[], place: number) => ClassShare;
  /** All minimums that the classes could fill and the whole, as one wish; and what it comes to when all are full. */
  readonly fullness: { readonly wish: Terms; readonly whenFull: Rational };
}

interface Unknown {
  readonly number: number;
}

/** The program under construction: unknowns are numbered in the order in which they are first spoken of. */
class Writing {
  unknowns = 0;
  readonly limits: { terms: Terms; atMost: Rational }[] = [];

  unknown(): Unknown {
    this.unknowns += 1;
    return { number: this.unknowns - 1 };
  }

  /** The sum of some unknowns is at most `atMost` and the sum of others. */
  atMost(less: readonly Unknown[], atMost: Rational, more: readonly Unknown[] = []): void {
    const terms: Terms = [
      ...less.map(({ number }) => [number, 1] as const),
      ...more.map(({ number }) => [number, -1] as const),
    ];
    this.limits.push({ terms, atMost });
  }
}

interface ClassUnknowns {
  readonly each: ContestedClass;
  /** How much of it counts; absent when all of it does. */
  readonly counted?: Unknown | undefined;
  /** How much of it is given to each minimum of the groups that share no hour. */
  readonly given: ReadonlyMap<number, Unknown>;
}

/**
 * The linear program of what is contested, and how to read a class's share from its answer.
 *
 * A fill is split at what must not be given up (`held`) and at the limit of its minimum (`filled`), so that nothing is
 * gained by overfilling.
 */
export function assignmentProgram(
  problem: AssignmentProblem,
  contest: Contest,
  classes: readonly ContestedClass[],
): WrittenProgram {
  const writing = new Writing();
  const unknowns = classes.map((each) => classUnknowns(each, problem, contest, writing));
  limitCounting(unknowns, problem, contest, writing);
  const fills = [...problem.minimums.keys()]
    .filter((minimum) => classes.some(({ minimums }) => minimums.includes(minimum)))
    .map((minimum) => ({ minimum, ...fillUnknowns(minimum, unknowns, { problem, contest, writing }) }));
  const total = aimFor(writing, {
    goal: problem.required,
    hold: problem.atLeast?.total,
    sure: contest.sureTotal,
    from: countedOf(unknowns),
  });
  const all = [...fills, total];
  const limitOf = (minimum: number): Rational => problem.minimums[minimum]?.limit ?? zero;
  const ranked = fills.toSorted((a, b) => compare(limitOf(a.minimum), limitOf(b.minimum)));
  const wishes = [
    all.map(({ held }) => held),
    all.flatMap(({ held, filled }) => [held, filled]),
    ...ranked.map(({ held, filled }) => [held, filled]),
    countedOf(unknowns),
  ];
  return {
    program: { unknowns: writing.unknowns, limits: writing.limits, wishes: wishes.map(sumOf) },
    read: (values, place) => shareOf(unknowns[place], values, problem),
    fullness: {
      wish: sumOf(all.flatMap(({ held, filled }) => [held, filled])),
      whenFull: sum([problem.required, ...fills.map(({ minimum }) => limitOf(minimum))]),
    },
  };
}

function countedOf(unknowns: readonly ClassUnknowns[]): readonly Unknown[] {
  return unknowns.flatMap(({ counted }) => counted ?? []);
}

function classUnknowns(
  each: ContestedClass,
  { minimums }: AssignmentProblem,
  { givenGroups }: Contest,
  writing: Writing,
): ClassUnknowns {
  const counted = each.isSure ? undefined : writing.unknown();
  if (counted !== undefined) writing.atMost([counted], each.units);
  const given = new Map<number, Unknown>();
  for (const group of givenGroups) {
    const ofGroup = each.minimums.filter((minimum) => minimums[minimum]?.group === group);
    if (ofGroup.length === 0) continue;
    for (const minimum of ofGroup) given.set(minimum, writing.unknown());
    const gifts = ofGroup.flatMap((minimum) => given.get(minimum) ?? []);
    if (counted === undefined) writing.atMost(gifts, each.units);
    else writing.atMost(gifts, zero, [counted]);
  }
  return { each, counted, given };
}

function limitCounting(
  unknowns: readonly ClassUnknowns[],
  { maximums, repeats }: AssignmentProblem,
  { overflowing }: Contest,
  writing: Writing,
): void {
  const counting = (isAsked: (each: ContestedClass) => boolean): readonly Unknown[] =>
    countedOf(unknowns.filter(({ each }) => isAsked(each)));
  for (const maximum of overflowing)
    writing.atMost(
      counting((each) => each.maximums.includes(maximum)),
      maximums[maximum]?.limit ?? zero,
    );
  const mixed = new Set(unknowns.map(({ each }) => each.repeat).filter((repeat) => repeat !== undefined));
  for (const repeat of mixed)
    writing.atMost(
      counting((each) => each.repeat === repeat),
      repeats[repeat]?.limit ?? zero,
    );
}

interface Fill {
  readonly held: Unknown;
  readonly filled: Unknown;
}

function fillUnknowns(
  minimum: number,
  unknowns: readonly ClassUnknowns[],
  { problem, contest, writing }: { problem: AssignmentProblem; contest: Contest; writing: Writing },
): Fill {
  const from = unknowns.flatMap(({ each, counted, given }) => {
    if (!each.minimums.includes(minimum)) return [];
    return given.get(minimum) ?? counted ?? [];
  });
  return aimFor(writing, {
    goal: problem.minimums[minimum]?.limit ?? zero,
    hold: problem.atLeast?.fills[minimum],
    sure: contest.sureFills[minimum] ?? zero,
    from,
  });
}

interface Aim {
  readonly goal: Rational;
  readonly hold: Rational | undefined;
  readonly sure: Rational;
  readonly from: readonly Unknown[];
}

function aimFor(writing: Writing, { goal, hold = zero, sure, from }: Aim): Fill {
  const [held, filled] = [writing.unknown(), writing.unknown()];
  const kept = lesser(hold, goal);
  writing.atMost([held], kept);
  writing.atMost([filled], excess(goal, kept));
  writing.atMost([held, filled], sure, from);
  return { held, filled };
}

function sumOf(unknowns: readonly Unknown[]): Terms {
  return unknowns.map(({ number }) => [number, 1] as const);
}

/** What is given to nobody in a group goes to the first minimum that it matches: it is above all their limits. */
function shareOf(
  unknowns: ClassUnknowns | undefined,
  values: readonly Rational[],
  { minimums }: AssignmentProblem,
): ClassShare {
  if (unknowns === undefined) return { units: zero, gifts: [] };
  const valueOf = ({ number }: Unknown): Rational => values[number] ?? zero;
  const units = unknowns.counted === undefined ? unknowns.each.units : valueOf(unknowns.counted);
  const byGroup = Map.groupBy(unknowns.given, ([minimum]) => minimums[minimum]?.group);
  const gifts = [...byGroup.values()].map((given): readonly Gift[] => {
    const stretches = given.map(([minimum, unknown]) => ({ minimum, units: valueOf(unknown) }));
    const left = stretches.reduce((rest, stretch) => excess(rest, stretch.units), units);
    return stretches.map((stretch, place) =>
      place === 0 ? { ...stretch, units: add(stretch.units, left) } : stretch,
    );
  });
  return { units, gifts };
}
