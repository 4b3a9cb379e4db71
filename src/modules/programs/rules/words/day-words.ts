const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });
const weekdayAndDay = new Intl.DateTimeFormat("en-US", {
  weekday: "short",
  month: "short",
  day: "numeric",
  timeZone: "UTC",
});

/** `Oct 3, 2026`. */
export function dayWords(localDay: string): string {
  return day.format(new Date(`${localDay}T00:00:00Z`));
}

/** The parts of a date card: `Oct`, `3`, `Sat`. */
export function cardDate(localDay: string) {
  const parts = weekdayAndDay.formatToParts(new Date(`${localDay}T00:00:00Z`));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return {
    above: part("month"),
    large: part("day"),
    below: [part("weekday"), localDay.slice(0, 4)],
    dateTime: localDay,
  };
}

/** `4 pm`, `10:30 am`, of minutes from midnight. */
export function clockWords(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  const shown = hour % 12 === 0 ? 12 : hour % 12;
  return `${shown}${minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`} ${hour < 12 ? "am" : "pm"}`;
}
