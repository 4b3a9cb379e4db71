import type { DayNumber, EpochSeconds, Interval } from "#platform/time";
import type { CompiledPerson, CompiledStaffing, DayPlan, PlannedShift } from "./compiled.ts";
import { planOf } from "./day-plan.ts";
import { instantAt, MINUTES_PER_DAY } from "./local-day.ts";

/** A stretch of a plan in which a person is in one place, at a break there, or on the way there. */
export interface Piece extends Interval {
  readonly kind: "work" | "break" | "travel";
  readonly shift: PlannedShift;
  /** Where one comes from, on the way. */
  readonly fromBranchIndex?: number;
}

/**
 * What a person's plan is around a date, in order and without overlaps: overlapping shifts are settled by rank, breaks cut
 * out, and the way from another branch is taken from the later shift. Nothing that takes the person away is applied, so
 * that being away from one branch never makes anyone earlier at the next.
 */
export function piecesOn(
  staffing: CompiledStaffing,
  person: CompiledPerson,
  day: DayNumber,
  plan: (day: DayNumber) => DayPlan = (day) => planOf(person, day),
): readonly Piece[] {
  const own = plan(day);
  const isPlainDay = own.zone === undefined || staffing.dayIn(own.zone, day).passedAt === undefined;
  if (own.shifts.length === 0 || (isPlainDay && isDayAlone(staffing, day, own)))
    return planPieces(staffing, [[day, own]]);
  return planPieces(staffing, [
    [day - 1, plan(day - 1)],
    [day, own],
    [day + 1, plan(day + 1)],
  ]);
}

/**
 * Whether the days before and after leave what is worked in branches on a day as it is, when clocks do not change on it: no
 * shift is so near to midnight that one by another clock may overlap it, nor so early that the person may still be on the
 * way from where they were the day before.
 */
export function isDayAlone(
  { longestWay, clockSpread }: CompiledStaffing,
  day: DayNumber,
  { zone, firstMinute, lastMinute }: DayPlan,
): boolean {
  if (zone === undefined) return false;
  const spread = clockSpread(day);
  return firstMinute >= spread + longestWay && lastMinute <= MINUTES_PER_DAY - spread;
}

/** What a person's plans are from the first to the last of some days. */
export function piecesBetween(
  staffing: CompiledStaffing,
  person: CompiledPerson,
  days: readonly DayNumber[],
): readonly Piece[] {
  return planPieces(
    staffing,
    days.map((day) => [day, planOf(person, day)]),
  );
}

function planPieces(
  staffing: CompiledStaffing,
  plans: readonly (readonly [DayNumber, DayPlan])[],
): readonly Piece[] {
  const stretches: Stretch[] = [];
  for (const [day, { shifts }] of plans)
    for (const shift of shifts) {
      const local = staffing.dayIn(shift.zone, day);
      const [start, end] = [instantAt(local, shift.startMinute), instantAt(local, shift.endMinute)];
      if (start < end) stretches.push({ start, end, shift, day });
    }
  if (stretches.length === 0) return [];
  return withTravel(staffing, withoutOverlaps(stretches)).flatMap((piece) => cutBreaks(staffing, piece));
}

interface Stretch extends Interval {
  readonly shift: PlannedShift;
  readonly day: DayNumber;
}

type DatedPiece = Piece & Stretch;

function withoutOverlaps(stretches: readonly Stretch[]): readonly Stretch[] {
  const sorted = [...stretches].sort(byStart);
  if (sorted.every(({ start }, place) => place === 0 || (sorted[place - 1]?.end ?? 0) <= start))
    return sorted;
  const kept: Stretch[] = [];
  for (const stretch of [...sorted].sort((a, b) => b.shift.rank - a.shift.rank || byStart(a, b)))
    kept.push(...subtract(stretch, kept));
  return kept.sort(byStart);
}

function byStart(a: Interval, b: Interval): number {
  return a.start - b.start || a.end - b.end;
}

/** The parts of a stretch that none of the others takes. */
function subtract(stretch: Stretch, others: readonly Interval[]): readonly Stretch[] {
  let parts: readonly Stretch[] = [stretch];
  for (const { start, end } of others)
    parts = parts.flatMap((part) =>
      part.end <= start || part.start >= end
        ? [part]
        : [
            { ...part, end: start },
            { ...part, start: end },
          ].filter((rest) => rest.start < rest.end),
    );
  return parts;
}

function withTravel(
  { travelMinutes }: CompiledStaffing,
  stretches: readonly Stretch[],
): readonly DatedPiece[] {
  const pieces: DatedPiece[] = [];
  let last: { readonly end: EpochSeconds; readonly branchIndex: number } | undefined;
  for (const stretch of stretches) {
    const { branchIndex } = stretch.shift;
    let arrival = stretch.start;
    if (last !== undefined && branchIndex !== undefined && branchIndex !== last.branchIndex) {
      const ready = last.end + (travelMinutes(last.branchIndex, branchIndex) ?? 0) * 60;
      arrival = Math.min(stretch.end, Math.max(stretch.start, ready));
      if (arrival > stretch.start)
        pieces.push({ ...stretch, end: arrival, kind: "travel", fromBranchIndex: last.branchIndex });
    }
    if (arrival === stretch.end) continue;
    pieces.push({ ...stretch, start: arrival, kind: "work" });
    if (branchIndex !== undefined) last = { end: stretch.end, branchIndex };
  }
  return pieces;
}

function cutBreaks(staffing: CompiledStaffing, piece: DatedPiece): readonly Piece[] {
  if (piece.kind !== "work" || piece.shift.breaks.length === 0) return [piece];
  const local = staffing.dayIn(piece.shift.zone, piece.day);
  const breaks = piece.shift.breaks
    .map(({ startMinute, endMinute }) => ({
      start: Math.max(piece.start, instantAt(local, startMinute)),
      end: Math.min(piece.end, instantAt(local, endMinute)),
    }))
    .filter(({ start, end }) => start < end)
    .sort(byStart);
  const pieces: Piece[] = [];
  let from = piece.start;
  for (const { start, end } of breaks) {
    if (start > from) pieces.push({ ...piece, start: from, end: start });
    if (end > from) pieces.push({ ...piece, start: Math.max(from, start), end, kind: "break" });
    from = Math.max(from, end);
  }
  if (from < piece.end) pieces.push({ ...piece, start: from });
  return pieces;
}
