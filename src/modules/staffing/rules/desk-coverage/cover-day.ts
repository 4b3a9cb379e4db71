import { memberAt } from "../schedule/compile-branches.ts";
import type { Away, CompiledBranch, CompiledPerson, DayPlan } from "../schedule/compiled.ts";
import { emptyPlan } from "../schedule/day-plan.ts";
import type { LocalDay } from "../schedule/local-day.ts";
import { isDayAlone, piecesOn } from "../schedule/pieces.ts";
import { awaysOn, type View } from "../schedule/view.ts";
import { type BranchBook, bookOf, type MemberDay } from "./branch-book.ts";
import type { DayNeeds } from "./day-needs.ts";
import { plainCodes } from "./plain-codes.ts";
import type { DayCoverage, SlotCoverage } from "./result.ts";
import { applyAways, timelineOf } from "./timeline.ts";

/** The coverage of one local day of a branch. */
export function coverDay(view: View, branch: CompiledBranch, day: LocalDay): DayCoverage {
  const book = bookOf(view.compiled, branch);
  const needs = book.needsOf(day);
  const members = needs.isOpen ? membersOn(view, book, { day, needs }) : [];
  const slots = slotsOf(book, needs, members);
  return {
    date: day.date,
    startSeconds: day.start,
    slotMinutes: day.slotMinutes,
    slots,
    isShort: slots.some(({ isShort }) => isShort),
  };
}

interface BranchDay {
  readonly day: LocalDay;
  readonly needs: DayNeeds;
}

/** Everyone who is at the branch for any of a day's half-hours, in the order of ids. */
function membersOn(view: View, book: BranchBook, branchDay: BranchDay): readonly MemberDay[] {
  const { day, needs } = branchDay;
  const { compiled } = view;
  const isPlainDay = day.passedAt === undefined && needs.partlyOpen.size === 0;
  const plans = compiled.plansOn(day.day);
  const members: MemberDay[] = [];
  for (const person of compiled.peopleOn(day.day)[book.branch.index] ?? []) {
    const plan = plans[person.index] ?? emptyPlan;
    const isPlain = isPlainDay && isDayAlone(compiled, day.day, plan);
    const member = memberOn(view, book, branchDay, { person, plan: isPlain ? plan : undefined });
    if (member !== undefined) members.push(member);
  }
  return members;
}

/** Undefined when away all day. The plan is told when it is all that decides the day. */
function memberOn(
  view: View,
  book: BranchBook,
  { day, needs }: BranchDay,
  { person, plan }: { readonly person: CompiledPerson; readonly plan: DayPlan | undefined },
): MemberDay | undefined {
  const aways = awaysOn(view, person, day);
  if (aways.some((away) => isAllDay(away, day))) return undefined;
  if (plan === undefined) {
    const pieces = piecesOn(view.compiled, person, day.day);
    const codes = timelineOf(day, needs, book.branch.index, { pieces, aways });
    return { member: memberAt(book.branch, person), codes, number: undefined };
  }
  const known = plan.branchIndexes.length === 1 ? plan.memberDay : book.plain.get(plan);
  const plain = known ?? plainMember(view, book, { day, needs }, { person, plan });
  if (aways.length === 0) return plain;
  const codes = plain.codes.slice();
  applyAways(codes, aways, day, needs);
  return { member: plain.member, codes, number: undefined };
}

function isAllDay({ effect, span }: Away, { start, minutes }: LocalDay): boolean {
  return effect === "gone" && span !== undefined && span.start <= start && span.end >= start + minutes * 60;
}

/** A day of a plan on which clocks do not change and nothing takes the person away. */
function plainMember(
  { compiled }: View,
  book: BranchBook,
  { day, needs }: BranchDay,
  { person, plan }: { readonly person: CompiledPerson; readonly plan: DayPlan },
): MemberDay {
  const { index } = book.branch;
  const codes =
    plainCodes(plan, index) ??
    timelineOf(day, needs, index, { pieces: piecesOn(compiled, person, day.day), aways: [] });
  const made: MemberDay = { member: memberAt(book.branch, person), codes, number: book.plainCount };
  book.plainCount += 1;
  if (plan.branchIndexes.length === 1) plan.memberDay = made;
  else book.plain.set(plan, made);
  return made;
}

function slotsOf(book: BranchBook, needs: DayNeeds, members: readonly MemberDay[]): readonly SlotCoverage[] {
  const { dayKey, days } = book;
  dayKey.numbers[0] = needs.number;
  dayKey.length = 1;
  for (const { number } of members) {
    if (number === undefined) return solveSlots(book, needs, members);
    dayKey.numbers[dayKey.length] = number;
    dayKey.length += 1;
  }
  return days(dayKey, () => solveSlots(book, needs, members));
}

function solveSlots(
  book: BranchBook,
  { slots }: DayNeeds,
  members: readonly MemberDay[],
): readonly SlotCoverage[] {
  let last = book.closed;
  return slots.map((needs, slot) => {
    if (!needs.isOpen) last = book.closed;
    else if (slots[slot - 1] !== needs || isChanged(slot, members)) last = book.slot(needs, slot, members);
    return last;
  });
}

function isChanged(slot: number, members: readonly MemberDay[]): boolean {
  for (const { codes } of members) if (codes[slot] !== codes[slot - 1]) return true;
  return false;
}
