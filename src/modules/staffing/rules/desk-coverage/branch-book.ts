import type { CompiledBranch, CompiledStaffing, DayPlan } from "../schedule/compiled.ts";
import type { LocalDay } from "../schedule/local-day.ts";
import { CODES, NOT_THERE, type PlaceCodes } from "../schedule/place-code.ts";
import type { DayCrowd } from "./day-crowd.ts";
import { branchNeeds, type DayNeeds, needsMaker, type SlotNeeds } from "./day-needs.ts";
import { addToKey, clearKey, found, keep, numberKey, type NumberMemo, numberMemo } from "./number-memo.ts";
import type { SlotCoverage } from "./result.ts";
import { closedSlot, solveSlot } from "./solve-slot.ts";

/** A branch and what was already worked out of it: half-hours and whole days repeat all year. */
export interface BranchBook {
  readonly branch: CompiledBranch;
  readonly needsOf: (day: LocalDay) => DayNeeds;
  /** By what is needed, who is there and what for. */
  readonly solved: NumberMemo<SlotCoverage>;
  readonly closed: SlotCoverage;
  /** What plans that are not ordinary ones put people there for. */
  readonly codes: Map<DayPlan, Readonly<PlaceCodes>>;
  /** By what is needed and everyone's plan. */
  readonly days: NumberMemo<readonly SlotCoverage[]>;
}

/** The book of a branch of a staffing, opened once. */
export function bookOf(staffing: CompiledStaffing, branch: CompiledBranch): BranchBook {
  return (staffing.books[branch.index] ??= openBook(staffing, branch));
}

function openBook({ needsMakers }: CompiledStaffing, branch: CompiledBranch): BranchBook {
  const { desks } = branch;
  return {
    branch,
    needsOf: branchNeeds(branch.branch, desks, (needsMakers[desks.length] ??= needsMaker(desks.length))),
    solved: numberMemo(),
    closed: closedSlot(branch),
    codes: new Map(),
    days: numberMemo(),
  };
}

/** The half-hour at hand of the people at a branch. */
export function slotOf({ branch, solved }: BranchBook, needs: SlotNeeds, crowd: DayCrowd): SlotCoverage {
  const { length, codes, indexes } = crowd;
  clearKey(key);
  addToKey(key, needs.number);
  for (let place = 0; place < length; place += 1) {
    const code = codes[place] ?? NOT_THERE;
    if (code !== NOT_THERE) addToKey(key, (indexes[place] ?? 0) * CODES + code);
  }
  return found(solved, key) ?? keep(solved, key, solveSlot(branch, needs, crowd));
}

/** Used for one half-hour after another: none is kept, and none waits. */
const key = numberKey();
