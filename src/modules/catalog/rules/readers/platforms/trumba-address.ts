/** Where Trumba publishes the calendar of this web name as iCalendar. */
export function trumbaCalendar(name: string): string {
  return `https://www.trumba.com/calendars/${name}.ics`;
}
