const weekdayAndDay = new Intl.DateTimeFormat("en-US", {
  weekday: "short",
  month: "short",
  day: "numeric",
  timeZone: "UTC",
});

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
