import { inTenants, json } from "#platform/db";
import { now } from "#platform/time";
import type { PlannerProgram } from "../../queries/program.ts";
import { teamPlanInThread } from "../../queries/solving/team-in-thread.ts";
import { gatherTeamFacts } from "../../queries/team-plan/gather-facts.ts";
import { shortDesks } from "../../queries/team-plan/short-desks.ts";
import { withBound } from "../../rules/team-plan/bounded-anew.ts";
import type { TeamChoices } from "../../rules/team-plan/team-choices.ts";
import type { TeamFacts } from "../../rules/team-plan/team-facts.ts";
import { teamProblemOf } from "../../rules/team-plan/team-problem-of.ts";
import { withoutOverdrawn } from "../../rules/team-plan/true-desks.ts";
import { howGood } from "../../rules/team-plan/team-words.ts";
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
  if (plan.outcome === "none")
    await change(program, work, {
      state: "failed",
      failure: "No plan was found in the time it had. Give it more, or ask for less at once.",
      finished_at: now(),
    });
  else await change(program, work, { state: "ready", plan: json(plan), finished_at: now() });
}

interface Solving extends TeamPlanWork {
  readonly choices: TeamChoices;
  readonly facts: TeamFacts;
  readonly start: TeamPlan | undefined;
}

/** Desks are reckoned in the plan as numbers of people; the schedule knows who may stand where, and has the last word. */
const mostRounds = 6;

async function planKeepingDesks(program: PlannerProgram, solving: Solving): Promise<TeamPlan> {
  let { facts, start } = solving;
  for (let round = 1; ; round += 1) {
    const plan = await solved(program, { ...solving, facts, start });
    if (plan.outcome === "none") return plan;
    const short = await shortDesks(program, { ...solving, facts }, plan);
    if (short.length === 0) return facts.bound === undefined ? plan : withBound(plan, facts.bound);
    if (round === mostRounds) return { ...plan, outcome: "none" };
    facts = withoutOverdrawn(facts, short, plan.bound);
    start = undefined;
    await change(program, solving, { facts: json(facts), plan: null });
  }
}

async function solved(program: PlannerProgram, solving: Solving): Promise<TeamPlan> {
  const { choices, facts, start, signal, onProgress } = solving;
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  signal.addEventListener("abort", onAbort, { once: true });
  // Whoever asks to stop does so in the database: any process may be the one that works.
  // Where it cannot be asked the database is closing, and nobody waits to hear why: the process ends, and another goes on.
  const watch = setInterval(() => void stopIfAsked(program, solving, stop).catch(onAbort), 1_000);
  const keep = async (progress: TeamProgress) => {
    const words = `So far ${howGood({ outcome: "feasible", gap: progress.gap })}.`;
    await onProgress(Math.round(progress.seconds), choices.seconds, words);
    const plan = progress.plan();
    if (plan !== undefined) await change(program, solving, { plan: json(plan) });
  };
  let kept: Promise<void> = Promise.resolve();
  try {
    return await teamPlanInThread(teamProblemOf(choices, facts), {
      seconds: choices.seconds,
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
