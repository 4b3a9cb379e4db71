import type { BranchMember, CompiledBranch, CompiledStaffing, DayPlan } from "../schedule/compiled.ts";
import type { LocalDay } from "../schedule/local-day.ts";
import { CODES, type PlaceCodes } from "../schedule/place-code.ts";
import { emptyCrowd, enter } from "./crowd.ts";
import { branchNeeds, type DayNeeds, needsMaker, type SlotNeeds } from "./day-needs.ts";
import type { SlotCoverage } from "./result.ts";
import { type NumberKey, numberKey, type NumberMemo, numberMemo } from "./number-memo.ts";
import { closedSlot, solveSlot } from "./solve-slot.ts";

/** What a person is at a branch for on some day. */
export interface MemberDay {
  readonly member: BranchMember;
  readonly codes: Readonly<PlaceCodes>;
  /** Tells member days that come again apart; undefined for a day that will hardly come again. */
  readonly number: number | undefined;
}

/** A branch and what was already worked out of it: half-hours and whole days repeat all year. */
export interface BranchBook {
  readonly branch: CompiledBranch;
  readonly needsOf: (day: LocalDay) => DayNeeds;
  /** How many member days of plans that nothing disturbs were made. */
  plainCount: number;
  /** Those of plans that are in several branches; the others are kept with their plan. */
  readonly plain: Map<DayPlan, MemberDay>;
  readonly slot: (needs: SlotNeeds, slot: number, members: readonly MemberDay[]) => SlotCoverage;
  readonly closed: SlotCoverage;
  readonly days: NumberMemo<readonly SlotCoverage[]>;
  /** Room for the keys of days. */
  readonly dayKey: NumberKey;
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
    plainCount: 0,
    plain: new Map(),
    slot: solvedSlots(branch),
    closed: closedSlot(branch),
    days: numberMemo(),
    dayKey: numberKey(),
  };
}

function solvedSlots(branch: CompiledBranch): BranchBook["slot"] {
  const solved = numberMemo<SlotCoverage>();
  const key = numberKey();
  return (needs, slot, members) => {
    const { numbers } = key;
    numbers[0] = needs.number;
    key.length = 1;
    crowd.length = 0;
    for (const { member, codes } of members) {
      const code = codes[slot] ?? 0;
      if (code === 0) continue;
      numbers[key.length] = member.index * CODES + code;
      key.length += 1;
      enter(crowd, member, code);
    }
    return solved(key, () => solveSlot(branch, needs, crowd));
  };
}

/** Used for one half-hour after another: none is kept, and none waits. */
const crowd = emptyCrowd();
