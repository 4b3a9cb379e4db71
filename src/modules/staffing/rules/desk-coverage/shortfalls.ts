import { formatInstant, type Interval, parseDate } from "#platform/time";
import { compiledFor } from "../schedule/compile.ts";
import type { CompiledBranch } from "../schedule/compiled.ts";
import { type LocalDay, MINUTES_PER_DAY, SLOT_MINUTES } from "../schedule/local-day.ts";
import type { Days } from "../schedule/narrowed.ts";
import type { View } from "../schedule/view.ts";
import type { Staffing } from "../staffing.ts";
import { bookOf } from "./branch-book.ts";
import { reasonsFor } from "./reasons.ts";
import type { Coverage, DayCoverage, PostCoverage, Shortfall, SlotCoverage } from "./result.ts";
import { situationsOn } from "./situations.ts";
import { isLacking } from "./solve-slot.ts";

/**
 * Every shortfall of a coverage with its reasons: branch by branch, day by day, the building before its desks, in order of
 * time. `coverage` must be of this very staffing. Reasons are worked out for short half-hours alone.
 */
export function shortfalls(staffing: Staffing, coverage: Coverage): readonly Shortfall[] {
  const view: View = { compiled: compiledFor(staffing, daysOf(coverage)) };
  return coverage.branches.flatMap(({ branchId, days }) => {
    const branch = view.compiled.branchOf.get(branchId);
    if (branch === undefined) return [];
    return days
      .filter(({ isShort }) => isShort)
      .flatMap((day) => dayShortfalls(view, branch, day, isLacking));
  });
}

function daysOf({ branches }: Coverage): Days {
  const days = branches[0]?.days ?? [];
  const [first, last] = [days[0], days.at(-1)].map((day) => parseDate(day?.date ?? "") ?? 0);
  return { first: first ?? 0, last: last ?? 0 };
}

/** The post of a slot by its place: -1 is the building. */
export function postAt({ building, desks }: SlotCoverage, place: number): PostCoverage {
  return desks[place] ?? building;
}

/** When a half-hour of a covered day begins and ends. */
export function slotTimes({ startSeconds }: DayCoverage, slot: number): Interval {
  const start = startSeconds + slot * SLOT_MINUTES * 60;
  return { start, end: start + SLOT_MINUTES * 60 };
}

/** The shortfalls of one day, of those posts and slots alone that are `told`. */
export function dayShortfalls(
  view: View,
  branch: CompiledBranch,
  covered: DayCoverage,
  told: (post: PostCoverage, place: { readonly slot: number; readonly post: number }) => boolean,
): readonly Shortfall[] {
  const day = localDayOf(view, branch, covered);
  const needs = bookOf(view.compiled, branch).needsOf(day);
  const situations = situationsOn(view, branch, { day, needs });
  const found: Shortfall[] = [];
  for (let place = -1; place < branch.desks.length; place += 1) {
    let last: Shortfall | undefined;
    covered.slots.forEach((slotCovered, slot) => {
      const post = postAt(slotCovered, place);
      if (!told(post, { slot, post: place })) return;
      const desk = place < 0 ? undefined : place;
      const reasons = reasonsFor({ branch, day, needs, slot, covered: slotCovered, situations, desk });
      const next = shortfallAt({ branch, day, slot, desk }, post, reasons);
      last =
        last !== undefined && continues(last, next)
          ? { ...last, end: next.end, endMinute: next.endMinute }
          : next;
      if (last === next) found.push(next);
      else found[found.length - 1] = last;
    });
  }
  return found;
}

function localDayOf({ compiled }: View, branch: CompiledBranch, { startSeconds }: DayCoverage): LocalDay {
  const near = Math.round(startSeconds / 86_400);
  const days = [near - 1, near, near + 1].map((day) => compiled.dayIn(branch.zone, day));
  return days.find(({ start }) => start === startSeconds) ?? compiled.dayIn(branch.zone, near);
}

interface ShortAt {
  readonly branch: CompiledBranch;
  readonly day: LocalDay;
  readonly slot: number;
  readonly desk: number | undefined;
}

function shortfallAt(
  { branch, day, slot, desk }: ShortAt,
  { needed, present, shortBy, lacksPersonInCharge }: PostCoverage,
  reasons: Shortfall["reasons"],
): Shortfall {
  const deskId = desk === undefined ? undefined : branch.desks[desk]?.id;
  const passed = slot * SLOT_MINUTES;
  return {
    branchId: branch.branch.id,
    ...(deskId === undefined ? {} : { deskId }),
    date: day.date,
    start: formatInstant(day.start + passed * 60),
    end: formatInstant(day.start + Math.min(passed + SLOT_MINUTES, day.minutes) * 60),
    startMinute: day.slotMinutes[slot] ?? 0,
    endMinute: day.slotMinutes[slot + 1] ?? MINUTES_PER_DAY,
    needed,
    present,
    shortBy,
    lacksPersonInCharge,
    reasons,
  };
}

function continues(last: Shortfall, next: Shortfall): boolean {
  return (
    last.end === next.start &&
    last.needed === next.needed &&
    last.present === next.present &&
    last.lacksPersonInCharge === next.lacksPersonInCharge &&
    JSON.stringify(last.reasons) === JSON.stringify(next.reasons)
  );
}
