import { formatInstant, localDay, parseInstant } from "#platform/time";
import type { TeamPlan } from "../team/team-plan.ts";
import type { TeamFacts } from "./team-facts.ts";
import { changesOfPlan } from "./true-desks.ts";

/** How many more could be spared in the leanest half-hour of each month that a session of the plan touches. */
export interface DeskMonths {
  /** `2027-01`, in order. */
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
export function deskMonths(facts: TeamFacts, plan: TeamPlan): DeskMonths {
  const { sessions, moves } = changesOfPlan(facts, plan);
  const absences = Map.groupBy(
    sessions.map((session) => ({
      staffId: session.staffId,
      start: seconds(session.start) - session.travelMinutesBefore * 60,
      end: seconds(session.end) + session.travelMinutesAfter * 60,
    })),
    ({ staffId }) => staffId,
  );
  const rows = facts.branches
    .filter(({ minimums }) => minimums.length > 0)
    .map(({ id, name, minimums }) => {
      const stays = facts.people.flatMap(({ id: staffId, shifts }) =>
        shifts
          .filter(({ branchId }) => branchId === id)
          .map(({ start, end }) => ({ staffId, start: seconds(start), end: seconds(end) })),
      );
      const come = moves
        .filter(({ branchId }) => branchId === id)
        .map(({ staffId, start, end }) => ({ staffId, start: seconds(start), end: seconds(end) }));
      const leanest = new Map<string, DeskMonth>();
      for (const { start, end, people: needed } of minimums)
        for (let at = seconds(start); at < seconds(end); at += halfHour) {
          const isThere = (stay: { readonly start: number; readonly end: number }) =>
            stay.start <= at && stay.end >= at + halfHour;
          const planned = [...stays, ...come].filter(isThere);
          const present = planned.filter(
            ({ staffId }) =>
              !(absences.get(staffId) ?? []).some((away) => away.start < at + halfHour && at < away.end),
          );
          // Where nobody is away because of the plan, it has nothing to tell.
          if (present.length === planned.length) continue;
          const day = localDay(facts.zone, formatInstant(at));
          const known = leanest.get(day.slice(0, 7));
          if (known !== undefined && known.present - known.needed <= present.length - needed) continue;
          leanest.set(day.slice(0, 7), { present: present.length, needed, day });
        }
      return { branch: name, leanest };
    });
  const months = [...new Set(rows.flatMap(({ leanest }) => [...leanest.keys()]))].toSorted();
  return {
    months,
    rows: rows.map(({ branch, leanest }) => ({ branch, cells: months.map((month) => leanest.get(month)) })),
  };
}

const halfHour = 1_800;

function seconds(instant: string): number {
  return parseInstant(instant) ?? 0;
}
