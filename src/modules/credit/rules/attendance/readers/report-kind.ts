import type { AttendanceKind } from "../attendance.ts";
import type { Column } from "./header-words.ts";
import { headerWords } from "./column-words.ts";
import type { ReportLayout, ReportTable } from "./report-tables.ts";

/** Whose report this is, by its tables and the lines around them; never by its file's name. */
export function kindOf({ tables, facts }: ReportLayout): AttendanceKind {
  const has = (...columns: readonly Column[]) =>
    tables.some((table) => columns.every((column) => table.columns.has(column)));
  const headers = new Set(tables.flatMap(({ headerRow }) => headerRow.cells.map(headerWords)));
  const labels = [...tables.map(({ label }) => label), ...facts.map(({ cells }) => cells[0] ?? "")];
  if (has("timestamp", "action", "participantId")) return "teams-live-event";
  if (has("timestamp", "action") || has("firstJoin", "participantId")) return "teams";
  if (labels.some((label) => /^(?:[1-4]\.\s\S|meeting summary$)/iu.test(label))) return "teams";
  if (headers.has("nameofattendee")) return "collaborate";
  if (has("interest") || (has("attended", "firstName", "lastName") && !has("originalName"))) return "goto";
  if (has("attended") || labels.some((label) => /^(?:attendee report|attendee details)$/iu.test(label)))
    return "zoom-webinar";
  if (has("connection") || headers.has("attendee email")) return "webex";
  return tables.some(isOfZoom) ? "zoom-meeting" : "plain";
}

function isOfZoom({ columns, headerRow }: ReportTable): boolean {
  const name = columns.get("name");
  const header = name === undefined ? "" : headerWords(headerRow.cells[name] ?? "");
  return (
    columns.has("originalName") ||
    header.includes("(") ||
    headerRow.cells.some((cell) => headerWords(cell).startsWith("total duration"))
  );
}
