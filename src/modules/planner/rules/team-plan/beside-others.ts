import { localDay } from "#platform/time";
import type { TeamPlan } from "../team/team-plan.ts";
import type { TeamChoices } from "./team-choices.ts";
import type { Proposed, TeamFacts } from "./team-facts.ts";

/** A proposal of another plan to somebody of this one, open or accepted. */
export interface OtherProposal {
  readonly id: string;
  readonly staffId: string;
  readonly content: Proposed;
  readonly answer: "open" | "accepted" | "declined" | "taken-back";
  /** Of its plan. */
  readonly planId: string;
  readonly number: number;
  readonly publishedAt: string | null;
}

/** What stands of other plans, for the people and in the time of one. */
export interface BesideOthers {
  /** Not answered yet. */
  readonly open: readonly OtherProposal[];
  /** Names of those whom it has somewhere at the hour of what they said yes to, or in the same once more. */
  readonly clashing: readonly string[];
  /** What they said yes to costs so much: it is not of this plan's money. */
  readonly cents: number;
}

interface PlanToPublish {
  readonly choices: Pick<TeamChoices, "from" | "to">;
  readonly facts: TeamFacts;
  readonly plan: Pick<TeamPlan, "chosen">;
}

/** What of other plans' proposals stands in a plan's time, and whom it has where they cannot be by now. */
export function besideOthers(
  others: readonly OtherProposal[],
  { choices, facts, plan }: PlanToPublish,
): BesideOthers {
  const isInTime = ({ content: { sittings, zone } }: OtherProposal) =>
    sittings.some(({ start }) => {
      const day = localDay(zone, start);
      return day >= choices.from && day <= choices.to;
    });
  const accepted = others.filter(({ answer }) => answer === "accepted");
  const acceptedBy = Map.groupBy(accepted, ({ staffId }) => staffId);
  const sessions = new Map(facts.sessions.map((session) => [session.id, session]));
  const clashing = new Set(
    plan.chosen.flatMap(({ person, session: id }) => {
      const session = sessions.get(id);
      const own = acceptedBy.get(person) ?? [];
      return session !== undefined && own.some(({ content }) => isTaken(content, session)) ? [person] : [];
    }),
  );
  return {
    open: others.filter((each) => each.answer === "open" && isInTime(each)),
    clashing: facts.people.flatMap(({ id, name }) => (clashing.has(id) ? [name] : [])),
    cents: accepted.filter(isInTime).reduce((sum, { content }) => sum + content.cents, 0),
  };
}

/** Something at a time, and which offering it is where that is known. */
interface Timed {
  readonly offeringId?: string | undefined;
  readonly sittings: Proposed["sittings"];
}

function isTaken(one: Timed, other: Timed): boolean {
  return one.offeringId === other.offeringId || areTogether(one, other);
}

/** Whether some of both is at the same time. */
export function areTogether(one: Timed, other: Timed): boolean {
  return one.sittings.some(({ start, end }) =>
    other.sittings.some((each) => each.start < end && start < each.end),
  );
}
