import { type PickedOffering, type Picks, picksFor } from "#modules/catalog";
import type { OwnCreditPlanning } from "#modules/credit";
import type { Viewer } from "#modules/people";
import { formatDate, parseDate } from "#platform/time";
import { pickThing } from "../rules/pick-thing.ts";
import type { TodayProgram } from "./program.ts";

/** An offering picked for someone, and what it would count for. */
export interface DayPick extends PickedOffering {
  /** `1 contact hour towards Technology`; empty when for nothing that is known of. */
  readonly counts: string;
}

/** How far the page of the day looks ahead. */
export const daysAhead = 7;
const picksShown = 3;

interface PicksAsked {
  readonly now: string;
  readonly today: string;
  readonly zone: string;
  readonly weights: ReadonlyMap<string, number>;
  readonly planning: OwnCreditPlanning;
  readonly leftOut: ReadonlySet<string>;
}

/** The best few of the week that the viewer can be at. */
export async function picksOfDay(
  program: TodayProgram,
  viewer: Viewer,
  { now, today, zone, weights, planning, leftOut }: PicksAsked,
): Promise<Picks & { readonly picks: readonly DayPick[] }> {
  const creditsOf = (pick: PickedOffering) => planning.creditsOf(pickThing(pick, zone));
  const found = await picksFor(program, viewer, {
    now,
    from: today,
    to: formatDate((parseDate(today) ?? 0) + daysAhead),
    weights,
    need: (pick) => (creditsOf(pick).some(({ units }) => units > 0) ? 1 : 0),
    leftOut,
    most: picksShown,
  });
  const picks = found.picks.map((pick) => ({ ...pick, counts: countsWords(creditsOf(pick), planning) }));
  return { ...found, picks };
}

function countsWords(
  credits: ReturnType<OwnCreditPlanning["creditsOf"]>,
  { needs }: Pick<OwnCreditPlanning, "needs">,
): string {
  const [first] = credits;
  const need = needs.find(({ credentialId }) => credentialId === first?.credentialId);
  if (first === undefined || need === undefined || first.units <= 0) return "";
  const units = `${Math.round(first.units * 100) / 100} ${first.units === 1 ? need.unit.name : need.unit.plural}`;
  const fills = need.minimums.find(({ id }) => first.categories.includes(id));
  return `${units} towards ${fills?.name ?? need.name}${first.needsApproval ? ", once approved" : ""}`;
}
