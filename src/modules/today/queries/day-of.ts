import { dayText, risingTopics, sessionDate } from "#modules/catalog";
import { creditPlanningOf, plannedEntries, renewalGlancesOf } from "#modules/credit";
import type { Viewer } from "#modules/people";
import { type Commitment, commitmentsOf, focalPointsOf } from "#modules/planner";
import { nearbyPrograms } from "#modules/programs";
import { reflectionPrompt } from "#modules/reflections";
import { formatInstant, localDay, parseInstant, SECONDS_PER_DAY } from "#platform/time";
import type { Day, ShownCommitment, ShownNeighbour, ShownPlan } from "../rules/day.ts";
import { idsOf } from "../rules/thing.ts";
import { callFor } from "./call-for.ts";
import { daysAhead, picksOfDay } from "./picks-of-day.ts";
import type { TodayProgram } from "./program.ts";
import { putAwayBy } from "./put-away.ts";

const neighboursShown = 2;
const risingShown = 3;
const neighbourMiles = 50;
const plansShown = 20;

/** Gathers the day of the viewer as it is at an instant. */
export async function dayOf(program: TodayProgram, viewer: Viewer, now: string): Promise<Day> {
  const { db } = program;
  const { accountId } = viewer;
  const zone = viewer.zone ?? program.zone;
  const today = localDay(zone, now);
  const put = new Set((await putAwayBy(db, accountId)).map(({ thing }) => thing));
  const growth = await focalPointsOf(db, accountId);
  const week = { from: now, to: formatInstant((parseInstant(now) ?? 0) + daysAhead * SECONDS_PER_DAY) };
  const commitments = await commitmentsOf(program, viewer, week);
  const committed = new Set(commitments.map(({ offeringId }) => offeringId));
  const planning = await creditPlanningOf(program, viewer, today);
  const leftOut = new Set([...planning.offeringIds, ...committed, ...idsOf("offering", put)]);
  const topics = idsOf("topic", put);
  const rising = await risingTopics(program, viewer, {
    thisMonth: today.slice(0, 7),
    layers: program.trendLayers,
  });
  return {
    renewals: await renewalGlancesOf(program, viewer, today),
    commitments: commitments.map((each) => shownCommitment(each, zone)),
    planned: await plansOf(program, viewer, { from: today, to: localDay(zone, week.to), committed }),
    ...(await picksOfDay(program, viewer, { now, today, zone, growth, planning, leftOut })),
    prompt: await reflectionPrompt(db, accountId, { today }),
    neighbours: await neighboursOf(program, viewer, idsOf("program", put)),
    rising: rising.filter(({ topic }) => !topics.has(topic)).slice(0, risingShown),
    call: await callFor(program, { now, zone, growth, putAway: idsOf("call", put) }),
    hasPutAway: put.size > 0,
  };
}

function shownCommitment(
  { offeringId, title, provider, place, url, start, end, because }: Commitment,
  zone: string,
): ShownCommitment {
  const session = { start, end, zone, isAllDay: false, status: "scheduled", original: start } as const;
  const summary = [provider, place ?? "online", because].filter((part) => part !== undefined).join(" · ");
  return { offeringId, title, date: sessionDate(session, zone), summary, url };
}

/** What is on the record as planned, but for what is promised or in the plan as well. */
async function plansOf(
  { db }: TodayProgram,
  { accountId }: Viewer,
  {
    committed,
    ...days
  }: { readonly from: string; readonly to: string; readonly committed: ReadonlySet<string> },
): Promise<readonly ShownPlan[]> {
  const planned = await plannedEntries(db, accountId, { ...days, limit: plansShown });
  return planned
    .filter(({ offeringId }) => offeringId === undefined || !committed.has(offeringId))
    .map(({ id, title, on }) => ({ id, title, on: dayText(on) }));
}

async function neighboursOf(
  program: TodayProgram,
  viewer: Viewer,
  without: ReadonlySet<string>,
): Promise<readonly ShownNeighbour[]> {
  const near = await nearbyPrograms(program, viewer, {
    withinMiles: neighbourMiles,
    limit: neighboursShown,
    without,
  });
  return near.map(({ reason, program: { id, number, plan } }) => ({ id, number, title: plan.title, reason }));
}
