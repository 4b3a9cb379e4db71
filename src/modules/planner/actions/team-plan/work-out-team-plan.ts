import { inTenants, json } from "#platform/db";
import { now, nowMilliseconds } from "#platform/time";
import type { PlannerProgram } from "../../queries/program.ts";
import { teamPlanInThread } from "../../queries/solving/team-in-thread.ts";
import { gatherTeamFacts } from "../../queries/team-plan/gather-facts.ts";
import { shortDesks } from "../../queries/team-plan/short-desks.ts";
import { withBound } from "../../rules/team-plan/bounded-anew.ts";
import { withFewestMoves } from "../../rules/team-plan/fewest-moves.ts";
import type { TeamChoices } from "../../rules/team-plan/team-choices.ts";
import type { TeamFacts } from "../../rules/team-plan/team-facts.ts";
import { teamProblemOf, withinPlan } from "../../rules/team-plan/team-problem-of.ts";
import { withoutOverdrawn } from "../../rules/team-plan/true-desks.ts";
import { howGood } from "../../rules/team-plan/team-words.ts";
import { gapOf } from "../../rules/team/search.ts";
import type { TeamProgress } from "../../rules/team/team-options.ts";
import type { TeamPlan } from "../../rules/team/team-plan.ts";

/** Which plan, and how its maker hears of it. */
export interface TeamPlanWork {
  readonly tenantId: string;
  readonly planId: string;
  /** Aborted when the process stops: the job is done again, and goes on from the best so far. */
  readonly signal: AbortSignal;
  /** Seconds of `seconds`, and how good the best so far is. */
  readonly onProgress: (done: number, total: number, message: string) => Promise<void>;
}

/**
 * Works a plan out: gathers what it is made from once, keeps each better plan as it is found, and ends when it is proven
 * good, when its time is over, or when somebody asks it to stop. After a restart it goes on from the best so far.
 */
export async function workOutTeamPlan(program: PlannerProgram, work: TeamPlanWork): Promise<void> {
  const { tenantId, planId } = work;
  const row = await planRow(program, work);
  if (row === undefined || row.state !== "working") return;
  const { choices } = row;
  const facts =
    row.facts ?? (await gatherTeamFacts(program, { tenantId, organisationId: row.organisation_id, choices }));
  await change(program, work, { facts: json(facts) });
  if (facts.people.length === 0 || facts.sessions.length === 0) {
    await change(program, work, { state: "failed", failure: nothingToPlan(facts), finished_at: now() });
    return;
  }
  const plan = await planKeepingDesks(program, { ...work, choices, facts, start: row.plan ?? undefined });
  // The process is ending: another one goes on.
  if (work.signal.aborted && !(await isStopAsked(program, { tenantId, planId }))) {
    work.signal.throwIfAborted();
  }
  if (plan.outcome === "none") {
    const failure =
      row.stop_asked_at === null && !(await isStopAsked(program, work)) ? notFound : stoppedEarly;
    // What was kept on the way there was refused by the schedule: nobody is to take it for a plan.
    await change(program, work, { state: "failed", plan: null, failure, finished_at: now() });
  } else await change(program, work, { state: "ready", plan: json(plan), finished_at: now() });
}

interface Solving extends TeamPlanWork {
  readonly choices: TeamChoices;
  readonly facts: TeamFacts;
  readonly start: TeamPlan | undefined;
}

const notFound = "No plan was found in the time it had. Give it more, or ask for less at once.";
const stoppedEarly = "It was stopped before a plan was found. Give it longer, or ask for less at once.";

/** Desks are reckoned in the plan as numbers of people; the schedule knows who may stand where, and has the last word. */
const mostRounds = 24;

/** How the time is parted: the first round makes the plan, those after it mend what the schedule refused. */
const [firstPart, nextPart, leastSeconds] = [0.6, 0.5, 2];

async function planKeepingDesks(program: PlannerProgram, solving: Solving): Promise<TeamPlan> {
  const begun = nowMilliseconds();
  const secondsSince = () => (nowMilliseconds() - begun) / 1000;
  let { facts, start } = solving;
  for (let round = 1; ; round += 1) {
    const left = solving.choices.seconds - secondsSince();
    const found = await solved(program, {
      ...solving,
      facts,
      start,
      // When the time is over, nothing new is looked for: what the schedule refuses is taken out.
      isMendedOnly: left <= 0,
      secondsBefore: secondsSince(),
      seconds: Math.max(leastSeconds, left * (round === 1 ? firstPart : nextPart)),
    });
    if (found.outcome === "none") return found;
    const plan = withFewestMoves(facts, found);
    const short = await shortDesks(program, { ...solving, facts }, plan);
    if (short.length === 0) return facts.bound === undefined ? plan : withBound(plan, facts.bound);
    if (round === mostRounds) return { ...plan, outcome: "none" };
    facts = withoutOverdrawn(facts, short, plan);
    start = plan;
    await change(program, solving, { facts: json(facts) });
  }
}

