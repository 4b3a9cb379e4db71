import { weekdayOf } from "#platform/time";
import type { DayInterval, Minimum } from "../hours.ts";
import type { LocalDay } from "../schedule/local-day.ts";

/** A minimum as it holds on one date; of the parts that name one minute, the last counts. */
export interface DayMinimum {
  readonly otherwise: number;
  readonly parts: readonly (DayInterval & { readonly people: number })[];
}

/** The parts of a minimum that hold on a day, exceptions after rules. */
export function dayMinimum({ whileOpen, rules, exceptions }: Minimum, day: LocalDay): DayMinimum {
  if (rules.length === 0 && exceptions.length === 0) return { otherwise: whileOpen, parts: noParts };
  const weekday = weekdayOf(day.day);
  const onWeekday = rules.filter(({ weekdays }) => weekdays.some((each) => each === weekday));
  if (exceptions.length === 0) return { otherwise: whileOpen, parts: onWeekday };
  return {
    otherwise: whileOpen,
    parts: [...onWeekday, ...exceptions.filter(({ date }) => date === day.date)],
  };
}

const noParts: DayMinimum["parts"] = [];

/** The minutes at which what is needed may change. */
export function edgesOf({ parts }: DayMinimum): readonly number[] {
  return parts.flatMap(({ startMinute, endMinute }) => [startMinute, endMinute]);
}

/** The most people that any minute from one to just before another, as the wall shows them, needs. */
export function mostNeeded(minimum: DayMinimum, [from, to]: readonly [from: number, to: number]): number {
  let most = neededAt(minimum, from);
  // What is needed changes only where a part begins or ends.
  for (const { startMinute, endMinute } of minimum.parts)
    for (const edge of [startMinute, endMinute])
      if (edge > from && edge < to) most = Math.max(most, neededAt(minimum, edge));
  return most;
}

function neededAt({ otherwise, parts }: DayMinimum, minute: number): number {
  let needed = otherwise;
  for (const { startMinute, endMinute, people } of parts)
    if (minute >= startMinute && minute < endMinute) needed = people;
  return needed;
}
