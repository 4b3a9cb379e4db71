import { parseInstant } from "#platform/time";
import type { TeamPlan } from "../team/team-plan.ts";
import type { TeamChoices } from "./team-choices.ts";
import type { Proposed, TeamFacts, TeamFactsSession } from "./team-facts.ts";
import { gapPercent } from "../words/amount-words.ts";
import { worthOf } from "./team-problem-of.ts";

/** Minutes of all sittings of a session. */
export function minutesOf({ sittings }: Pick<TeamFactsSession, "sittings">): number {
  return sittings.reduce(
    (sum, { start, end }) => sum + ((parseInstant(end) ?? 0) - (parseInstant(start) ?? 0)) / 60,
    0,
  );
}

/** What each session of a plan says to whoever is asked to take it. */
export function proposedOf({ sessions, zone }: TeamFacts): ReadonlyMap<string, Proposed> {
  return new Map(
    sessions.map((session) => {
      const { title, provider, url, offeringId, sittings, placeName, cents } = session;
      const minutes = minutesOf(session);
      return [session.id, { title, provider, url, offeringId, sittings, placeName, cents, minutes, zone }];
    }),
  );
}

/** What each person of the team is given by a plan. */
export function worthsIn(
  choices: TeamChoices,
  facts: TeamFacts,
  plan: TeamPlan,
): ReadonlyMap<string, number> {
  const sessions = new Map(facts.sessions.map((session) => [session.id, session]));
  const people = new Map(facts.people.map((person) => [person.id, person]));
  const worths = new Map<string, number>(
    facts.people.flatMap(({ id, isPlanned }) => (isPlanned ? [[id, 0] as const] : [])),
  );
  for (const chosen of plan.chosen) {
    const [session, person] = [sessions.get(chosen.session), people.get(chosen.person)];
    if (session === undefined || person === undefined) continue;
    worths.set(person.id, (worths.get(person.id) ?? 0) + worthOf(session, choices, person));
  }
  return worths;
}

/** `optimal` is the only word for best; everything else says how much better there could be at most. */
export function howGood({ outcome, gap }: Pick<TeamPlan, "outcome" | "gap">): string {
  if (outcome === "optimal") return "the best possible";
  if (!Number.isFinite(gap)) return "a first plan; how good it is was not proven in the time it had";
  return `within ${gapPercent(gap)} of the best possible`;
}
