import { json } from "#platform/db";
import { newId } from "#platform/ids";
import { localDay, now } from "#platform/time";
import { permit, type Viewer } from "#modules/people";
import type { ProgramsDb, ProgramsProgram } from "../../queries/program.ts";
import { proposalById } from "../../queries/proposals/proposals.ts";
import { adaptationsOf } from "../../queries/reading/adaptations.ts";
import type { OwnProgram } from "../../queries/reading/own-programs.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { proposalOf } from "../../rules/proposals/proposal.ts";
import type { GivenCall, GivenProposal } from "../../rules/proposals/proposal-form.ts";
import { onPermittedProgram } from "../changing/permitted-program.ts";
import { staffIdIn } from "../entering/permit-sharing.ts";

/** A proposal among those of its program. */
export interface WhichProposal {
  readonly number: number;
  readonly id: string;
}

/**
 * Drafts a proposal of a conference session from a program, in its own words, within the call's word limit. Resolves with its id.
 *
 * @throws NotFound, NotAllowed for who may not change the program.
 */
export async function draftProposal(
  { db, zone }: Pick<ProgramsProgram, "db" | "zone">,
  viewer: Viewer,
  number: number,
  call: GivenCall,
): Promise<string> {
  const id = newId();
  const reader = await readerOf(db, viewer);
  await onProposingProgram(db, viewer, number, async (tx, program) => {
    const content = proposalOf(program, await adaptationsOf(tx, reader, program), {
      today: localDay(zone, now()),
      presenter: viewer.name,
      wordLimit: call.words,
    });
    await tx
      .insertInto("program_proposals")
      .values({
        ...callColumns(call),
        tenant_id: program.tenantId,
        id,
        program_id: program.id,
        state: "drafted",
        content: json(content),
        made_by: staffIdIn(viewer, program.tenantId) ?? null,
        made_at: now(),
        removed_at: null,
      })
      .execute();
  });
  return id;
}

/** Saves a proposal as someone leaves it, and how far it has come. @throws NotFound, NotAllowed */
export async function changeProposal(
  db: ProgramsDb,
  viewer: Viewer,
  { number, id }: WhichProposal,
  given: GivenProposal,
): Promise<void> {
  const { state, title, abstract, outcomes, presenters, audience, evidence } = given;
  await onProposingProgram(db, viewer, number, async (tx, program) => {
    await proposalById(tx, program, id);
    await tx
      .updateTable("program_proposals")
      .set({
        ...callColumns(given),
        state,
        content: json({ title, abstract, outcomes, presenters, audience, evidence }),
      })
      .where("tenant_id", "=", program.tenantId)
      .where("id", "=", id)
      .execute();
  });
}

/** Puts a proposal away, or takes it back out. @throws NotFound, NotAllowed */
export async function removeProposal(
  db: ProgramsDb,
  viewer: Viewer,
  { number, id }: WhichProposal,
  isRemoved: boolean,
): Promise<void> {
  await onProposingProgram(db, viewer, number, async (tx, program) => {
    await proposalById(tx, program, id);
    await tx
      .updateTable("program_proposals")
      .set({ removed_at: isRemoved ? now() : null })
      .where("tenant_id", "=", program.tenantId)
      .where("id", "=", id)
      .execute();
  });
}

/** Does something for a program that someone may propose. @throws NotFound, NotAllowed */
export async function onProposingProgram<Result>(
  db: ProgramsDb,
  viewer: Viewer,
  number: number,
  work: (tx: ProgramsDb, program: OwnProgram) => Promise<Result>,
): Promise<Result> {
  return onPermittedProgram(db, viewer, number, async (tx, program) => {
    permit(viewer, "propose conference sessions", { tenantId: program.tenantId });
    return work(tx, program);
  });
}

function callColumns({ conference, call, deadline, words }: GivenCall) {
  return {
    conference,
    call_url: call ?? null,
    deadline: deadline ?? null,
    word_limit: words ?? null,
    changed_at: now(),
  };
}
