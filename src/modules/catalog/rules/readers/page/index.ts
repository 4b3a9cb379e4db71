/** Pages: events and courses in their structured data, and the calendars they link to. */
export { type LinkedCalendar, linkedCalendars } from "./linked-calendars.ts";
export { readJsonLd, readPage } from "./read-page.ts";
