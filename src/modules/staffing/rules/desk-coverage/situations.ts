import type { Away, CompiledBranch, CompiledPerson, DayPlan } from "../schedule/compiled.ts";
import { patternPlan, planOf } from "../schedule/day-plan.ts";
import type { LocalDay } from "../schedule/local-day.ts";
import { type Piece, piecesOn } from "../schedule/pieces.ts";
import type { PlaceCode, PlaceCodes } from "../schedule/place-code.ts";
import { awaysOn, type View } from "../schedule/view.ts";
import type { DayNeeds } from "./day-needs.ts";
import { timelineOf } from "./timeline.ts";

/** One person's day at a branch, as it is and as it would be if nothing had come in between. */
export interface Situation {
  readonly person: CompiledPerson;
  readonly plan: DayPlan;
  readonly pieces: readonly Piece[];
  readonly aways: readonly Away[];
  /** By half-hours: as it is; with nobody away; by the patterns alone, where an exception dropped them. */
  readonly actual: Readonly<PlaceCodes>;
  readonly planned: Readonly<PlaceCodes>;
  readonly usual: Readonly<PlaceCodes> | undefined;
}

/** Everyone who is, is planned, or would usually be at a branch on a day, in the order of ids. */
export function situationsOn(
  view: View,
  branch: CompiledBranch,
  { day, needs }: { readonly day: LocalDay; readonly needs: DayNeeds },
): readonly Situation[] {
  const situations: Situation[] = [];
  for (const person of view.compiled.peopleNear(day.day, branch.index)) {
    const plan = planOf(person, day.day);
    const isDropped = plan.droppedBy.length > 0;
    const pieces = piecesOn(view.compiled, person, day.day);
    const aways = awaysOn(view, person, day);
    const codes = (pieces: readonly Piece[], aways: readonly Away[]): Readonly<PlaceCodes> =>
      timelineOf(day, needs, branch.index, { pieces, aways });
    situations.push({
      person,
      plan,
      pieces: pieces.filter(({ shift }) => shift.branchIndex === branch.index),
      aways,
      actual: codes(pieces, aways),
      planned: codes(pieces, []),
      usual: isDropped ? codes(usualPieces(view, person, day), []) : undefined,
    });
  }
  return situations;
}

function usualPieces({ compiled }: View, person: CompiledPerson, day: LocalDay): readonly Piece[] {
  return piecesOn(compiled, person, day.day, (near) => patternPlan(person, near));
}

/** The codes of everyone at one half-hour, with one person's changed when asked. */
export function codesAt(
  situations: readonly Situation[],
  slot: number,
  change?: { readonly of: Situation; readonly to: PlaceCode },
): readonly { readonly person: CompiledPerson; readonly code: PlaceCode }[] {
  return situations
    .map((situation) => ({
      person: situation.person,
      code: situation === change?.of ? change.to : (situation.actual[slot] ?? 0),
    }))
    .filter(({ code }) => code !== 0);
}
