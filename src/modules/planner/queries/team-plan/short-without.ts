import type { Db } from "#platform/db";
import { localDay } from "#platform/time";
import { employerStaffing, type MadeShort, madeShort } from "#modules/staffing";
import { agreedSittings } from "../../rules/team-plan/agreed-sessions.ts";
import { beyond } from "../../rules/team-plan/short-without.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";
import { movesOf } from "../../rules/team-plan/true-desks.ts";
import type { PlannerProgram } from "../program.ts";
import { publishedPlan } from "./published-plan.ts";

type Tables = PlannerProgram["db"] extends Db<infer Known> ? Known : never;

/** A place in a team's plan, and whose it is. */
export interface ProposedPlace {
  readonly tenantId: string;
  readonly planId: string;
  readonly staffId: string;
  readonly content: Proposed;
}

/**
 * Where the schedule, as it is now and with all who said yes, would be shorter of people if this one went as well. Whoever the
 * plan sends somewhere is thought of as sent. The caller is inside the employer's wall.
 */
export async function shortWithout(
  { db, zone }: Pick<PlannerProgram, "db" | "zone">,
  tx: Db<Tables>,
  { tenantId, planId, staffId, content }: ProposedPlace,
): Promise<readonly MadeShort[]> {
  const sessions = agreedSittings(staffId, content).map((each) => ({ ...each, id: each.start }));
  const [first, last] = [sessions[0], sessions.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range = { from: localDay(content.zone, first.start), to: localDay(content.zone, last.end), zone };
  const staffing = await employerStaffing(db, tx, tenantId, range);
  const short = madeShort(staffing, { sessions, moves: [] });
  if (short.length === 0) return [];
  const published = await publishedPlan(tx, { tenantId, planId });
  const moves = published === undefined ? [] : movesOf(published.facts, published.plan);
  const near = moves.filter(({ start, end }) =>
    sessions.some((each) => each.start < end && start < each.end),
  );
  if (near.length === 0) return short;
  return beyond(
    madeShort(staffing, { sessions, moves: near }),
    madeShort(staffing, { sessions: [], moves: near }),
  );
}
