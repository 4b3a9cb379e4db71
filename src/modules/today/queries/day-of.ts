import { type FoundOffering, type RisingTopic, risingTopics } from "#modules/catalog";
import {
  type AttendedEntry,
  creditPlanningOf,
  plannedEntries,
  type RenewalGlance,
  renewalGlancesOf,
} from "#modules/credit";
import type { Viewer } from "#modules/people";
import { type Commitment, commitmentsOf, focalPointsOf } from "#modules/planner";
import { nearbyPrograms, type NeighbourPick } from "#modules/programs";
import { reflectionPrompt, type ReflectionPrompt } from "#modules/reflections";
import { formatInstant, localDay, parseInstant, SECONDS_PER_DAY } from "#platform/time";
import { idsOf } from "../rules/thing.ts";
import { callFor } from "./call-for.ts";
import { type DayPick, daysAhead, picksOfDay } from "./picks-of-day.ts";
import type { TodayProgram } from "./program.ts";
import { putAwayBy } from "./put-away.ts";

/** Everything on the page of someone's day. Nothing of it was put away. */
export interface Day {
  readonly today: string;
  readonly zone: string;
  readonly renewals: readonly RenewalGlance[];
  readonly commitments: readonly Commitment[];
  /** Put on the record as planned for these days, without an hour. */
  readonly planned: readonly AttendedEntry[];
  readonly picks: readonly DayPick[];
  readonly knowsSchedule: boolean;
  readonly prompt: ReflectionPrompt | undefined;
  readonly neighbours: readonly NeighbourPick[];
  readonly rising: readonly RisingTopic[];
  readonly call: FoundOffering | undefined;
  readonly growsIn: readonly string[];
  readonly hasPutAway: boolean;
}

const neighboursShown = 2;
const risingShown = 3;
const neighbourMiles = 50;

/** Gathers the day of the viewer as it is at an instant. */
export async function dayOf(program: TodayProgram, viewer: Viewer, now: string): Promise<Day> {
  const { db } = program;
  const { accountId } = viewer;
  const zone = viewer.zone ?? program.zone;
  const today = localDay(zone, now);
  const put = new Set((await putAwayBy(db, accountId)).map(({ thing }) => thing));
  const points = await focalPointsOf(db, accountId);
  const weights = new Map(points.map(({ id, weight }) => [id, weight]));
  const week = { from: now, to: formatInstant((parseInstant(now) ?? 0) + daysAhead * SECONDS_PER_DAY) };
  const commitments = await commitmentsOf(program, viewer, week);
  const planning = await creditPlanningOf(program, viewer, today);
  const known = [...planning.offeringIds, ...commitments.map(({ offeringId }) => offeringId)];
  const asked = {
    now,
    today,
    zone,
    weights,
    planning,
    leftOut: new Set([...known, ...idsOf("offering", put)]),
  };
  const { picks, knowsSchedule } = await picksOfDay(program, viewer, asked);
  const committed = new Set(commitments.map(({ offeringId }) => offeringId));
  const planned = await plannedEntries(db, accountId, {
    from: today,
    to: localDay(zone, week.to),
    limit: 20,
  });
  const prompt = await reflectionPrompt(db, accountId, { today });
  const topics = idsOf("topic", put);
  const rising = await risingTopics(program, viewer, {
    thisMonth: today.slice(0, 7),
    layers: program.trendLayers,
  });
  return {
    today,
    zone,
    renewals: await renewalGlancesOf(program, viewer, today),
    commitments,
    planned: planned.filter(({ offeringId }) => offeringId === undefined || !committed.has(offeringId)),
    picks,
    knowsSchedule,
    prompt,
    neighbours: await nearbyPrograms(program, viewer, {
      withinMiles: neighbourMiles,
      limit: neighboursShown,
      without: idsOf("program", put),
    }),
    rising: rising.filter(({ topic }) => !topics.has(topic)).slice(0, risingShown),
    call: await callFor(program, { now, weights, putAway: idsOf("call", put) }),
    growsIn: points.map(({ name }) => name),
    hasPutAway: put.size > 0,
  };
}
