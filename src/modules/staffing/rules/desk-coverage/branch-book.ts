import type { CompiledBranch, CompiledPerson, CompiledStaffing, DayPlan } from "../schedule/compiled.ts";
import type { LocalDay } from "../schedule/local-day.ts";
import { branchNeeds, type DayNeeds, type SlotNeeds } from "./day-needs.ts";
import type { SlotCoverage } from "./result.ts";
import { closedSlot, type Present, solveSlot } from "./solve-slot.ts";

/** What a member is at a branch for on some day; equal ones of a member share one object. */
export interface MemberDay {
  readonly person: CompiledPerson;
  readonly codes: Uint16Array;
  /** Tells member days of one branch apart, in two characters. */
  readonly key: string;
}

/** A branch and what was already worked out of it: half-hours and whole days repeat all year. */
export interface BranchBook {
  readonly branch: CompiledBranch;
  readonly needsOf: (day: LocalDay) => DayNeeds;
  /** Member days of plans that nothing disturbs. */
  readonly plain: Map<DayPlan, MemberDay>;
  readonly memberDay: (person: CompiledPerson, codes: Uint16Array) => MemberDay;
  readonly slot: (needs: SlotNeeds, slot: number, members: readonly MemberDay[]) => SlotCoverage;
  readonly closed: SlotCoverage;
  readonly days: Map<string, readonly SlotCoverage[]>;
}

const books = new WeakMap<CompiledStaffing, (BranchBook | undefined)[]>();

/** The book of a branch of a staffing, opened once. */
export function bookOf(staffing: CompiledStaffing, branch: CompiledBranch): BranchBook {
  const shelf = books.get(staffing) ?? [];
  books.set(staffing, shelf);
  return (shelf[branch.index] ??= openBook(branch));
}

function openBook(branch: CompiledBranch): BranchBook {
  return {
    branch,
    needsOf: branchNeeds(branch.branch, branch.desks),
    plain: new Map(),
    memberDay: memberDays(),
    slot: solvedSlots(branch),
    closed: closedSlot(branch),
    days: new Map(),
  };
}

function memberDays(): BranchBook["memberDay"] {
  const made = new Map<string, MemberDay>();
  return (person, codes) => {
    const name = String.fromCharCode(person.index >>> 15, person.index & 0x7fff, ...codes);
    const known = made.get(name);
    if (known !== undefined) return known;
    const key = String.fromCharCode(made.size >>> 15, made.size & 0x7fff);
    const day = { person, codes, key };
    made.set(name, day);
    return day;
  };
}

function solvedSlots(branch: CompiledBranch): BranchBook["slot"] {
  const solved = new Map<string, SlotCoverage>();
  return (needs, slot, members) => {
    let name = needs.key;
    for (const { person, codes } of members) {
      const code = codes[slot] ?? 0;
      if (code !== 0) name += String.fromCharCode(person.index >>> 15, person.index & 0x7fff, code);
    }
    const known = solved.get(name);
    if (known !== undefined) return known;
    const made = solveSlot(branch, needs, presentAt(slot, members));
    solved.set(name, made);
    return made;
  };
}

function presentAt(slot: number, members: readonly MemberDay[]): readonly Present[] {
  return members
    .map(({ person, codes }) => ({ person, code: codes[slot] ?? 0 }))
    .filter(({ code }) => code !== 0);
}
