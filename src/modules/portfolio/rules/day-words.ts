const days = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", dateStyle: "long" });

/** A local day in words: `March 2, 2015`. */
export function longDay(day: string): string {
  return days.format(new Date(`${day}T12:00:00Z`));
}
