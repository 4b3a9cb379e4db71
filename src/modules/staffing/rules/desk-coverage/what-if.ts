import { type Interval, SECONDS_PER_DAY } from "#platform/time";
import { absenceAway, sessionAway, spanOf } from "../schedule/aways.ts";
import { compiled } from "../schedule/compile.ts";
import { zoneNamed } from "../schedule/compile-branches.ts";
import type { Away, CompiledBranch, CompiledPerson } from "../schedule/compiled.ts";
import { planOf } from "../schedule/day-plan.ts";
import { supposing, type View } from "../schedule/view.ts";
import type { Staffing } from "../staffing.ts";
import type { Absence, LearningSession } from "../time-away.ts";
import { coverDay } from "./cover-day.ts";
import type { DayCoverage, PostCoverage, Shortfall, SlotCoverage } from "./result.ts";
import { dayShortfalls, postAt, slotTimes } from "./shortfalls.ts";
import { isLacking } from "./solve-slot.ts";

/** Something that would take a person away. */
export type SupposedAway =
  | { readonly kind: "absence"; readonly absence: Absence }
  | { readonly kind: "session"; readonly session: LearningSession };

/**
 * The shortfalls that a person's being away would make or make worse, and no others; empty when every desk stays covered.
 * A colleague named as cover is not reckoned with: it says what has to be covered.
 */
export function whatIf(staffing: Staffing, supposed: SupposedAway): readonly Shortfall[] {
  return changedDays(staffing, supposed).flatMap(({ before, after, branch, view }) => {
    if (!after.isShort) return [];
    return dayShortfalls(view, branch, after, (post, { slot, post: place }) =>
      isMadeShort(post, before.slots[slot], place),
    );
  });
}

/**
 * The half-hours that `whatIf` would tell of, in no order, without what is short in them and why: finding the reasons is
 * most of its work.
 */
export function timesMadeShort(staffing: Staffing, supposed: SupposedAway): readonly Interval[] {
  return changedDays(staffing, supposed).flatMap(({ before, after, branch }) => {
    if (!after.isShort) return [];
    const posts = Array.from({ length: branch.desks.length + 1 }, (_, place) => place - 1);
    return after.slots.flatMap((slotAfter, slot) => {
      const earlier = before.slots[slot];
      const isShort = posts.some((place) => isMadeShort(postAt(slotAfter, place), earlier, place));
      return isShort ? [slotTimes(after, slot)] : [];
    });
  });
}

interface ChangedDay {
  readonly branch: CompiledBranch;
  readonly before: DayCoverage;
  readonly after: DayCoverage;
  readonly view: View;
}

/** The days of branches that a person's being away touches, as they are and as they would be. */
function changedDays(staffing: Staffing, supposed: SupposedAway): readonly ChangedDay[] {
  const now = compiled(staffing);
  const staffId = supposed.kind === "absence" ? supposed.absence.staffId : supposed.session.staffId;
  const person = now.personOf.get(staffId);
  const away = person === undefined ? undefined : awayOf(supposed, person);
  if (person === undefined || away === undefined) return [];
  const view = supposing(now, person, away);
  return branchDays(view, person, away).map(({ branch, day }) => ({
    branch,
    before: coverDay({ compiled: now }, branch, day),
    after: coverDay(view, branch, day),
    view,
  }));
}

function awayOf(supposed: SupposedAway, person: CompiledPerson): Away | undefined {
  if (supposed.kind === "session") return sessionAway(supposed.session);
  const { zone } = supposed.absence;
  return absenceAway(supposed.absence, zone === undefined ? person.homeZone : zoneNamed(zone));
}

interface BranchAndDay {
  readonly branch: CompiledBranch;
  readonly day: ReturnType<View["compiled"]["dayIn"]>;
}

/** The days of branches on which the person has a shift while away. */
function branchDays({ compiled }: View, person: CompiledPerson, away: Away): readonly BranchAndDay[] {
  const { start, end } = spanOf(away);
  if (!(start < end)) return [];
  const found: BranchAndDay[] = [];
  const [first, last] = [Math.floor(start / SECONDS_PER_DAY) - 1, Math.floor(end / SECONDS_PER_DAY) + 1];
  for (let number = first; number <= last; number += 1)
    for (const index of planOf(person, number).branchIndexes) {
      const branch = compiled.branches[index];
      const day = branch && compiled.dayIn(branch.zone, number);
      if (branch === undefined || day === undefined) continue;
      if (day.start < end && day.start + day.minutes * 60 > start) found.push({ branch, day });
    }
  return found;
}

function isMadeShort(post: PostCoverage, earlier: SlotCoverage | undefined, place: number): boolean {
  return isLacking(post) && (earlier === undefined || isWorse(post, postAt(earlier, place)));
}

function isWorse(after: PostCoverage, before: PostCoverage): boolean {
  return after.shortBy > before.shortBy || (after.lacksPersonInCharge && !before.lacksPersonInCharge);
}
