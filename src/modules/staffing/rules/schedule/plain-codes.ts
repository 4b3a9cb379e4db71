import { addToKey, clearKey, found, keep, numberKey, numberMemo } from "../desk-coverage/number-memo.ts";
import type { PlannedShift } from "./compiled.ts";
import { SLOT_MINUTES } from "./local-day.ts";
import { NOT_THERE, type PlaceCodes } from "./place-code.ts";

/**
 * What the shifts of a plan in one branch put a person there for, by the half-hours of a day of 24 hours, when the plan is an
 * ordinary one: everything on the half-hour, no shifts that overlap. Undefined for any other, which `timelineOf` reads; that
 * both agree is tested in `tests/staffing/plain-codes.test.ts`. Plans whose shifts are of one shape share one list.
 */
export function plainCodes(shifts: readonly PlannedShift[]): Readonly<PlaceCodes> | undefined {
  writeShape(shifts);
  return found(shapes.drawn, shape) ?? drawn(shifts);
}

/** A whole staff has a few dozens of shapes: to read a list that a colleague's plan uses, too, takes less time. */
const shapes = { drawn: numberMemo<Readonly<PlaceCodes>>(), count: 0 };
const MOST_SHAPES = 1000;
const shape = numberKey();

function writeShape(shifts: readonly PlannedShift[]): void {
  clearKey(shape);
  for (const { startMinute, endMinute, code, breaks } of shifts) {
    addToKey(shape, startMinute);
    addToKey(shape, endMinute);
    addToKey(shape, code);
    addToKey(shape, breaks.length);
    for (const pause of breaks) {
      addToKey(shape, pause.startMinute);
      addToKey(shape, pause.endMinute);
    }
  }
}

function drawn(shifts: readonly PlannedShift[]): Readonly<PlaceCodes> | undefined {
  const codes = nobodyThere.slice();
  for (const shift of shifts) if (!draw(codes, shift)) return undefined;
  for (const shift of shifts) if (!cutBreaks(codes, shift)) return undefined;
  if (shapes.count === MOST_SHAPES) Object.assign(shapes, { drawn: numberMemo(), count: 0 });
  shapes.count += 1;
  return keep(shapes.drawn, shape, codes);
}

const nobodyThere: Readonly<PlaceCodes> = Array.from({ length: 48 }, () => NOT_THERE);

function draw(codes: PlaceCodes, { startMinute, endMinute, code }: PlannedShift): boolean {
  if (!areOnHalfHours(startMinute, endMinute)) return false;
  for (let slot = startMinute / SLOT_MINUTES; slot < endMinute / SLOT_MINUTES; slot += 1) {
    if (codes[slot] !== NOT_THERE) return false;
    codes[slot] = code;
  }
  return true;
}

function cutBreaks(codes: PlaceCodes, { breaks, startMinute, endMinute }: PlannedShift): boolean {
  for (const pause of breaks) {
    if (!areOnHalfHours(pause.startMinute, pause.endMinute)) return false;
    const [from, to] = [Math.max(startMinute, pause.startMinute), Math.min(endMinute, pause.endMinute)];
    for (let slot = from / SLOT_MINUTES; slot < to / SLOT_MINUTES; slot += 1) codes[slot] = NOT_THERE;
  }
  return true;
}

function areOnHalfHours(start: number, end: number): boolean {
  return start % SLOT_MINUTES === 0 && end % SLOT_MINUTES === 0;
}
