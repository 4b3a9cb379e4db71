import {
  type DayNumber,
  type EpochSeconds,
  resolveZone,
  SECONDS_PER_DAY,
  toInstant,
  type WallSeconds,
  type Zone,
  zoneOf,
} from "#platform/time";
import type { DateOrder } from "../attendance.ts";
import { dayOf } from "./date-order.ts";
import type { WrittenMoment } from "./written-moment.ts";

/** What is known about the dates of a file. */
export interface DateReading {
  readonly zone: Zone;
  readonly order: DateOrder | undefined;
  readonly sessionDay: DayNumber | undefined;
}

/**
 * The instants a cell may mean: two in the hour that clocks show twice, usually one, none when there is no such date or
 * no day to put the time on. A time that clocks skip is read with the offset before (RFC 5545 §3.3.5).
 */
export function instantsOf(moment: WrittenMoment, reading: DateReading): readonly EpochSeconds[] {
  const day = moment.date === undefined ? reading.sessionDay : dayOf(moment.date, reading.order);
  if (day === undefined) return [];
  const zone = moment.zoneName === undefined ? reading.zone : namedZone(moment.zoneName);
  if (zone === undefined) return [];
  const wall = day * SECONDS_PER_DAY + moment.seconds;
  const first = toInstant(zone, wall);
  const second = laterShowing(zone, wall);
  return second === undefined || second === first ? [first] : [first, second];
}

function laterShowing(zone: Zone, wall: WallSeconds): EpochSeconds | undefined {
  const later = wall - zone.offsetAt(wall + SECONDS_PER_DAY);
  return later + zone.offsetAt(later) === wall ? later : undefined;
}

/** The zone of a name or an offset as a cell or a header writes it. */
export function namedZone(name: string): Zone | undefined {
  const { id } = resolveZone(name.toUpperCase());
  return id === undefined ? undefined : zoneOf(id);
}
