import { formatInstant, type Interval, parseInstant, unionOfIntervals } from "#platform/time";
import type { TeamPlan } from "../team/team-plan.ts";
import type { TeamFacts } from "./team-facts.ts";
import { TimesByDay } from "./times-by-day.ts";
import { changesOfPlan } from "./true-desks.ts";

/**
 * The plan with as few floaters as possible anywhere but where the schedule has them. The search is told that a floater counts where
 * they are sent, their own branch among others, and any of several who are alike will do: so it may send two across each other's way.
 * Whoever takes what stays the same, and every minimum of the facts is kept as before.
 */
export function withFewestMoves<Plan extends TeamPlan>(facts: TeamFacts, plan: Plan): Plan {
  const shifts = floatingShifts(facts, plan);
  const moved = unionOfIntervals(shifts.filter(({ sent }) => sent.some(({ isElsewhere }) => isElsewhere)));
  if (moved.length === 0) return plan;
  const desks = new Desks(facts, plan);
  const settled = new Map(
    moved.flatMap((time) => {
      const then = shifts.filter((shift) => touches(shift, time));
      return [...desks.settle(then, time)];
    }),
  );
  const floats = shifts.flatMap((shift) => settled.get(shift) ?? shift.sent.map(({ float }) => float));
  return { ...plan, floats };
}

const halfHour = 1_800;

type Float = TeamPlan["floats"][number];

/** A shift of a floater, and where in it the plan sends them. */
interface FloatingShift extends Interval {
  readonly person: string;
  readonly branch: string;
  readonly qualifications: readonly string[];
  readonly sent: readonly (Interval & { readonly float: Float; readonly isElsewhere: boolean })[];
}

function floatingShifts({ people }: TeamFacts, { floats }: TeamPlan): readonly FloatingShift[] {
  const sentBy = Map.groupBy(floats, ({ person }) => person);
  return people
    .filter(({ isFloater }) => isFloater)
    .flatMap(({ id, qualifications, shifts }) =>
      shifts
        .filter(({ isFixed }) => isFixed !== true)
        .map(({ start, end, branchId }) => ({
          person: id,
          branch: branchId,
          qualifications,
          start: seconds(start),
          end: seconds(end),
          sent: (sentBy.get(id) ?? [])
            .filter((float) => float.start >= start && float.end <= end)
            .map((float) => ({
              float,
              isElsewhere: float.branch !== branchId,
              start: seconds(float.start),
              end: seconds(float.end),
            })),
        })),
    );
}

/** Half an hour of a branch in which somebody is needed. */
interface Slot {
  readonly branch: string;
  readonly at: number;
  readonly people: number;
  readonly qualified: Readonly<Record<string, number>>;
}

interface Stay extends Interval {
  readonly person: string;
  readonly branch: string;
  readonly qualifications: readonly string[];
}

/** A branch that a floater is sent to, and when they are needed there. */
interface Move {
  readonly shift: FloatingShift;
  readonly branch: string;
  readonly times: readonly Interval[];
}

/** Who is needed and who is there, whoever of the floaters goes. */
class Desks {
  readonly #slots: readonly Slot[];
  readonly #regular: TimesByDay<Stay>;
  readonly #away: TimesByDay<Interval & { readonly person: string }>;

  constructor(facts: TeamFacts, plan: TeamPlan) {
    this.#slots = facts.branches.flatMap(slotsOf);
    this.#regular = new TimesByDay(regularStays(facts), halfHour);
    const away = changesOfPlan(facts, plan).sessions.map((session) => ({
      person: session.staffId,
      start: seconds(session.start) - session.travelMinutesBefore * 60,
      end: seconds(session.end) + session.travelMinutesAfter * 60,
    }));
    this.#away = new TimesByDay(away, halfHour);
  }

