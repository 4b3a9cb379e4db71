import { awaysWithin } from "../schedule/aways.ts";
import type { CompiledBranch, CompiledPerson } from "../schedule/compiled.ts";
import { planOf } from "../schedule/day-plan.ts";
import type { LocalDay } from "../schedule/local-day.ts";
import { piecesOn } from "../schedule/pieces.ts";
import { awaysOf, type View } from "../schedule/view.ts";
import { type BranchBook, bookOf, type MemberDay } from "./branch-book.ts";
import type { DayNeeds } from "./day-needs.ts";
import type { DayCoverage, SlotCoverage } from "./result.ts";
import { timelineOf } from "./timeline.ts";

/** The coverage of one local day of a branch. */
export function coverDay(view: View, branch: CompiledBranch, day: LocalDay): DayCoverage {
  const book = bookOf(view.compiled, branch);
  const needs = book.needsOf(day);
  const slots = needs.isOpen ? openSlots(view, book, { day, needs }) : closedSlots(book, needs);
  return {
    date: day.date,
    startSeconds: day.start,
    slotMinutes: day.slotMinutes,
    slots,
    isShort: slots.some(({ isShort }) => isShort),
  };
}

/** Everyone who is at the branch for any of a day's half-hours. */
export function membersOn(view: View, book: BranchBook, { day, needs }: BranchDay): readonly MemberDay[] {
  const members: MemberDay[] = [];
  for (const person of book.branch.members) {
    const member = memberOn(view, book, { day, needs, person });
    if (member !== undefined) members.push(member);
  }
  return members;
}

export interface BranchDay {
  readonly day: LocalDay;
  readonly needs: DayNeeds;
}

function memberOn(
  view: View,
  book: BranchBook,
  { day, needs, person }: BranchDay & { readonly person: CompiledPerson },
): MemberDay | undefined {
  const { compiled } = view;
  const plan = planOf(person, day.day);
  const isInSeveralZones = compiled.inSeveralZones.has(person);
  if (!isInSeveralZones && !plan.branchIndexes.includes(book.branch.index)) return undefined;
  const aways = awaysWithin(awaysOf(view, person), day.day, [day.start, day.start + day.minutes * 60]);
  const isPlain =
    aways.length === 0 && !isInSeveralZones && needs.partlyOpen.size === 0 && day.passedAt === undefined;
  const known = isPlain ? book.plain.get(plan) : undefined;
  if (known !== undefined) return known;
  const pieces = piecesOn(compiled, person, day.day);
  const codes = timelineOf(day, needs, book.branch.index, { pieces, aways });
  if (!isPlain && codes.every((code) => code === 0)) return undefined;
  const member = book.memberDay(person, codes);
  if (isPlain) book.plain.set(plan, member);
  return member;
}

function closedSlots({ closed, days }: BranchBook, { slotCount }: DayNeeds): readonly SlotCoverage[] {
  const name = String(slotCount);
  const known = days.get(name) ?? Array.from({ length: slotCount }, () => closed);
  days.set(name, known);
  return known;
}

function openSlots(view: View, book: BranchBook, { day, needs }: BranchDay): readonly SlotCoverage[] {
  const members = membersOn(view, book, { day, needs });
  let name = needs.key;
  for (const member of members) name += member.key;
  const known = book.days.get(name);
  if (known !== undefined) return known;
  const slots = solveSlots(book, needs, members);
  book.days.set(name, slots);
  return slots;
}

function solveSlots(
  book: BranchBook,
  { slots }: DayNeeds,
  members: readonly MemberDay[],
): readonly SlotCoverage[] {
  let last: SlotCoverage | undefined;
  return slots.map((needs, slot) => {
    if (!needs.isOpen) return book.closed;
    const isSame = last !== undefined && slots[slot - 1] === needs && isUnchanged(slot, members);
    last = isSame && last !== undefined ? last : book.slot(needs, slot, members);
    return last;
  });
}

function isUnchanged(slot: number, members: readonly MemberDay[]): boolean {
  for (const { codes } of members) if (codes[slot] !== codes[slot - 1]) return false;
  return true;
}
