/** Pages: events and courses in their structured data, and the calendars they link to. */
export { extractJsonLd } from "./json-ld.ts";
export { extractMicrodata, type MicrodataItem, type MicrodataValue } from "./microdata.ts";
export { extractOpenGraph, type OpenGraphProperties } from "./open-graph.ts";
export { type LinkedCalendar, linkedCalendars } from "./linked-calendars.ts";
export { readJsonLd, readPage } from "./read-page.ts";
