import type { Db } from "#platform/db";
import { keepAgreedSessions, removeAgreedSessions, type StaffingTables } from "#modules/staffing";
import { stableUuid } from "../../queries/frameworks/stable-uuid.ts";
import { agreedSittings } from "../../rules/team-plan/agreed-sessions.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";

/** A proposal, whose it is, and how it is answered now. */
export interface AnsweredProposal {
  readonly id: string;
  readonly staffId: string;
  readonly content: Proposed;
  readonly answer: "open" | "accepted" | "declined";
}

/** Makes the schedule agree with an answer: whoever said yes is off the desk then, and nobody else is because of it. */
export async function scheduleProposal(
  tx: Db<StaffingTables>,
  tenantId: string,
  { id, staffId, content, answer }: AnsweredProposal,
): Promise<void> {
  // Ids that follow from the proposal's: what is taken back is found again without a list of it.
  const sittings = agreedSittings(staffId, content).map((sitting, place) => ({
    ...sitting,
    id: stableUuid(`team proposal ${id} ${place}`),
  }));
  if (answer === "accepted") await keepAgreedSessions(tx, tenantId, sittings);
  else
    await removeAgreedSessions(
      tx,
      tenantId,
      sittings.map((sitting) => sitting.id),
    );
}
