import type { OfferingToPlan } from "#modules/catalog";
import type { PlannedNeed } from "#modules/credit";
import { formatDate, parseDate } from "#platform/time";
import { partOfTime, quartersOf } from "../part-of-time.ts";
import type { CredentialNeed, PersonalProblem, Point } from "../personal/personal-problem.ts";
import { competenciesOf, type GrowthTopic } from "./growth.ts";
import { everything } from "./limit-words.ts";
import { candidatesOf, type CandidateTerms, type PlanCandidate } from "./plan-candidates.ts";
import type { PlanInputs } from "./plan-inputs.ts";
import { busyWith, limitsBeside, minutesWith, type PlannedOnRecord, withCover } from "./planned-on-record.ts";

/** What a plan is made from, gathered. */
export interface PlanSources {
  readonly now: string;
  readonly today: string;
  readonly zone: string;
  readonly inputs: PlanInputs;
  readonly growth: readonly GrowthTopic[];
  readonly minutesByTopic: ReadonlyMap<string, number>;
  readonly home: Point | undefined;
  readonly busy: PersonalProblem["busy"];
  readonly needs: readonly PlannedNeed[];
  readonly creditsOf: CandidateTerms["creditsOf"];
  /** Offerings on the record, done or planned. */
  readonly done: ReadonlySet<string>;
  /** What is planned there: the plan is made around it. */
  readonly planned: readonly PlannedOnRecord[];
  readonly offerings: readonly OfferingToPlan[];
}

/** A problem, and what its ids stand for. */
export interface PosedPlan {
  readonly problem: PersonalProblem;
  readonly byId: ReadonlyMap<string, PlanCandidate>;
  /** Offerings that could not be weighed, and why. */
  readonly unweighed: readonly {
    readonly offeringId: string;
    readonly title: string;
    readonly why: string;
  }[];
  /** What was to be in and cannot be had any more. */
  readonly lostPins: readonly string[];
  /** What it was made around. */
  readonly planned: readonly PlannedOnRecord[];
}

const mostCandidates = 2000;

/** The best of what there is, as a problem: what serves nothing is not in it. */
export function posedPlan(sources: PlanSources): PosedPlan {
  const { inputs, today, zone, needs, growth } = sources;
  const to = planEnd(sources);
  const terms: CandidateTerms = {
    from: today,
    to,
    zone,
    now: sources.now,
    growth,
    prefersLive: inputs.prefersLive,
    memberships: inputs.memberships,
    mustKnowPlace: inputs.miles !== undefined || inputs.daysAway !== undefined,
    creditsOf: sources.creditsOf,
  };
  // What was pinned and is on the record by now is not proposed once more.
  const pins = inputs.pinned.filter((id) => !sources.done.has(id.split(".")[0] ?? ""));
  const pinned = new Set(pins);
  const planned = withCover(sources.planned, sources.busy);
  const unweighed: { offeringId: string; title: string; why: string }[] = [];
  const all: PlanCandidate[] = [];
  for (const each of sources.offerings) {
    const ways = candidatesOf(each, terms);
    if ("why" in ways) unweighed.push({ offeringId: each.id, title: each.offering.title, why: ways.why });
    else all.push(...ways.filter(({ candidate }) => servesAny(candidate) || pinned.has(candidate.id)));
  }
  const kept = mostUseful(all, pinned);
  const byId = new Map(kept.map((each) => [each.candidate.id, each]));
  const banned = new Set(inputs.banned.map(({ offeringId }) => offeringId));
  return {
    byId,
    unweighed,
    lostPins: pins.filter((id) => !byId.has(id)),
    planned,
    problem: {
      format: "carrel-personal-problem",
      version: 1,
      from: today,
      to,
      zone,
      limits: limitsBeside(limitsOf(inputs), planned, sources),
      ...(sources.home && { home: sources.home }),
      busy: [...sources.busy, ...busyWith(planned)],
      competencies: competenciesOf(growth, minutesWith(sources.minutesByTopic, planned)),
      credentials: needs.map((need) => credentialNeed(need, { to, today, inputs })),
      memberships: inputs.memberships.map(({ name, cents }) => ({ id: name, name, cents })),
      candidates: kept.map(({ candidate }) => candidate),
      done: [...sources.done],
      pinned: pins.filter((id) => byId.has(id)),
      banned: kept
        .filter(({ candidate }) => banned.has(candidate.offering))
        .map(({ candidate }) => candidate.id),
    },
  };
}

