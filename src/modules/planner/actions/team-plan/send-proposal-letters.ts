import { anyOf, type Db, inTenants } from "#platform/db";
import { sendMail } from "#platform/mail";
import { now } from "#platform/time";
import type { PlannerProgram } from "../../queries/program.ts";
import type { WhichTeamPlan } from "../../queries/team-plan/published-plan.ts";
import { proposalLetter } from "../../rules/team-plan/proposal-letter.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";

type Tools = Pick<PlannerProgram, "db" | "zone" | "publicUrl">;
type Tables = PlannerProgram["db"] extends Db<infer Known> ? Known : never;

/**
 * Writes to everyone to whom a plan proposes something that still waits for their answer: one letter for each, to the address that
 * they confirmed. Who has no account gets none. A run that breaks off is taken up by the next, and nobody is written to twice.
 * What was made later than the plan itself, after somebody said no, has a letter of its own.
 */
export async function sendProposalLetters(
  tools: Tools,
  { signal, ...which }: ToTell & { readonly signal: AbortSignal },
): Promise<void> {
  const { employer, proposals } = await inTenants(tools.db, [which.tenantId], async (tx) => ({
    employer: await employerName(tx, which.tenantId),
    proposals: await openProposals(tx, which),
  }));
  const failures: unknown[] = [];
  for (const [accountId, own] of Map.groupBy(proposals, (each) => each.accountId)) {
    signal.throwIfAborted();
    try {
      await writeLetter(tools, {
        ...which,
        employer,
        accountId,
        proposed: own.map(({ content }) => content),
      });
    } catch (error) {
      // One that cannot be written must not keep the others from going out.
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `Letters that could not be written: ${failures.length}.`, {
      cause: failures[0],
    });
}

/** Which plan's proposals; these alone, or all that are open. */
export interface ToTell extends WhichTeamPlan {
  readonly ids?: readonly string[] | undefined;
}

async function employerName(tx: Db<Tables>, tenantId: string): Promise<string> {
  const row = await tx.selectFrom("tenants").select("name").where("id", "=", tenantId).executeTakeFirst();
  return row?.name ?? "Your library";
}

async function openProposals(tx: Db<Tables>, { tenantId, planId, ids }: ToTell) {
  const rows = await tx
    .selectFrom("team_proposals as proposal")
    .innerJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "proposal.tenant_id").onRef("staff.id", "=", "proposal.staff_id"),
    )
    .select(["staff.account_id as accountId", "proposal.content"])
    .where("proposal.tenant_id", "=", tenantId)
    .where("proposal.team_plan_id", "=", planId)
    .where("proposal.answer", "=", "open")
    .where("staff.is_active", "=", true)
    .$if(ids !== undefined, (query) => query.where("proposal.id", "=", anyOf(ids ?? [])))
    .orderBy("proposal.id")
    .execute();
  const present = now();
  return rows.flatMap(({ accountId, content }) =>
    accountId === null || (content.sittings.at(-1)?.end ?? "") <= present ? [] : [{ accountId, content }],
  );
}

interface ToWrite extends ToTell {
  readonly employer: string;
  readonly accountId: string;
  readonly proposed: readonly Proposed[];
}

async function writeLetter(
  { db, publicUrl, zone }: Tools,
  { accountId, employer, ids, planId, proposed, tenantId }: ToWrite,
): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    const reader = await tx
      .selectFrom("accounts as account")
      .innerJoin("account_employments as place", "place.tenant_id", "account.tenant_id")
      .select(["account.email", "account.name", "account.zone"])
      .where("account.tenant_id", "=", accountId)
      .where("account.email_confirmed_at", "is not", null)
      .where("account.state", "=", "active")
      .where("place.employer_id", "=", tenantId)
      .where("place.left_at", "is", null)
      .limit(1)
      .executeTakeFirst();
    if (reader === undefined || reader.email === null) return;
    await sendMail(tx, {
      tenantId: accountId,
      key: ids === undefined ? `team plan ${planId}` : `team plan ${planId} ${ids[0] ?? ""}`,
      to: reader.email,
      ...proposalLetter(proposed, {
        employer,
        name: reader.name,
        zone: reader.zone ?? proposed[0]?.zone ?? zone,
        url: `${publicUrl}/plan/proposals`,
      }),
    });
  });
}
