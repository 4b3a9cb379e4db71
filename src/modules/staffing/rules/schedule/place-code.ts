/**
 * What a person is at a branch for, as a small number, so that half-hours can be compared and looked up fast.
 * 0 is not there, 1 is there but off the desk, 2 is at whichever desk needs them; then two numbers a desk.
 */
export type PlaceCode = number;

/** One code a half-hour of a day. Plain numbers: typed arrays of this size cost more to make than to use. */
export type PlaceCodes = PlaceCode[];

export const NOT_THERE: PlaceCode = 0;
export const OFF_DESK: PlaceCode = 1;
export const ANY_DESK: PlaceCode = 2;

/** Every code is less than this. */
export const CODES = 0x8000;

/** Added when somebody from outside stands in. */
export const OUTSIDE_COVER = 0x4000;

/** At the desk with this place among the branch's desks. */
export function atDesk(desk: number, mayMove: boolean): PlaceCode {
  return 3 + 2 * desk + (mayMove ? 1 : 0);
}

/** The desk the shift names; undefined when it names none. */
export function deskOf(code: PlaceCode): number | undefined {
  const plain = code & ~OUTSIDE_COVER;
  return plain < 3 ? undefined : (plain - 3) >> 1;
}

/** True when the person may be put at any desk they may cover. */
export function isFlexible(code: PlaceCode): boolean {
  const plain = code & ~OUTSIDE_COVER;
  return plain === ANY_DESK || (plain >= 3 && (plain & 1) === 0);
}

export function isOutsideCover(code: PlaceCode): boolean {
  return (code & OUTSIDE_COVER) !== 0;
}
