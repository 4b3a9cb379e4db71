import { localDay, parseInstant } from "#platform/time";
import { dayWords } from "#platform/words";
import type { TeamPlan } from "../team/team-plan.ts";
import type { TeamChoices } from "./team-choices.ts";
import type { Proposed, TeamFacts, TeamFactsSession } from "./team-facts.ts";
import { gapPercent } from "../words/amount-words.ts";
import { isAwayThen, type KnownAbsence } from "./away-then.ts";
import { waysOf } from "./true-desks.ts";
import { worthOf } from "./team-problem-of.ts";

/** Minutes of all sittings of a session. */
export function minutesOf({ sittings }: Pick<TeamFactsSession, "sittings">): number {
  return sittings.reduce(
    (sum, { start, end }) => sum + ((parseInstant(end) ?? 0) - (parseInstant(start) ?? 0)) / 60,
    0,
  );
}

/** What each place of a plan says to whoever is asked to take it, by person and session; with the price that holds. */
export function proposedOf(facts: TeamFacts, plan: Pick<TeamPlan, "chosen">): ReadonlyMap<string, Proposed> {
  const sessionOf = new Map(facts.sessions.map((session) => [session.id, session]));
  const fees = feesOf(facts, plan);
  const ways = waysOf(facts);
  return new Map(
    plan.chosen.flatMap(({ person, session: id }) => {
      const session = sessionOf.get(id);
      if (session === undefined) return [];
      const { title, provider, url, offeringId, sittings, placeName } = session;
      const proposed = {
        title,
        provider,
        url,
        offeringId,
        sittings,
        placeName,
        cents: fees.get(id) ?? session.cents,
        ...(session.isCostUnknown === true && { isCostUnknown: true }),
        minutes: minutesOf(session),
        zone: facts.zone,
        ...(session.place !== undefined && { travelMinutes: ways(person, session) }),
      };
      return [[`${person} ${id}`, proposed] as const];
    }),
  );
}

/** What one place in each session costs, with as many as go. */
export function feesOf(
  { sessions }: Pick<TeamFacts, "sessions">,
  { chosen }: Pick<TeamPlan, "chosen">,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { session } of chosen) counts.set(session, (counts.get(session) ?? 0) + 1);
  return new Map(
    sessions.map(({ id, cents, groupPrices }) => {
      const holding = groupPrices.filter(({ people }) => people <= (counts.get(id) ?? 0));
      return [id, cents - Math.max(0, ...holding.map((price) => price.cents))];
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
  return `within ${gapPercent(gap)} of the best possible, learning and renewals weighed together`;
}

/**
 * What the distance from the best could at most mean for learning alone, where renewals stay open: what they lack weighs so much
 * that a small part of the whole may be a large one of the learning.
 */
export function learningToGain(
  { outcome, gap, value, bound, unmet, belowFairShare }: TeamPlan,
  worths: ReadonlyMap<string, number>,
): string | undefined {
  const learning = [...worths.values()].reduce((sum, worth) => sum + worth, 0);
  const isLearningAlone = unmet.length + belowFairShare.length === 0;
  if (outcome === "optimal" || isLearningAlone || !Number.isFinite(gap) || learning === 0) return undefined;
  return `With renewals no worse than here, at most ${gapPercent((bound - value) / learning)} more learning could be had.`;
}

/** Who was entered as away since, in a time to come in which a plan has them learn. The plan was made around what was known before. */
export function awaySince(
  facts: TeamFacts,
  { chosen }: Pick<TeamPlan, "chosen">,
  { absences, present }: { readonly absences: readonly KnownAbsence[]; readonly present: string },
): readonly string[] {
  const sessionOf = new Map(facts.sessions.map((session) => [session.id, session]));
  const nameOf = new Map(facts.people.map(({ id, name }) => [id, name]));
  return chosen.flatMap(({ person, session: id }) => {
    const session = sessionOf.get(id);
    const [first] = session?.sittings ?? [];
    if (session === undefined || first === undefined || first.start <= present) return [];
    if (!isAwayThen(absences, { staffId: person, sittings: session.sittings }, facts.zone)) return [];
    const day = dayWords(localDay(facts.zone, first.start));
    return [`${nameOf.get(person) ?? "Someone"}: “${session.title}”, ${day}`];
  });
}

const mostNamed = 5;

/** Whom a plan has where they cannot be by now. */
export function clashingWords(names: readonly string[]): string {
  const named = names.slice(0, mostNamed).join(", ");
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
  return `${named}${more} said yes by now to the same, or to something at the same time, from another plan. Make a new plan: it is made around what people said yes to.`;
}