interface Round extends Solving {
  /** True when only what `start` gives may be taken. */
  readonly isMendedOnly: boolean;
  /** How long the rounds before took, and how long this one may. */
  readonly secondsBefore: number;
  readonly seconds: number;
}

async function solved(program: PlannerProgram, solving: Round): Promise<TeamPlan> {
  const { choices, facts, start, signal, onProgress } = solving;
  const whole = teamProblemOf(choices, facts);
  const problem = solving.isMendedOnly && start !== undefined ? withinPlan(whole, start) : whole;
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  signal.addEventListener("abort", onAbort, { once: true });
  // Whoever asks to stop does so in the database: any process may be the one that works.
  // Where it cannot be asked the database is closing, and nobody waits to hear why: the process ends, and another goes on.
  const watch = setInterval(() => void stopIfAsked(program, solving, stop).catch(onAbort), 1_000);
  const keep = async (progress: TeamProgress) => {
    // A bound by raised minimums says nothing of all plans: the one before they were raised does.
    const gap = facts.bound === undefined ? progress.gap : gapOf(progress.value, facts.bound);
    const words = Number.isFinite(gap) ? `So far ${howGood({ outcome: "feasible", gap })}.` : firstWords;
    const seconds = Math.min(choices.seconds, solving.secondsBefore + progress.seconds);
    await onProgress(Math.round(seconds), choices.seconds, words);
    const plan = progress.plan();
    if (plan === undefined) return;
    const soFar = facts.bound === undefined ? plan : withBound(plan, facts.bound);
    await change(program, solving, { plan: json(soFar) });
  };
  let kept: Promise<void> = Promise.resolve();
  try {
    return await teamPlanInThread(problem, {
      seconds: solving.seconds,
      gap: goodEnough,
      signal: stop.signal,
      ...(start !== undefined && { start }),
      onProgress: (progress) => {
        kept = inOrder(kept, async () => keep(progress));
        // One that fails is heard of below, when the search has stopped.
        kept.catch(onAbort);
      },
    });
  } finally {
    clearInterval(watch);
    signal.removeEventListener("abort", onAbort);
    await kept;
  }
}

async function inOrder(before: Promise<void>, next: () => Promise<void>): Promise<void> {
  await before;
  await next();
}

async function stopIfAsked(program: PlannerProgram, which: Which, stop: AbortController): Promise<void> {
  if (await isStopAsked(program, which)) stop.abort();
}

/** While nothing is proven yet. */
const firstWords = "A first plan is there; how good it is comes next.";

/** A tenth of a percent: what is better than that nobody would notice. */
const goodEnough = 0.001;

type Which = Pick<TeamPlanWork, "tenantId" | "planId">;

async function planRow({ db }: PlannerProgram, { tenantId, planId }: Which) {
  return inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("team_plans")
      .selectAll()
      .where("tenant_id", "=", tenantId)
      .where("id", "=", planId)
      .executeTakeFirst(),
  );
}

async function isStopAsked(program: PlannerProgram, which: Which): Promise<boolean> {
  const row = await inTenants(program.db, [which.tenantId], async (tx) =>
    tx
      .selectFrom("team_plans")
      .select("stop_asked_at")
      .where("tenant_id", "=", which.tenantId)
      .where("id", "=", which.planId)
      .executeTakeFirst(),
  );
  return row === undefined || row.stop_asked_at !== null;
}

async function change({ db }: PlannerProgram, { tenantId, planId }: Which, columns: object): Promise<void> {
  await inTenants(db, [tenantId], async (tx) =>
    tx
      .updateTable("team_plans")
      .set(columns)
      .where("tenant_id", "=", tenantId)
      .where("id", "=", planId)
      .execute(),
  );
}

function nothingToPlan({ sessions }: TeamFacts): string {
  return sessions.length === 0
    ? "Nothing in the catalog has a date in this time. Choose a longer time, or add a calendar."
    : "Nobody works at these branches yet. Add people and their positions first.";
}