  /** Where each floater of a time is: at home, but for those sent, one after the other as each helps most. Nothing when that does not do. */
  settle(shifts: readonly FloatingShift[], time: Interval): ReadonlyMap<FloatingShift, readonly Float[]> {
    const slots = this.#slots
      .filter(({ at }) => touches(time, { start: at, end: at + halfHour }))
      .map((slot) => ({ ...slot, there: this.#regularAt(slot) }));
    const moves: Move[] = [];
    for (let short = this.#short(slots, shifts, moves); short.length > 0;) {
      const tried = this.#possibleMoves(short, shifts, moves).map((move) => ({
        move,
        left: this.#short(slots, shifts, [...moves, move]),
      }));
      const best = tried.toSorted((one, other) => lackingIn(one.left) - lackingIn(other.left))[0];
      if (best === undefined || lackingIn(best.left) >= lackingIn(short)) return new Map();
      moves.push(best.move);
      short = best.left;
    }
    return new Map(
      shifts.map((shift) => {
        const move = moves.find((each) => each.shift === shift);
        return [shift, floatsOf(move ?? { shift, branch: shift.branch, times: this.#timesAtHome(shift) })];
      }),
    );
  }

  /** Everyone who could go where somebody lacks. */
  #possibleMoves(
    short: readonly Short[],
    shifts: readonly FloatingShift[],
    moves: readonly Move[],
  ): readonly Move[] {
    const staying = shifts.filter((shift) => !moves.some((move) => move.shift === shift));
    return [...Map.groupBy(short, ({ branch }) => branch)].flatMap(([branch, lacking]) =>
      staying.flatMap((shift) => {
        const times = lacking
          .filter(({ at }) => covers(shift, at) && !this.#isAway(shift.person, at))
          .map(({ at }) => ({ start: at, end: at + halfHour }));
        return shift.branch === branch || times.length === 0 ? [] : [{ shift, branch, times }];
      }),
    );
  }

  /** Half-hours of the schedule in which they are needed at their own branch, and not away. */
  #timesAtHome(shift: FloatingShift): readonly Interval[] {
    return this.#slots
      .filter(
        ({ branch, at }) => branch === shift.branch && covers(shift, at) && !this.#isAway(shift.person, at),
      )
      .map(({ at }) => ({ start: at, end: at + halfHour }));
  }

  #regularAt({ branch, at }: Slot): readonly Stay[] {
    return this.#regular
      .near(at)
      .filter((stay) => stay.branch === branch && covers(stay, at) && !this.#isAway(stay.person, at));
  }

  #short(slots: readonly StaffedSlot[], shifts: readonly FloatingShift[], moves: readonly Move[]) {
    return slots
      .map((slot) => ({ ...slot, lacking: this.#lacking(slot, shifts, moves) }))
      .filter(({ lacking }) => lacking > 0);
  }

  #lacking(
    { branch, at, people, qualified, there }: StaffedSlot,
    shifts: readonly FloatingShift[],
    moves: readonly Move[],
  ): number {
    const floating = shifts.filter((shift) => {
      if (!covers(shift, at) || this.#isAway(shift.person, at)) return false;
      const move = moves.find((each) => each.shift === shift);
      if (move === undefined) return shift.branch === branch;
      return move.branch === branch && move.times.some((time) => covers(time, at));
    });
    const present = [...there, ...floating];
    const unqualified = Object.entries(qualified).map(([qualification, needed]) =>
      Math.max(0, needed - present.filter((each) => each.qualifications.includes(qualification)).length),
    );
    return unqualified.reduce((sum, each) => sum + each, Math.max(0, people - present.length));
  }

  #isAway(person: string, at: number): boolean {
    return this.#away
      .near(at)
      .some((trip) => trip.person === person && touches(trip, { start: at, end: at + halfHour }));
  }
}

interface StaffedSlot extends Slot {
  readonly there: readonly Stay[];
}

interface Short extends StaffedSlot {
  readonly lacking: number;
}

function lackingIn(short: readonly Short[]): number {
  return short.reduce((sum, { lacking }) => sum + lacking, 0);
}

function floatsOf({ shift, branch, times }: Move): readonly Float[] {
  return unionOfIntervals(times).map(({ start, end }) => ({
    person: shift.person,
    branch,
    start: formatInstant(start),
    end: formatInstant(end),
  }));
}

function slotsOf({ id, minimums }: TeamFacts["branches"][number]): readonly Slot[] {
  return minimums.flatMap(({ start, end, people, qualified }) =>
    Array.from({ length: Math.ceil((seconds(end) - seconds(start)) / halfHour) }, (_, index) => ({
      branch: id,
      at: seconds(start) + index * halfHour,
      people,
      qualified,
    })),
  );
}

function regularStays({ people }: TeamFacts): readonly Stay[] {
  return people.flatMap(({ id, qualifications, shifts, isFloater }) =>
    shifts
      .filter(({ isFixed }) => !isFloater || isFixed === true)
      .map(({ branchId, start, end }) => ({
        person: id,
        branch: branchId,
        qualifications,
        start: seconds(start),
        end: seconds(end),
      })),
  );
}

function covers({ start, end }: Interval, at: number): boolean {
  return start <= at && end >= at + halfHour;
}

function touches(one: Interval, other: Interval): boolean {
  return one.start < other.end && other.start < one.end;
}

function seconds(instant: string): number {
  return parseInstant(instant) ?? 0;
}
