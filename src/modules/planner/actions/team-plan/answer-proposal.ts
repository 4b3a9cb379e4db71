import type { Viewer } from "#modules/people";
import { unplanOffering } from "#modules/credit";
import { type Db, inTenants } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { enqueue } from "#platform/jobs";
import { formatInstant, now, parseInstant } from "#platform/time";
import type { PlannerProgram } from "../../queries/program.ts";
import type { WhichTeamPlan } from "../../queries/team-plan/published-plan.ts";
import { takenAtThatTime } from "../../queries/team-plan/at-that-time.ts";
import { proposalsFor } from "../../queries/team-plan/proposals.ts";
import { type ProposedPlace, shortWithout } from "../../queries/team-plan/short-without.ts";
import { promised } from "../../rules/team-plan/promised.ts";
import { shortTimes } from "../../rules/team-plan/short-without.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";
import type { PlannerTables } from "../../tables.ts";
import { scheduleProposal } from "./schedule-proposal.ts";
import { planOnRecord } from "../plan/plan-on-record.ts";
import { replanJob } from "./team-plan-jobs.ts";

/** Whose proposal, and what they say. */
export interface ProposalAnswer {
  readonly id: string;
  readonly answer: "accepted" | "declined" | "open";
}

/**
 * Answers one's own proposal, or takes an answer back (`open`). Whoever says yes is off the desk then by the schedule too, until
 * they take it back, and has it on their own record as planned; the schedule is asked first whether every desk still holds. After
 * a decline the place is offered to others, and something else to who declined, in the background; nobody who said yes, and
 * nobody it does not concern, loses anything by it.
 *
 * @throws NotFound when there is no such proposal for the viewer; Conflict when it was taken back, a desk would be short of them by now, or
 * they have something else at that hour: nothing is changed then.
 */
export async function answerProposal(
  program: Pick<PlannerProgram, "db" | "zone">,
  viewer: Viewer,
  { id, answer }: ProposalAnswer,
): Promise<Proposed> {
  const { db } = program;
  // Read before the transaction: another's wall is never opened inside one.
  const asked = (await proposalsFor(program, viewer, now())).find((each) => each.id === id);
  const taken =
    answer === "accepted" && asked
      ? await takenAtThatTime(program, viewer, { id, content: asked })
      : undefined;
  for (const { tenantId, staffId } of viewer.positions) {
    const answered = await inTenants(db, [tenantId], async (tx) => {
      const found = await lockedProposal(tx, { tenantId, staffId, id });
      if (found === undefined) return undefined;
      const { content, planId, before } = found;
      if (before === "taken-back")
        throw new Conflict(`“${content.title}” was taken back meanwhile: nothing is asked of you any more.`);
      if (answer === "accepted" && before !== "accepted") {
        if (taken !== undefined) throw new Conflict(taken);
        await permitLeaving(program, tx, { tenantId, planId, staffId, content });
      }
      await tx
        .updateTable("team_proposals")
        .set({ answer, answered_at: answer === "open" ? null : now() })
        .where("tenant_id", "=", tenantId)
        .where("id", "=", id)
        .execute();
      await scheduleProposal(tx, tenantId, { id, staffId, content, answer });
      await replanSoon(tx, { tenantId, planId });
      return { content, before };
    });
    if (answered === undefined) continue;
    const { before, content } = answered;
    if (answer === "accepted") await planOnRecord({ db }, viewer.accountId, promised(content));
    else if (before === "accepted") await unplanOffering(db, viewer.accountId, content.offeringId);
    return content;
  }
  throw new NotFound("There is no such proposal for you.");
}

type Tables = PlannerProgram["db"] extends Db<infer Known> ? Known : never;

/** The plan's row first, as swaps do: of two yeses in one moment, the second is weighed with the first. */
async function lockedProposal(
  tx: Db<Tables>,
  { tenantId, staffId, id }: { readonly tenantId: string; readonly staffId: string; readonly id: string },
) {
  const proposal = tx
    .selectFrom("team_proposals")
    .select(["team_plan_id as planId", "content", "answer as before"])
    .where("tenant_id", "=", tenantId)
    .where("staff_id", "=", staffId)
    .where("id", "=", id);
  const found = await proposal.executeTakeFirst();
  if (found === undefined) return undefined;
  await tx
    .selectFrom("team_plans")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", found.planId)
    .forUpdate()
    .execute();
  return proposal.forUpdate().executeTakeFirst();
}

/** Desks were seen to when the plan was made; who fell ill or left since then, only the schedule knows. */
async function permitLeaving(
  program: Pick<PlannerProgram, "db" | "zone">,
  tx: Db<Tables>,
  place: ProposedPlace,
): Promise<void> {
  const short = await shortWithout(program, tx, place);
  if (short.length === 0) return;
  const branches = await tx
    .selectFrom("organisations")
    .select(["id", "name"])
    .where("tenant_id", "=", place.tenantId)
    .where(
      "id",
      "in",
      short.map(({ branchId }) => branchId),
    )
    .execute();
  const names = new Map(branches.map(({ id, name }) => [id, name]));
  const times = shortTimes(short, { names, zone: place.content.zone }).slice(0, mostTimes);
  throw new Conflict(
    `“${place.content.title}” was not taken: without you too few people would be there (${times.join("; ")}). The schedule has changed since this was planned. It stays open for you: take something else instead, or ask whoever makes the schedule to send someone, and say yes again.`,
  );
}

const mostTimes = 3;

/** So long an answer may be taken back before anybody else is asked because of it. */
const undoSeconds = 10;

/** Makes the plan good again after answers, in a moment and in the background. */
export async function replanSoon(tx: Db<PlannerTables>, which: WhichTeamPlan): Promise<void> {
  const runAt = formatInstant((parseInstant(now()) ?? 0) + undoSeconds);
  await enqueue(tx, replanJob, which, { key: which.planId, runAt });
}
