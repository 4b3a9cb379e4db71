import type { Selectable } from "kysely";
import { inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { Viewer } from "#modules/people";
import { daysUntil, deadlineWords, type Proposal } from "../../rules/proposals/proposal.ts";
import type { ProgramsTables } from "../../tables.ts";
import type { ProgramsDb } from "../program.ts";

interface OfProgram {
  readonly tenantId: string;
  readonly id: string;
}

/** Proposals made from a program, those with the nearest deadline first; inside `inTenants` of its system, for those who may change it. */
export async function proposalsOf(tx: ProgramsDb, { tenantId, id }: OfProgram): Promise<readonly Proposal[]> {
  const rows = await tx
    .selectFrom("program_proposals")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("program_id", "=", id)
    .where("removed_at", "is", null)
    .orderBy("deadline")
    .orderBy("id")
    .limit(100)
    .execute();
  return rows.map(proposalOfRow);
}

/** One proposal of a program; inside `inTenants` of its system. @throws NotFound when it has none of this id */
export async function proposalById(
  tx: ProgramsDb,
  program: OfProgram,
  proposalId: string,
): Promise<Proposal & { readonly isRemoved: boolean }> {
  const row = isId(proposalId)
    ? await tx
        .selectFrom("program_proposals")
        .selectAll()
        .where("tenant_id", "=", program.tenantId)
        .where("program_id", "=", program.id)
        .where("id", "=", proposalId)
        .executeTakeFirst()
    : undefined;
  if (row === undefined) throw new NotFound("This program has no such proposal.");
  return { ...proposalOfRow(row), isRemoved: row.removed_at !== null };
}

/** A draft that its maker is to send soon. */
export interface DueProposal {
  readonly href: string;
  readonly title: string;
  readonly conference: string;
  /** `3 days left`. */
  readonly left: string;
}

/** Within so many days a draft is worth a reminder. */
const daysAhead = 14;
const mostDue = 5;

/** Drafts of a viewer's own whose deadline is near, the nearest first; as of a local day. */
export async function dueProposals(
  db: ProgramsDb,
  { positions }: Pick<Viewer, "positions">,
  today: string,
): Promise<readonly DueProposal[]> {
  if (positions.length === 0) return [];
  const systems = [...new Set(positions.map(({ tenantId }) => tenantId))];
  const rows = await inTenants(db, systems, async (tx) =>
    tx
      .selectFrom("program_proposals as proposal")
      .innerJoin("programs as program", (join) =>
        join
          .onRef("program.tenant_id", "=", "proposal.tenant_id")
          .onRef("program.id", "=", "proposal.program_id"),
      )
      .select(["proposal.id", "proposal.conference", "proposal.content", "proposal.state"])
      .select(["proposal.deadline", "program.number"])
      .where("proposal.tenant_id", "in", systems)
      .where(
        "proposal.made_by",
        "in",
        positions.map(({ staffId }) => staffId),
      )
      .where("proposal.state", "=", "drafted")
      .where("proposal.removed_at", "is", null)
      .where("proposal.deadline", ">=", today)
      .orderBy("proposal.deadline")
      .orderBy("proposal.id")
      .limit(mostDue)
      .execute(),
  );
  return rows.flatMap(({ id, conference, content, state, deadline, number }) => {
    if (deadline === null || daysUntil(deadline, today) > daysAhead) return [];
    const left = deadlineWords({ state, deadline }, today) ?? "";
    return [{ href: `/programs/${number}/proposals/${id}`, title: content.title, conference, left }];
  });
}

function proposalOfRow(row: Selectable<ProgramsTables["program_proposals"]>): Proposal {
  return {
    id: row.id,
    conference: row.conference,
    callUrl: row.call_url ?? undefined,
    deadline: row.deadline ?? undefined,
    wordLimit: row.word_limit ?? undefined,
    state: row.state,
    content: row.content,
  };
}
