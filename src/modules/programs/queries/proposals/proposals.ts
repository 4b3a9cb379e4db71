import type { Selectable } from "kysely";
import { inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
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

/** A draft that is to be sent soon, of a program that a reader may change. */
export interface DueProposal {
  readonly id: string;
  readonly conference: string;
  readonly title: string;
  readonly deadline: string;
  /** The program's number. */
  readonly number: number;
}

/** Drafts whose deadline is between two local days, both inclusive, of programs at the reader's places; nearest first. */
export async function dueProposals(
  db: ProgramsDb,
  reader: ProgramReader,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<readonly DueProposal[]> {
  if (reader.places.length === 0) return [];
  const rows = await inTenants(db, reader.systems, async (tx) =>
    tx
      .selectFrom("program_proposals as proposal")
      .innerJoin("programs as program", (join) =>
        join
          .onRef("program.tenant_id", "=", "proposal.tenant_id")
          .onRef("program.id", "=", "proposal.program_id"),
      )
      .select([
        "proposal.id",
        "proposal.conference",
        "proposal.content",
        "proposal.deadline",
        "program.number",
      ])
      .where("proposal.tenant_id", "in", reader.systems)
      .where("program.organisation_id", "in", reader.places)
      .where("proposal.state", "=", "drafted")
      .where("proposal.removed_at", "is", null)
      .where("proposal.deadline", ">=", from)
      .where("proposal.deadline", "<=", until)
      .orderBy("proposal.deadline")
      .orderBy("proposal.id")
      .limit(20)
      .execute(),
  );
  return rows.flatMap(({ content, deadline, ...row }) =>
    deadline === null ? [] : [{ ...row, deadline, title: content.title }],
  );
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
