import { type Interval, unionOfIntervals } from "#platform/time";
import type { DeskMinimum, TeamBranch } from "../team-problem.ts";
import type { ShiftFacts } from "./team-facts.ts";

/** One half-hour of a branch's minimum, or what is left of it at its end. */
export interface DeskPiece extends Interval {
  readonly minimum: DeskMinimum;
}

const halfHour = 1800;

/** Every half-hour of a branch for which somebody is needed, in the order in which they begin. */
export function deskPieces(branch: TeamBranch, instants: (text: string) => number): readonly DeskPiece[] {
  const pieces: DeskPiece[] = [];
  for (const minimum of branch.minimums) {
    if (minimum.people <= 0 && Object.keys(minimum.qualified).length === 0) continue;
    const last = instants(minimum.end);
    for (let start = instants(minimum.start); start < last; start += halfHour)
      pieces.push({ start, end: Math.min(last, start + halfHour), minimum });
  }
  return pieces.sort((a, b) => a.start - b.start);
}

/** The number of the first piece that begins at an instant or after it. */
export function firstFrom(pieces: readonly DeskPiece[], instant: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.start ?? 0) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers of the pieces that a time covers from begin to end. */
export function piecesWithin(pieces: readonly DeskPiece[], { start, end }: Interval): readonly number[] {
  const found: number[] = [];
  for (let number = firstFrom(pieces, start); ; number += 1) {
    const piece = pieces[number];
    if (piece === undefined || piece.start >= end) return found;
    if (piece.end <= end) found.push(number);
  }
}

/** Numbers of the pieces that a time touches. */
export function piecesTouched(pieces: readonly DeskPiece[], { start, end }: Interval): readonly number[] {
  const found: number[] = [];
  for (let number = firstFrom(pieces, start - halfHour); ; number += 1) {
    const piece = pieces[number];
    if (piece === undefined || piece.start >= end) return found;
    if (piece.end > start) found.push(number);
  }
}

/** The times of shifts joined where one begins as another ends. */
export function joinedTimes(shifts: readonly ShiftFacts[]): readonly Interval[] {
  return unionOfIntervals(shifts);
}
