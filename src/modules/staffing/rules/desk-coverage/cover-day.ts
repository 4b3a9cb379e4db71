import { memberAt } from "../schedule/compile-branches.ts";
import type {
  Away,
  CompiledBranch,
  CompiledPerson,
  CompiledStaffing,
  DayPlan,
} from "../schedule/compiled.ts";
import { emptyPlan } from "../schedule/day-plan.ts";
import type { LocalDay } from "../schedule/local-day.ts";
import { isDayAlone, piecesOn } from "../schedule/pieces.ts";
import type { PlaceCodes } from "../schedule/place-code.ts";
import { awaysOn, type View } from "../schedule/view.ts";
import { type BranchBook, bookOf, slotOf } from "./branch-book.ts";
import { type DayCrowd, dayCrowd, empty, enter, moveTo } from "./day-crowd.ts";
import type { DayNeeds } from "./day-needs.ts";
import type { DayCoverage, SlotCoverage } from "./result.ts";
import { found, keep } from "./number-memo.ts";
import { applyAways, timelineOf } from "./timeline.ts";

/** The coverage of one local day of a branch. */
export function coverDay(view: View, branch: CompiledBranch, day: LocalDay): DayCoverage {
  const book = bookOf(view.compiled, branch);
  const needs = book.needsOf(day);
  const present = crowdOn(view, book, { day, needs });
  const known = present.isPlain ? found(book.days, present.key) : undefined;
  const slots = known ?? solveSlots(book, needs, present);
  if (known === undefined && present.isPlain) keep(book.days, present.key, slots);
  return {
    date: day.date,
    startSeconds: day.start,
    slotMinutes: day.slotMinutes,
    slots,
    isShort: slots.some(({ isShort }) => isShort),
  };
}

interface BranchDay {
  readonly day: LocalDay;
  readonly needs: DayNeeds;
}

/** Used for one day after another: none is kept, and none waits. */
const crowd = dayCrowd();

/** Everyone who is at the branch for any of a day's half-hours, in the order of ids. */
function crowdOn(view: View, book: BranchBook, { day, needs }: BranchDay): DayCrowd {
  const { compiled } = view;
  const { index } = book.branch;
  empty(crowd, needs);
  if (!needs.isOpen) return crowd;
  const isPlainDay = day.passedAt === undefined && needs.partlyOpen.size === 0;
  const { plans, people } = compiled.rosters.on(day.day);
  for (const person of people[index] ?? []) {
    const aways = awaysOn(view, person, day);
    if (areAllDay(aways, day)) continue;
    const plan = plans[person.index] ?? emptyPlan;
    const member = memberAt(book.branch, person);
    if (!isPlainDay || !isDayAlone(compiled, day.day, plan)) {
      const pieces = piecesOn(compiled, person, day.day);
      enter(crowd, member, timelineOf(day, needs, index, { pieces, aways }), undefined);
      continue;
    }
    const codes = plan.codes ?? codesOf(compiled, book, { person, plan }, { day, needs });
    if (aways.length === 0) enter(crowd, member, codes, (plan.number ??= compiled.planNumbers.next++));
    else enter(crowd, member, without(aways, codes, { day, needs }), undefined);
  }
  return crowd;
}

function areAllDay(aways: readonly Away[], { start, minutes }: LocalDay): boolean {
  for (const { effect, span } of aways)
    if (effect === "gone" && span !== undefined && span.start <= start && span.end >= start + minutes * 60)
      return true;
  return false;
}

function without(aways: readonly Away[], codes: Readonly<PlaceCodes>, { day, needs }: BranchDay): PlaceCodes {
  const left = codes.slice();
  applyAways(left, aways, day, needs);
  return left;
}

/** What a plan that is not an ordinary one puts a person there for, on a day on which nothing disturbs it. */
function codesOf(
  compiled: CompiledStaffing,
  { branch: { index }, codes }: BranchBook,
  { person, plan }: { readonly person: CompiledPerson; readonly plan: DayPlan },
  { day, needs }: BranchDay,
): Readonly<PlaceCodes> {
  const known = codes.get(plan);
  if (known !== undefined) return known;
  const pieces = piecesOn(compiled, person, day.day);
  const made = timelineOf(day, needs, index, { pieces, aways: [] });
  codes.set(plan, made);
  return made;
}

function solveSlots(book: BranchBook, { slots }: DayNeeds, present: DayCrowd): readonly SlotCoverage[] {
  let last = book.closed;
  return slots.map((needs, slot) => {
    if (!needs.isOpen) last = book.closed;
    else if (moveTo(present, slot) || slots[slot - 1] !== needs) last = slotOf(book, needs, present);
    return last;
  });
}
