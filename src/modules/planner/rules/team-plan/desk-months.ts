import { formatInstant, type Interval, localDay, parseInstant } from "#platform/time";
import type { TeamPlan } from "../team/team-plan.ts";
import type { TeamFacts, TeamFactsBranch } from "./team-facts.ts";
import { TimesByDay } from "./times-by-day.ts";
import { changesOfPlan } from "./true-desks.ts";

/** How many more could be spared in the leanest half-hour of each month in which somebody is away for the plan. */
export interface DeskMonths {
  /** `2027-01`, in order: all from the first day of the plan to its last, and those in which somebody is away. */
  readonly months: readonly string[];
  readonly rows: readonly {
    readonly branch: string;
    /** One a month; undefined where nobody is away in a time that needs somebody. */
    readonly cells: readonly (DeskMonth | undefined)[];
  }[];
}

export interface DeskMonth {
  readonly present: number;
  readonly needed: number;
  /** Local day of the leanest half-hour. */
  readonly day: string;
}

/** The leanest times of each branch, month by month. Counts people; who may stand where was looked at before. */
export function deskMonths(
  facts: TeamFacts,
  plan: TeamPlan,
  { from, to }: { readonly from: string; readonly to: string },
): DeskMonths {
  const times = timesOfPlan(facts, plan);
  const rows = facts.branches
    .filter(({ minimums }) => minimums.length > 0)
    .map((branch) => ({ branch: branch.name, leanest: leanestMonths(branch, times, facts.zone) }));
  const touched = rows.flatMap(({ leanest }) => [...leanest.keys()]);
  const months = [...new Set([...monthsFrom(from, to), ...touched])].toSorted();
  return {
    months,
    rows: rows.map(({ branch, leanest }) => ({ branch, cells: months.map((month) => leanest.get(month)) })),
  };
}

/** `2027-01` for each month of some local days. */
function monthsFrom(from: string, to: string): readonly string[] {
  const numberOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Array.from({ length: Math.max(0, numberOf(to) - numberOf(from) + 1) }, (_, index) => {
    const month = numberOf(from) + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}

const halfHour = 1_800;

/** A time of one person. */
interface OwnTime extends Interval {
  readonly staffId: string;
}

interface TimesOfPlan {
  /** By branch, who is there by the schedule, or sent there. */
  readonly there: ReadonlyMap<string, readonly OwnTime[]>;
  /** Who learns, with the ways there and back, and who is sent to a branch. */
  readonly gone: TimesByDay<OwnTime & { readonly sentTo: string | undefined }>;
}

function timesOfPlan(facts: TeamFacts, plan: TeamPlan): TimesOfPlan {
  const { sessions, moves } = changesOfPlan(facts, plan);
  const sent = moves.map(({ staffId, branchId, start, end }) => ({
    staffId,
    branchId,
    start: seconds(start),
    end: seconds(end),
  }));
  const shifts = facts.people.flatMap(({ id: staffId, shifts: own }) =>
    own.map(({ branchId, start, end }) => ({ staffId, branchId, start: seconds(start), end: seconds(end) })),
  );
  const learning = sessions.map(({ staffId, start, end, travelMinutesBefore, travelMinutesAfter }) => ({
    staffId,
    sentTo: undefined,
    start: seconds(start) - travelMinutesBefore * 60,
    end: seconds(end) + travelMinutesAfter * 60,
  }));
  const elsewhere = sent.map(({ branchId, ...time }) => ({ ...time, sentTo: branchId }));
  return {
    there: Map.groupBy([...shifts, ...sent], ({ branchId }) => branchId),
    gone: new TimesByDay([...learning, ...elsewhere], halfHour),
  };
}

function leanestMonths(
  { id, minimums }: TeamFactsBranch,
  { there, gone }: TimesOfPlan,
  zone: string,
): ReadonlyMap<string, DeskMonth> {
  const stays = new TimesByDay(there.get(id) ?? [], halfHour);
  const leanest = new Map<string, DeskMonth>();
  for (const { start, end, people, asked: needed = people } of minimums)
    for (let at = seconds(start); at < seconds(end); at += halfHour) {
      const planned = stays.near(at).filter((stay) => stay.start <= at && stay.end >= at + halfHour);
      const away = gone
        .near(at)
        .filter((time) => time.sentTo !== id && time.start < at + halfHour && at < time.end);
      const present = planned.filter(({ staffId }) => !away.some((time) => time.staffId === staffId)).length;
      // Where nobody is away because of the plan, it has nothing to tell.
      if (present === planned.length) continue;
      const day = localDay(zone, formatInstant(at));
      const known = leanest.get(day.slice(0, 7));
      if (known !== undefined && known.present - known.needed <= present - needed) continue;
      leanest.set(day.slice(0, 7), { present, needed, day });
    }
  return leanest;
}

function seconds(instant: string): number {
  return parseInstant(instant) ?? 0;
}
