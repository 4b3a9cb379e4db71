import { risingTopics, sessionDate } from "#modules/catalog";
import { creditStandingOf } from "#modules/credit";
import type { Viewer } from "#modules/people";
import { type Commitment, commitmentsOf, focalPointsOf } from "#modules/planner";
import { dueProposals, nearbyPrograms } from "#modules/programs";
import { reflectionPrompt, useQuestions } from "#modules/reflections";
import { formatInstant, localDay, parseInstant, SECONDS_PER_DAY } from "#platform/time";
import type { Day, ShownCommitment, ShownNeighbour } from "../rules/day.ts";
import { idsOf } from "../rules/thing.ts";
import { callFor } from "./call-for.ts";
import { daysAhead, picksOfDay } from "./picks-of-day.ts";
import type { TodayProgram } from "./program.ts";
import { putAwayBy } from "./put-away.ts";

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
  const growth = await focalPointsOf(db, accountId);
  const week = { from: now, to: formatInstant((parseInstant(now) ?? 0) + daysAhead * SECONDS_PER_DAY) };
  const commitments = await commitmentsOf(program, viewer, week);
  const committed = commitments.flatMap(({ offeringId }) => offeringId ?? []);
  const { planning, renewals } = await creditStandingOf(program, viewer, today);
  const leftOut = new Set([...planning.offeringIds, ...committed, ...idsOf("offering", put)]);
  const topics = idsOf("topic", put);
  const rising = await risingTopics(program, viewer, {
    thisMonth: today.slice(0, 7),
    layers: program.trendLayers,
  });
  return {
    renewals,
    commitments: commitments.map((each) => shownCommitment(each, zone)),
    ...(await picksOfDay(program, viewer, { now, today, zone, growth, planning, leftOut, commitments })),
    prompt: await reflectionPrompt(db, accountId, { today }),
    use: (await useQuestions(db, accountId, { today }))[0],
    proposals: await dueProposals(db, viewer, today),
    isEmployed: viewer.positions.length > 0,
    neighbours: await neighboursOf(program, viewer, idsOf("program", put)),
    rising: rising.filter(({ topic }) => !topics.has(topic)).slice(0, risingShown),
    putAwayRising: rising.filter(({ topic }) => topics.has(topic)).length,
    call: await callFor(program, { now, zone, growth, putAway: idsOf("call", put) }),
    hasPutAway: put.size > 0,
  };
}

function shownCommitment(
  { offeringId, entryId, title, provider, place, url, start, end, hasHours, because }: Commitment,
  zone: string,
): ShownCommitment {
  const session = { start, end, zone, isAllDay: !hasHours, status: "scheduled", original: start } as const;
  const { below, ...date } = sessionDate(session, zone);
  const [weekday = "", hours = ""] = below;
  const where = place ?? (hasHours ? "online" : undefined);
  return {
    href: offeringId === undefined ? `/record/entries/${entryId ?? ""}` : `/offerings/${offeringId}`,
    title,
    // How long it is in days is known of a day alone, and no hour.
    date: { ...date, below: hasHours || start !== end ? [weekday, hours] : [weekday] },
    summary: [provider, where, because].filter((part) => part !== undefined).join(" · "),
    url,
  };
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
