import type { CompiledBranch } from "../schedule/compiled.ts";
import { type LocalDay } from "../schedule/local-day.ts";
import { ANY_DESK, atDesk, deskOf, NOT_THERE, OFF_DESK, type PlaceCode } from "../schedule/place-code.ts";
import { crowdOf } from "./crowd.ts";
import type { DayNeeds } from "./day-needs.ts";
import { mayCover } from "./may-cover.ts";
import type { PostCoverage, ShortfallReason, SlotCoverage } from "./result.ts";
import { codesAt, type Situation } from "./situations.ts";
import { solveSlot } from "./solve-slot.ts";
import { windowOf } from "./timeline.ts";
import { whyMissing } from "./why-missing.ts";

/** A half-hour that is short, and all that is known of it. */
export interface ShortSlot {
  readonly branch: CompiledBranch;
  readonly day: LocalDay;
  readonly needs: DayNeeds;
  readonly slot: number;
  readonly covered: SlotCoverage;
  readonly situations: readonly Situation[];
  /** The desk that is short; undefined is the building. */
  readonly desk: number | undefined;
}

/**
 * Why a post is short. Somebody who is not there is a reason only when the shortfall would be less with them, so that one
 * finds nobody named whose presence would change nothing; where it takes several to change anything, all are named.
 */
export function reasonsFor(short: ShortSlot): readonly ShortfallReason[] {
  const missing = short.situations.flatMap((situation) => missingReasons(short, situation));
  const helping = missing.filter(({ situation, code }) => lessens(short, situation, code));
  const people = (helping.length > 0 ? helping : missing).map(({ reason }) => reason);
  const reasons = [
    ...people,
    ...short.situations.flatMap((each) => presentReasons(short, each)),
    ...general(short),
  ];
  return reasons.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

const order: readonly ShortfallReason["kind"][] = [
  "absence",
  "session",
  "travel",
  "break",
  "part",
  "exception",
  "other-desk",
  "off-desk",
  "not-qualified",
  "not-counted",
  "no-person-in-charge",
  "not-planned",
];

interface Missing {
  readonly situation: Situation;
  readonly reason: ShortfallReason;
  /** What they would be there for otherwise. */
  readonly code: PlaceCode;
}

function missingReasons(short: ShortSlot, situation: Situation): readonly Missing[] {
  const { slot, day, needs } = short;
  const actual = situation.actual[slot] ?? NOT_THERE;
  const planned = situation.planned[slot] ?? NOT_THERE;
  const usual = situation.usual?.[slot] ?? NOT_THERE;
  const found = whyMissing(situation, { day, window: windowOf(needs, slot, day), actual, planned });
  if (found !== undefined) return [{ situation, ...found }];
  if (actual === NOT_THERE && usual !== NOT_THERE)
    return situation.plan.droppedBy.map((exceptionId) => ({
      situation,
      code: usual,
      reason: { kind: "exception", staffId: situation.person.member.id, exceptionId },
    }));
  return otherwiseUsed(short, situation, actual);
}

/** People in the building whom this desk could use if they were not kept elsewhere. */
function otherwiseUsed(
  { branch, covered, desk }: ShortSlot,
  situation: Situation,
  actual: PlaceCode,
): readonly Missing[] {
  const wanted = desk === undefined ? undefined : branch.desks[desk];
  if (actual === NOT_THERE || desk === undefined || wanted === undefined) return [];
  const staffId = situation.person.member.id;
  if (!mayCover(situation.person.member, wanted)) return [];
  const deskId = covered.people.find((each) => each.staffId === staffId)?.deskId;
  if (deskId === wanted.id) return [];
  const code = atDesk(desk, false);
  return deskId === undefined
    ? [{ situation, code, reason: { kind: "off-desk", staffId } }]
    : [{ situation, code, reason: { kind: "other-desk", staffId, deskId } }];
}

/** People who are there, and are no help all the same. */
function presentReasons(
  { branch, covered, slot, desk }: ShortSlot,
  { actual, person: { member } }: Situation,
): readonly ShortfallReason[] {
  const code = actual[slot] ?? NOT_THERE;
  if (code === NOT_THERE) return [];
  const staffId = member.id;
  if (desk === undefined)
    return member.countsTowardsMinimum || covered.building.shortBy === 0
      ? []
      : [{ kind: "not-counted", staffId }];
  const wanted = branch.desks[desk];
  if (wanted === undefined || (code & OFF_DESK) === code || mayCover(member, wanted)) return [];
  const deskId = covered.people.find((each) => each.staffId === staffId)?.deskId;
  const post = covered.desks[branch.desks.findIndex(({ id }) => id === deskId)];
  const isSpare = post === undefined || post.present > post.needed;
  if (!isSpare && deskOf(code) !== desk) return [];
  const wouldOtherwise = mayCover({ ...member, countsTowardsMinimum: true }, wanted);
  return [{ kind: wouldOtherwise ? "not-counted" : "not-qualified", staffId }];
}

function general(short: ShortSlot): readonly ShortfallReason[] {
  const { branch, needs, slot, situations, covered } = short;
  const slotNeeds = needs.slots[slot];
  if (slotNeeds === undefined) return [];
  const planned = situations
    .map(({ person, planned }) => ({ person, code: planned[slot] ?? NOT_THERE }))
    .filter(({ code }) => code !== NOT_THERE);
  const people = postOf(solveSlot(branch, slotNeeds, crowdOf(branch, planned)), short).shortBy;
  const reasons: ShortfallReason[] = people > 0 ? [{ kind: "not-planned", people }] : [];
  return postOf(covered, short).lacksPersonInCharge ? [...reasons, { kind: "no-person-in-charge" }] : reasons;
}

function lessens(short: ShortSlot, of: Situation, to: PlaceCode): boolean {
  const { branch, needs, slot, situations, covered } = short;
  const slotNeeds = needs.slots[slot];
  if (slotNeeds === undefined) return false;
  const other = solveSlot(
    branch,
    slotNeeds,
    crowdOf(
      branch,
      codesAt(situations, slot, { of, to: to === OFF_DESK && short.desk !== undefined ? ANY_DESK : to }),
    ),
  );
  return lack(postOf(other, short)) < lack(postOf(covered, short)) || totalLack(other) < totalLack(covered);
}

function postOf(covered: SlotCoverage, { desk }: Pick<ShortSlot, "desk">): PostCoverage {
  return (desk === undefined ? undefined : covered.desks[desk]) ?? covered.building;
}

function totalLack({ building, desks }: SlotCoverage): number {
  return [building, ...desks].reduce((sum, post) => sum + lack(post), 0);
}

/** A missing person weighs more than a missing lead; halves, so that the two can be told apart. */
function lack({ shortBy, lacksPersonInCharge }: PostCoverage): number {
  return shortBy + (lacksPersonInCharge ? 0.5 : 0);
}
