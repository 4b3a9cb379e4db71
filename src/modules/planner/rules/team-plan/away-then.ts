import { parseInstant, toWall, zoneOf } from "#platform/time";

/** Time away as the schedule knows it now: by the clock of its zone, else of the plan's. */
export interface KnownAbsence {
  readonly staffId: string;
  /** `2026-12-08T00:00`; `to` is the first minute back. */
  readonly from: string;
  readonly to: string;
  readonly zone?: string | undefined;
}

/** Whether somebody is away, by what is entered now, in any sitting of what a plan has for them. */
export function isAwayThen(
  absences: readonly KnownAbsence[],
  { staffId, sittings }: { readonly staffId: string; readonly sittings: readonly SittingThen[] },
  planZone: string,
): boolean {
  return absences.some((absence) => {
    if (absence.staffId !== staffId) return false;
    const zone = zoneOf(absence.zone ?? planZone);
    const wall = (instant: string) => toWall(zone, parseInstant(instant) ?? 0);
    const [from, to] = [absence.from, absence.to].map((minute) => parseInstant(`${minute}:00Z`) ?? 0);
    return sittings.some(({ start, end }) => wall(start) < (to ?? 0) && (from ?? 0) < wall(end));
  });
}

interface SittingThen {
  readonly start: string;
  readonly end: string;
}
