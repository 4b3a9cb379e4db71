import type { Viewer } from "#modules/people";
import { localDay, now } from "#platform/time";
import { areTogether } from "../../rules/team-plan/beside-others.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";
import { dayAndTime } from "../../rules/words/day-words.ts";
import { recordPlans } from "../plan/planned-on-record.ts";
import type { PlannerProgram } from "../program.ts";
import { proposalsFor } from "./proposals.ts";

/**
 * Why the viewer cannot take a proposal as well: they said yes to the same, or have something else at its hour. Undefined when
 * nothing speaks against it. Their record is read for themselves alone: no plan of a team knows of it.
 */
export async function takenAtThatTime(
  program: Pick<PlannerProgram, "db">,
  viewer: Viewer,
  { id, content }: { readonly id: string; readonly content: Proposed },
): Promise<string | undefined> {
  const { offeringId, sittings, title, zone } = content;
  const accepted = (await proposalsFor(program, viewer, now())).filter(
    (each) => each.answer === "accepted" && each.id !== id,
  );
  if (accepted.some((each) => each.offeringId === offeringId))
    return `“${title}” was not taken: you said yes to it before, from another plan.`;
  const days = {
    from: localDay(zone, sittings[0]?.start ?? ""),
    to: localDay(zone, sittings.at(-1)?.end ?? ""),
    zone,
  };
  // The same on one's own record is this one: a yes does not put it there twice.
  const own = (await recordPlans(program, viewer.accountId, days)).filter(
    (each) => each.offeringId !== offeringId,
  );
  const other = [...accepted, ...own].find((each) => areTogether(each, content));
  if (other === undefined) return undefined;
  return `“${title}” was not taken: you take “${other.title}” at that time (${dayAndTime(other.sittings[0]?.start ?? "", zone)}). Take that back first, or take something else instead of this.`;
}
