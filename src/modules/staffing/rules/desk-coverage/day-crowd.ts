import type { BranchMember } from "../schedule/compiled.ts";
import { NOT_THERE, type PlaceCode, type PlaceCodes } from "../schedule/place-code.ts";
import type { DayNeeds } from "./day-needs.ts";
import { addToKey, clearKey, type NumberKey, numberKey } from "./number-memo.ts";

/**
 * Who is at a branch for any half-hour of a day, and what for: lists side by side, of which the first `length` count. One
 * is used for one day after another, and for one half-hour of it after another.
 */
export interface DayCrowd {
  length: number;
  readonly members: BranchMember[];
  /** Each person's index. */
  readonly indexes: number[];
  /** What each is there for, by half-hours. */
  readonly days: Readonly<PlaceCodes>[];
  /** What each is there for in the half-hour at hand. */
  readonly codes: PlaceCode[];
  /** Tells days apart by what they need and by everyone's plan, as long as `isPlain`. */
  readonly key: NumberKey;
  /** False when something keeps somebody from their plan: such a day will hardly come again. */
  isPlain: boolean;
}

/** Room for people. */
export function dayCrowd(): DayCrowd {
  return { length: 0, members: [], indexes: [], days: [], codes: [], key: numberKey(), isPlain: true };
}

/** Sends everyone out, for a day with some needs. */
export function empty(crowd: DayCrowd, { number }: DayNeeds): void {
  crowd.length = 0;
  crowd.isPlain = true;
  clearKey(crowd.key);
  addToKey(crowd.key, number);
}

/** Lets somebody in; a plan that nothing disturbs is told by its number. */
export function enter(
  crowd: DayCrowd,
  member: BranchMember,
  day: Readonly<PlaceCodes>,
  planNumber: number | undefined,
): void {
  crowd.members[crowd.length] = member;
  crowd.indexes[crowd.length] = member.index;
  crowd.days[crowd.length] = day;
  crowd.length += 1;
  if (planNumber === undefined) crowd.isPlain = false;
  else addToKey(crowd.key, planNumber);
}

/** Goes on to a half-hour, and tells whether anybody is there for something else than in the one before. */
export function moveTo({ length, days, codes }: DayCrowd, slot: number): boolean {
  let isChanged = false;
  for (let place = 0; place < length; place += 1) {
    const code = days[place]?.[slot] ?? NOT_THERE;
    if (codes[place] === code) continue;
    codes[place] = code;
    isChanged = true;
  }
  return isChanged;
}
