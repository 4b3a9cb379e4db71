/** A length of time as ISO 8601 writes it. Days are days of the calendar, not 24 hours. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  /** Weeks are counted as seven days here. */
  readonly days: number;
  readonly seconds: number;
  readonly isNegative: boolean;
}

const DURATION =
  /^([+-]?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/u;

/** Reads an ISO 8601 duration such as `PT1H30M` or `-P1DT12H`; undefined for anything else. */
export function parseDuration(text: string): Duration | undefined {
  const match = DURATION.exec(text.trim().toUpperCase());
  if (match === null || !/\d/u.test(text)) return undefined;
  const part = (index: number): number => Number((match[index] ?? "0").replace(",", "."));
  return {
    years: part(2),
    months: part(3),
    days: part(4) * 7 + part(5),
    seconds: Math.round(part(6) * 3600 + part(7) * 60 + part(8)),
    isNegative: match[1] === "-",
  };
}

/** Whole minutes of a duration; a year counts as 365 days and a month as 30, since nothing better is known. */
export function durationMinutes(duration: Duration): number {
  const days = duration.years * 365 + duration.months * 30 + duration.days;
  const minutes = days * 1440 + Math.round(duration.seconds / 60);
  return duration.isNegative ? -minutes : minutes;
}
