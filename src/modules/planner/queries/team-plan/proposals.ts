import type { Viewer } from "#modules/people";
import { inTenants } from "#platform/db";
import { absencesOf } from "#modules/staffing";
import { isAwayThen } from "../../rules/team-plan/away-then.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";
import type { PlannerProgram } from "../program.ts";

/** What somebody is asked to take. */
export interface ShownProposal extends Proposed {
  readonly id: string;
  readonly employer: string;
  readonly answer: "open" | "accepted" | "declined" | "taken-back";
  /** Time away was entered that touches it. */
  readonly isAway: boolean;
}

const most = 100;

/** Whether an employer's plan ever had something for them. */
export async function isProposedTo(db: PlannerProgram["db"], viewer: Viewer): Promise<boolean> {
  for (const { tenantId, staffId } of viewer.positions) {
    const row = await inTenants(db, [tenantId], async (tx) =>
      tx
        .selectFrom("team_proposals")
        .select("id")
        .where("tenant_id", "=", tenantId)
        .where("staff_id", "=", staffId)
        .limit(1)
        .executeTakeFirst(),
    );
    if (row !== undefined) return true;
  }
  return false;
}

/** What employers' plans propose to the viewer: what is over is left out; the soonest first. */
export async function proposalsFor(
  { db }: Pick<PlannerProgram, "db">,
  viewer: Viewer,
  present: string,
): Promise<readonly ShownProposal[]> {
  const employers = [
    ...new Map(viewer.positions.map((each) => [`${each.tenantId} ${each.staffId}`, each])).values(),
  ];
  const found: ShownProposal[] = [];
  for (const { tenantId, staffId } of employers)
    found.push(
      ...(await inTenants(db, [tenantId], async (tx) => {
        const rows = await tx
          .selectFrom("team_proposals as proposal")
          .innerJoin("tenants", "tenants.id", "proposal.tenant_id")
          .select(["proposal.id", "proposal.content", "proposal.answer", "tenants.name as employer"])
          .where("proposal.tenant_id", "=", tenantId)
          .where("proposal.staff_id", "=", staffId)
          .orderBy("proposal.made_at", "desc")
          .orderBy("proposal.id")
          .limit(most)
          .execute();
        const days = rows
          .flatMap(({ content }) => content.sittings.map(({ start }) => start.slice(0, 10)))
          .toSorted();
        const [from, to] = [days[0], days.at(-1)];
        const absences =
          from === undefined || to === undefined
            ? []
            : await absencesOf(tx, tenantId, { from, to, staffIds: [staffId] });
        return rows.map(({ content, ...row }) => ({
          ...content,
          ...row,
          isAway: isAwayThen(absences, { staffId, sittings: content.sittings }, content.zone),
        }));
      })),
    );
  return found
    .filter(({ sittings }) => (sittings.at(-1)?.end ?? "") > present)
    .toSorted((a, b) => (a.sittings[0]?.start ?? "").localeCompare(b.sittings[0]?.start ?? ""));
}
