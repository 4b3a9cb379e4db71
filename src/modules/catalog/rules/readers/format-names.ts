import type { DocumentFormat } from "./detect/detect-document.ts";

/** What people call the forms that sources come in; the platforms' own interfaces go by the platform's name, as it writes itself. */
const names: Readonly<Partial<Record<DocumentFormat | "by-hand" | "own" | "sample", string>>> = {
  calendar: "Calendar (iCalendar)",
  feed: "Feed (RSS or Atom)",
  "json-feed": "Feed (JSON Feed)",
  page: "Web page",
  "json-ld": "Structured data (JSON-LD)",
  csv: "Table (CSV)",
  xlsx: "Excel workbook",
  message: "E-mail",
  "tribe-events": "The Events Calendar",
  bibliocommons: "BiblioCommons",
  "google-calendar": "Google Calendar",
  eventon: "EventON",
  libcal: "LibCal",
  unknown: "Not known yet",
  "by-hand": "Entered by hand",
  own: "Offered here",
  sample: "Sample",
};

/** `calendar` as `Calendar (iCalendar)`, `communico` as `Communico`. */
export function formatName(format: string): string {
  const known = (names as Readonly<Record<string, string>>)[format]; // any text may be looked up
  const words = format.replaceAll("-", " ");
  return known ?? words.charAt(0).toUpperCase() + words.slice(1);
}
