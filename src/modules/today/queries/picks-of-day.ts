import { cardDate, offeringSummary, offeringTags, type PickedOffering, picksFor } from "#modules/catalog";
import type { OwnCreditPlanning } from "#modules/credit";
import type { Viewer } from "#modules/people";
import type { Commitment } from "#modules/planner";
import { formatDate, parseDate } from "#platform/time";
import type { ShownPick } from "../rules/day.ts";
import { pickThing } from "../rules/pick-thing.ts";
import type { TodayProgram } from "./program.ts";

/** How far the page of the day looks ahead. */
export const daysAhead = 7;
const picksShown = 3;

/** A topic someone wants to grow in, and how much it weighs. */
export interface Growth {
  readonly id: string;
  readonly name: string;
  readonly weight: number;
}

interface PicksAsked {
  readonly now: string;
  readonly today: string;
  readonly zone: string;
  readonly growth: readonly Growth[];
  readonly planning: OwnCreditPlanning;
  readonly leftOut: ReadonlySet<string>;
  /** Where the viewer means to be in these days. */
  readonly commitments: readonly Commitment[];
}

/** The best few of the week that the viewer can be at. */
export async function picksOfDay(
  program: TodayProgram,
  viewer: Viewer,
  { now, today, zone, growth, planning, leftOut, commitments }: PicksAsked,
): Promise<{ readonly picks: readonly ShownPick[]; readonly knowsSchedule: boolean }> {
  const creditsOf = (pick: PickedOffering) => planning.creditsOf(pickThing(pick, zone));
  const { picks, knowsSchedule } = await picksFor(program, viewer, {
    now,
    from: today,
    to: formatDate((parseDate(today) ?? 0) + daysAhead),
    weights: new Map(growth.map(({ id, weight }) => [id, weight])),
    need: (pick) => (creditsOf(pick).some(({ units }) => units > 0) ? 1 : 0),
    leftOut,
    busy: commitments.filter(({ hasHours }) => hasHours),
    most: picksShown,
  });
  const shown = picks.map((pick): ShownPick => {
    const reasons = [countsWords(creditsOf(pick), planning), grownWords(pick.offering.topics, growth)];
    return {
      id: pick.id,
      title: pick.offering.title,
      date: cardDate(pick.offering, pick.session, zone),
      summary: offeringSummary(pick),
      tags: offeringTags(pick),
      note: pick.fit?.words,
      reason: reasons.filter((each) => each !== "").join(" · ") || soonWords(knowsSchedule),
    };
  });
  return { picks: shown, knowsSchedule };
}

function soonWords(knowsSchedule: boolean): string {
  return knowsSchedule ? "Soon, and you can be there" : "Soon";
}

/** `you want to grow in AI literacy`; empty when one does not. */
export function grownWords(topics: readonly string[], growth: readonly Growth[]): string {
  const grown = growth.filter(({ id }) => topics.includes(id)).map(({ name }) => name);
  return grown.length === 0 ? "" : `you want to grow in ${grown.join(" and ")}`;
}

/** `Brings 1 contact hour towards Technology`; empty when it is for nothing that is known of. */
function countsWords(
  credits: ReturnType<OwnCreditPlanning["creditsOf"]>,
  { needs }: Pick<OwnCreditPlanning, "needs">,
): string {
  const [first] = credits;
  const need = needs.find(({ credentialId }) => credentialId === first?.credentialId);
  if (first === undefined || need === undefined || first.units <= 0) return "";
  const units = `${Math.round(first.units * 100) / 100} ${first.units === 1 ? need.unit.name : need.unit.plural}`;
  const fills = need.minimums.find(({ id }) => first.categories.includes(id));
  return `Brings ${units} towards ${fills?.name ?? need.name}${first.needsApproval ? ", once approved" : ""}`;
}
