import type { DayPlan, PlannedShift } from "../schedule/compiled.ts";
import { SLOT_MINUTES } from "../schedule/local-day.ts";
import { NOT_THERE, type PlaceCodes } from "../schedule/place-code.ts";
import { type NumberKey, numberKey, type NumberMemo, numberMemo } from "./number-memo.ts";

/** Days of work by their hours, wherever they are worked: people of one library work a few dozen kinds of day. */
export interface DayShapes {
  readonly codesOf: NumberMemo<Readonly<PlaceCodes> | undefined>;
  /** Room for the keys. */
  readonly key: NumberKey;
}

/** No shapes yet. */
export function dayShapes(): DayShapes {
  return { codesOf: numberMemo(), key: numberKey() };
}

/**
 * The codes of an ordinary plan on a day of 24 hours: all in one branch, everything on the half-hour, no shifts that
 * overlap. Undefined for any other plan, which `timelineOf` reads; that this one agrees is tested there.
 */
export function plainCodes(
  { shifts, branchIndexes }: DayPlan,
  branchIndex: number,
  { codesOf, key }: DayShapes,
): Readonly<PlaceCodes> | undefined {
  if (branchIndexes.length !== 1 || branchIndexes[0] !== branchIndex) return undefined;
  key.length = 0;
  for (const { branchIndex: index, startMinute, endMinute, code, breaks } of shifts) {
    if (index === undefined) return undefined;
    push(key, startMinute, endMinute);
    push(key, code, breaks.length);
    for (const pause of breaks) push(key, pause.startMinute, pause.endMinute);
  }
  return codesOf(key, () => drawn(shifts));
}

function push(key: NumberKey, one: number, other: number): void {
  key.numbers[key.length] = one;
  key.numbers[key.length + 1] = other;
  key.length += 2;
}

function drawn(shifts: readonly PlannedShift[]): PlaceCodes | undefined {
  const codes = Array.from({ length: 48 }, () => NOT_THERE);
  for (const shift of shifts) {
    if (!isOnHalfHours(shift)) return undefined;
    const [first, last] = [shift.startMinute / SLOT_MINUTES, shift.endMinute / SLOT_MINUTES];
    for (let slot = first; slot < last; slot += 1) {
      if (codes[slot] !== NOT_THERE) return undefined;
      codes[slot] = shift.code;
    }
  }
  for (const { breaks, startMinute, endMinute } of shifts)
    for (const pause of breaks) {
      if (!isOnHalfHours(pause)) return undefined;
      const [from, to] = [Math.max(startMinute, pause.startMinute), Math.min(endMinute, pause.endMinute)];
      if (from < to) codes.fill(NOT_THERE, from / SLOT_MINUTES, to / SLOT_MINUTES);
    }
  return codes;
}

function isOnHalfHours({
  startMinute,
  endMinute,
}: {
  readonly startMinute: number;
  readonly endMinute: number;
}): boolean {
  return startMinute % SLOT_MINUTES === 0 && endMinute % SLOT_MINUTES === 0;
}
