import { placesLed, type Viewer } from "#modules/people";
import { inTenants } from "#platform/db";
import { jobProgress } from "#platform/jobs";
import { localDay, now } from "#platform/time";
import { permittedPlan } from "../../actions/team-plan/ask-team-plan.ts";
import { absencesOf } from "#modules/staffing";
import { awaySince, howGood, learningToGain, worthsIn } from "../../rules/team-plan/team-words.ts";
import { teamPicture, type TeamPicture } from "../../rules/team-plan/team-picture.ts";
import type { BesideOthers } from "../../rules/team-plan/beside-others.ts";
import type { PlannerProgram } from "../program.ts";
import { proposedBeside } from "./beside-others.ts";

/** What the page of team plans shows. */
export interface TeamPlanList {
  readonly teams: readonly { readonly value: string; readonly label: string }[];
  readonly plans: readonly {
    readonly number: number;
    readonly team: string;
    readonly from: string;
    readonly to: string;
    readonly state: "working" | "ready" | "failed" | "published";
    readonly words: string;
  }[];
}

const mostPlans = 30;

/** Plans for teams that the viewer leads, newest first, and those teams. */
export async function teamPlans(
  { db }: Pick<PlannerProgram, "db">,
  viewer: Viewer,
  tenantId: string,
): Promise<TeamPlanList> {
  return inTenants(db, [tenantId], async (tx) => {
    const led = await placesLed(tx, viewer, { tenantId, act: "make team plans" });
    if (led?.length === 0) return { teams: [], plans: [] };
    const organisations = await tx
      .selectFrom("organisations")
      .select(["id", "name", "parent_id"])
      .where("tenant_id", "=", tenantId)
      .where("closed_on", "is", null)
      .$if(led !== undefined, (query) => query.where("id", "in", led ?? []))
      .orderBy("parent_id", (order) => order.asc().nullsFirst())
      .orderBy("name")
      .orderBy("id")
      .limit(500)
      .execute();
    const plans = await tx
      .selectFrom("team_plans as plan")
      .innerJoin("organisations as organisation", (join) =>
        join
          .onRef("organisation.tenant_id", "=", "plan.tenant_id")
          .onRef("organisation.id", "=", "plan.organisation_id"),
      )
      .select(["plan.number", "organisation.name as team", "plan.choices", "plan.state", "plan.published_at"])
      .select((plan) => [
        plan.ref("plan.plan", "->").key("gap").as("gap"),
        plan.ref("plan.plan", "->").key("outcome").as("outcome"),
      ])
      .where("plan.tenant_id", "=", tenantId)
      .$if(led !== undefined, (query) => query.where("plan.organisation_id", "in", led ?? []))
      .orderBy("plan.number", "desc")
      .limit(mostPlans)
      .execute();
    return {
      teams: organisations.map(({ id, name }) => ({ value: id, label: name })),
      plans: plans.map(({ number, team, choices, state, published_at, gap, outcome }) => ({
        number,
        team,
        from: choices.from,
        to: choices.to,
        state: published_at === null ? state : ("published" as const),
        words:
          state === "ready" && outcome !== null ? capital(howGood({ outcome, gap: gap ?? Infinity })) : "",
      })),
    };
  });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the page of one plan shows. */
export interface ShownTeamPlan {
  readonly number: number;
  readonly team: string;
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly state: "working" | "ready" | "failed";
  readonly failure: string | undefined;
  readonly progress: { readonly done: number; readonly total: number; readonly words: string } | undefined;
  /** Nobody works on it yet, or nobody does again yet. */
  readonly isWaiting: boolean;
  readonly isStopping: boolean;
  readonly quality: string | undefined;
  /** What its distance from the best could mean for learning alone, in a sentence. */
  readonly learningToGain: string | undefined;
  readonly picture: TeamPicture | undefined;
  /** Who is away, by what was entered since, when the plan has them learn: a sentence each. */
  readonly awaySince: readonly string[];
  readonly cents: number | undefined;
  readonly answers: Readonly<Record<"open" | "accepted" | "declined", number>> | undefined;
  /** The day on which open proposals of it were taken back. */
  readonly takenBackOn: string | undefined;
  /** What stands of other plans before this one is proposed; undefined when it was, or cannot be yet. */
  readonly beside: BesideOthers | undefined;
}

/** One plan, the best so far while it is being worked out. Throws NotFound and NotAllowed as `permittedPlan` does. */
export async function teamPlan(
  { db, zone }: Pick<PlannerProgram, "db" | "zone">,
  viewer: Viewer,
  asked: { readonly tenantId: string; readonly number: number },
): Promise<ShownTeamPlan> {
  return inTenants(db, [asked.tenantId], async (tx) => {
    const row = await permittedPlan(tx, viewer, asked);
    const organisation = await tx
      .selectFrom("organisations")
      .select("name")
      .where("tenant_id", "=", asked.tenantId)
      .where("id", "=", row.organisation_id)
      .executeTakeFirst();
    const answers = await tx
      .selectFrom("team_proposals")
      .select(["answer", (proposal) => proposal.fn.countAll<number>().as("count")])
      .where("tenant_id", "=", asked.tenantId)
      .where("team_plan_id", "=", row.id)
      .groupBy("answer")
      .execute();
    const count = (answer: string) => answers.find((each) => each.answer === answer)?.count ?? 0;
    const { choices, facts, plan } = row;
    return {
      number: row.number,
      team: organisation?.name ?? "",
      from: choices.from,
      to: choices.to,
      zone: facts?.zone ?? zone,
      state: row.state,
      failure: row.failure ?? undefined,
      ...(row.state === "working"
        ? await progressOf(tx, asked.tenantId, row.job_id)
        : { progress: undefined, isWaiting: false }),
      isStopping: row.stop_asked_at !== null,
      quality: plan === null ? undefined : howGood(plan),
      learningToGain:
        plan === null || facts === null ? undefined : learningToGain(plan, worthsIn(choices, facts, plan)),
      picture:
        plan === null || facts === null || row.state === "failed"
          ? undefined
          : teamPicture(facts, plan, choices),
      awaySince:
        plan === null || facts === null || row.state !== "ready"
          ? []
          : awaySince(facts, plan, {
              absences: await absencesOf(tx, asked.tenantId, { ...choices, staffIds: undefined }),
              present: now(),
            }),
      cents: choices.cents,
      answers:
        row.published_at === null
          ? undefined
          : { open: count("open"), accepted: count("accepted"), declined: count("declined") },
      takenBackOn: row.taken_back_at === null ? undefined : localDay(zone, row.taken_back_at),
      beside: await besideOf(tx, asked.tenantId, row),
    };
  });
}

async function besideOf(
  tx: Parameters<typeof proposedBeside>[0],
  tenantId: string,
  { id, state, choices, facts, plan, published_at }: Awaited<ReturnType<typeof permittedPlan>>,
): Promise<BesideOthers | undefined> {
  if (plan === null || facts === null || state !== "ready" || published_at !== null) return undefined;
  return proposedBeside(tx, tenantId, { id, choices, facts, plan });
}

async function progressOf(
  tx: Parameters<typeof jobProgress>[0],
  tenantId: string,
  jobId: string | null,
): Promise<Pick<ShownTeamPlan, "progress" | "isWaiting">> {
  const job = jobId === null ? undefined : await jobProgress(tx, tenantId, jobId);
  if (job === undefined) return { progress: undefined, isWaiting: false };
  const { done, message: words, total } = job;
  return {
    isWaiting: job.state === "waiting",
    progress: total === undefined ? undefined : { done, total, words },
  };
}
