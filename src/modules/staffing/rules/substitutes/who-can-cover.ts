import { type EpochSeconds, formatWall, parseInstant, SECONDS_PER_DAY, toWall } from "#platform/time";
import type { Desk } from "../branch.ts";
import { mayCover } from "../desk-coverage/may-cover.ts";
import { whatIf } from "../desk-coverage/what-if.ts";
import { timesBetween } from "../free-times/free-times.ts";
import type { PersonTime } from "../free-times/person-time.ts";
import { compiled } from "../schedule/compile.ts";
import type { CompiledPerson, CompiledStaffing } from "../schedule/compiled.ts";
import type { Staffing } from "../staffing.ts";
import { holdThroughout } from "../schedule/weekly-intervals.ts";
import type { Candidate, CoverObstacle, Gap } from "./candidate.ts";

/**
 * Who might cover a gap: whoever is off the desk in the branch, its substitutes, and the floaters; each with every reason
 * why not. In the order in which to ask: those who can, then the qualified, the free, the shorter way (not known comes
 * last), who covered least lately, the nearer way of being asked, the id.
 *
 * Somebody at another branch is free when that branch stays covered without them from the moment they leave until they
 * are back.
 */
export function whoCanCover(
  staffing: Staffing,
  gap: Gap,
  timesCovered: ReadonlyMap<string, number> = new Map(),
): readonly Candidate[] {
  const made = compiled(staffing);
  const [start, end] = [parseInstant(gap.start), parseInstant(gap.end)];
  const branch = made.branchOf.get(gap.branchId);
  if (start === undefined || end === undefined || start >= end || branch === undefined) return [];
  const listed = new Set(
    staffing.substituteLists
      .filter(({ branchId }) => branchId === gap.branchId)
      .flatMap(({ staffIds }) => staffIds),
  );
  const wanted: Wanted = {
    made,
    gap,
    span: [start, end],
    branchIndex: branch.index,
    desk: branch.desks.find(({ id }) => id === gap.deskId),
  };
  const candidates: Candidate[] = [];
  for (const person of peopleToAsk(wanted, listed)) {
    const as = askedAs(wanted, person, listed);
    const { id } = person.member;
    if (as !== undefined)
      candidates.push(candidate(wanted, person, { as, timesCovered: timesCovered.get(id) ?? 0 }));
  }
  return candidates.sort(inOrderOfAsking);
}

interface Wanted {
  readonly made: CompiledStaffing;
  readonly gap: Gap;
  readonly span: readonly [EpochSeconds, EpochSeconds];
  readonly branchIndex: number;
  readonly desk: Desk | undefined;
}

// Not everyone: in a system of a hundred thousand people those who could come to one branch are few, and each is asked what they
// do all through the gap.
function peopleToAsk(
  { made, span: [start, end], branchIndex }: Wanted,
  listed: ReadonlySet<string>,
): ReadonlySet<CompiledPerson> {
  const substitutes = [...listed].flatMap((id) => made.personOf.get(id) ?? []);
  const people = new Set([...made.floaters, ...substitutes]);
  // A day more on both sides, since another zone's clock may show the day before or after.
  const [first, last] = [Math.floor(start / SECONDS_PER_DAY) - 1, Math.floor(end / SECONDS_PER_DAY) + 1];
  for (let day = first; day <= last; day += 1)
    for (const person of made.peopleNear(day, branchIndex)) people.add(person);
  return people;
}

function askedAs(
  { made, gap, span }: Wanted,
  person: CompiledPerson,
  listed: ReadonlySet<string>,
): Candidate["as"] | undefined {
  const isOffDesk = timesBetween(made, person, span).every(
    ({ state }) => state.kind === "off-desk" && state.branchId === gap.branchId,
  );
  if (isOffDesk) return "off-desk-here";
  if (listed.has(person.member.id)) return "substitute";
  return person.member.isFloater ? "floater" : undefined;
}

function candidate(
  wanted: Wanted,
  person: CompiledPerson,
  { as, timesCovered }: Pick<Candidate, "as" | "timesCovered">,
): Candidate {
  const lacking = qualificationObstacles(wanted, person);
  const travelMinutes = travelTo(wanted, person);
  const engaged = as === "off-desk-here" ? [] : timeObstacles(wanted, person, travelMinutes ?? 0);
  return {
    staffId: person.member.id,
    as,
    isQualified: lacking.length === 0,
    isFree: engaged.length === 0,
    ...(travelMinutes === undefined ? {} : { travelMinutes }),
    timesCovered,
    obstacles: [...lacking, ...engaged],
  };
}