/** What was asked for; else the next day on which something is due, from a month to two years ahead; else half a year. */
export function planEnd({ inputs, needs, today }: Pick<PlanSources, "inputs" | "needs" | "today">): string {
  if (inputs.to !== undefined && inputs.to > today) return inputs.to;
  const [soonest, latest] = [dayAfter(today, 30), dayAfter(today, 730)];
  const [due] = needs
    .map(({ dueOn }) => dueOn)
    .filter((day) => day >= soonest && day <= latest)
    .toSorted();
  return due ?? dayAfter(today, 182);
}

function dayAfter(day: string, days: number): string {
  return formatDate((parseDate(day) ?? 0) + days);
}

function servesAny({ gains, credits }: PlanCandidate["candidate"]): boolean {
  return Object.keys(gains).length > 0 || credits.length > 0;
}

/** Of too many, those that bring the most of what is wanted, dates of one offering in turn. */
function mostUseful(all: readonly PlanCandidate[], pinned: ReadonlySet<string>): readonly PlanCandidate[] {
  if (all.length <= mostCandidates) return all;
  const places = new Map<string, number>();
  const ranked = all.map((each) => {
    const { offering, gains, credits, id } = each.candidate;
    const place = places.get(offering) ?? 0;
    places.set(offering, place + 1);
    const gain = Object.values(gains).reduce((sum, hours) => sum + hours, 0);
    const units = credits.reduce((sum, credit) => sum + credit.units * (1 + credit.categories.length), 0);
    return { each, rank: pinned.has(id) ? Infinity : (10 * gain + units) / (1 + place) };
  });
  return ranked
    .toSorted((one, other) => other.rank - one.rank)
    .slice(0, mostCandidates)
    .map(({ each }) => each);
}

function limitsOf(inputs: PlanInputs): PersonalProblem["limits"] {
  const { minutesPerMonth, minutesInMonth, cents, miles, daysAway, longestSittingMinutes } = inputs;
  return {
    ...(minutesPerMonth !== undefined && { minutesPerMonth }),
    ...(minutesInMonth !== undefined && { minutesInMonth }),
    ...(cents !== undefined && { cents }),
    ...(miles !== undefined && { miles }),
    ...(daysAway !== undefined && { daysAway }),
    ...(longestSittingMinutes !== undefined && { longestSittingMinutes }),
    shiftsCovered: inputs.shiftsCovered,
    blackouts: inputs.blackouts,
  };
}

/**
 * A credential that is due after the plan ends asks of the plan its part of the time, in quarters of a unit upwards; what
 * someone allowed the plan to stay behind is taken off.
 */
function credentialNeed(
  need: PlannedNeed,
  { to, today, inputs }: { readonly to: string; readonly today: string; readonly inputs: PlanInputs },
): CredentialNeed {
  const part = partOfTime(need.dueOn, { from: today, to });
  const asked = (units: number, key: string) =>
    Math.max(0, quartersOf(units, part) - (inputs.allowances[key] ?? 0));
  const id = need.credentialId;
  if (inputs.allowances[`${id} ${everything}`] !== undefined)
    return { id, name: need.name, due: need.dueOn, units: 0, minimums: [], caps: [] };
  return {
    id,
    name: need.name,
    due: need.dueOn,
    units: asked(need.units, id),
    minimums: need.minimums.map((each) => ({
      category: each.id,
      units: asked(each.units, `${id} ${each.id}`),
    })),
    caps: need.caps.map((each) => ({ category: each.id, units: each.units })),
  };
}