function qualificationObstacles({ gap, desk }: Wanted, { member }: CompiledPerson): readonly CoverObstacle[] {
  const obstacles: CoverObstacle[] = [];
  if (desk !== undefined && !mayCover(member, desk))
    obstacles.push(
      mayCover({ ...member, countsTowardsMinimum: true }, desk)
        ? { kind: "not-counted" }
        : { kind: "not-qualified" },
    );
  if (desk === undefined && !member.countsTowardsMinimum) obstacles.push({ kind: "not-counted" });
  if (gap.needsPersonInCharge && !member.mayBeInCharge) obstacles.push({ kind: "not-in-charge" });
  return obstacles;
}

const HOURS_12 = 43_200;

/** From the branch where the person works last before the gap on that day, or from the home branch. */
function travelTo({ made, span: [start], branchIndex }: Wanted, person: CompiledPerson): number | undefined {
  const before = timesBetween(made, person, [start - HOURS_12, start + 60]);
  const at = before.findLast(({ state }) => "branchId" in state && state.branchId !== undefined)?.state;
  const from = at !== undefined && "branchId" in at ? made.branchOf.get(at.branchId ?? "")?.index : undefined;
  const origin = from ?? person.homeBranchIndex;
  return origin === undefined ? undefined : made.travelMinutes(origin, branchIndex);
}

function timeObstacles(wanted: Wanted, person: CompiledPerson, minutes: number): readonly CoverObstacle[] {
  const { made, gap, span } = wanted;
  const [start, end] = span;
  const times = timesBetween(made, person, span);
  const obstacles = times.flatMap(({ state }): readonly CoverObstacle[] => {
    if (state.kind === "absent" || state.kind === "at-session") return [state];
    if (state.kind === "break") return [{ kind: "on-break" }];
    const isOnDeskHere =
      (state.kind === "on-desk" || state.kind === "on-call") && state.branchId === gap.branchId;
    return isOnDeskHere ? [{ ...state, kind: "on-desk" }] : [];
  });
  if (times.some((time) => !isAtWork(time)) && !isCallable(person, span))
    obstacles.push({ kind: "not-callable" });
  if (obstacles.length > 0) return distinct(obstacles);
  const elsewhere = neededAt(wanted, person, span).map((branchId): CoverObstacle => ({
    kind: "needed-there",
    branchId,
  }));
  if (elsewhere.length > 0) return elsewhere;
  const onTheWay = neededAt(wanted, person, [start - minutes * 60, end + minutes * 60]);
  return onTheWay.map((branchId) => ({ kind: "no-time-to-travel", branchId, minutes }));
}

function isCallable({ member, homeZone }: CompiledPerson, span: Wanted["span"]): boolean {
  const weekly = member.callableHours;
  return weekly === undefined || holdThroughout([{ weekly, zone: homeZone }], span);
}

function isAtWork({ state }: PersonTime): boolean {
  return state.kind !== "off-work";
}

/** Other branches that would become short without the person. */
function neededAt(
  { made, gap }: Wanted,
  person: CompiledPerson,
  [start, end]: readonly [EpochSeconds, EpochSeconds],
): readonly string[] {
  const local = (at: EpochSeconds): string => formatWall(toWall(person.homeZone, at)).slice(0, 16);
  const { id } = person.member;
  const absence = { id: "", staffId: id, from: local(start), to: local(end), reason: "other" } as const;
  const short = whatIf(made.staffing, { kind: "absence", absence });
  return [...new Set(short.map(({ branchId }) => branchId))].filter((branchId) => branchId !== gap.branchId);
}

function distinct(obstacles: readonly CoverObstacle[]): readonly CoverObstacle[] {
  const texts = obstacles.map((obstacle) => JSON.stringify(obstacle));
  return obstacles.filter((_, index) => texts.indexOf(texts[index] ?? "") === index);
}

const ways: readonly Candidate["as"][] = ["off-desk-here", "substitute", "floater"];

function inOrderOfAsking(a: Candidate, b: Candidate): number {
  const far = Number.MAX_SAFE_INTEGER;
  return (
    Number(a.obstacles.length > 0) - Number(b.obstacles.length > 0) ||
    Number(b.isQualified) - Number(a.isQualified) ||
    Number(b.isFree) - Number(a.isFree) ||
    (a.travelMinutes ?? far) - (b.travelMinutes ?? far) ||
    a.timesCovered - b.timesCovered ||
    ways.indexOf(a.as) - ways.indexOf(b.as) ||
    (a.staffId < b.staffId ? -1 : 1)
  );
}
