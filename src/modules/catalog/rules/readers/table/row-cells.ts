import type { ReadContext, SessionStatus } from "../../record.ts";
import type { ColumnRole } from "./column-roles.ts";

/** The cells of one row by what they hold; empty cells are absent. */
export type RowCells = { readonly [Role in ColumnRole]?: string };

/** How the cells of a row are called in messages, and what they are read with. */
export interface RowReading {
  /** `row 12`. */
  readonly where: string;
  readonly headerOf: (role: ColumnRole) => string;
  readonly isDayFirst?: boolean;
  readonly context: ReadContext;
}

/** The status a cell states: a word, or yes in a column of cancellations. */
export function statusOf(cells: RowCells): SessionStatus | undefined {
  const status = cells.status?.toLowerCase() ?? "";
  if (/cancel/u.test(status) || /^(?:true|yes|y|1)$/u.test(status)) return "cancelled";
  if (/postpone|reschedul/u.test(status)) return /postpone/u.test(status) ? "postponed" : "scheduled";
  if (/tentative/u.test(status)) return "tentative";
  return /^(?:scheduled|confirmed|open|active)$/u.test(status) ? "scheduled" : undefined;
}

/** `60`, `1.5 hours`, `90 min`, `1:30`, `PT1H`: in minutes. A bare number up to 12 is hours, above it minutes. */
export function durationMinutesOf(text: string | undefined): number | undefined {
  const written = text?.trim().slice(0, 60).toLowerCase() ?? "";
  const clock = /^(\d{1,2}):(\d{2})(?::\d{2})?$/u.exec(written);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]) || undefined;
  const iso = /^pt(?:(\d+)h)?(?:(\d+)m)?$/u.exec(written);
  if (iso !== null) return Number(iso[1] ?? 0) * 60 + Number(iso[2] ?? 0) || undefined;
  const hours = /(\d+(?:\.\d+)?)\s*(?:h|hr|hrs|hour|hours)\b/u.exec(written);
  const minutes = /(\d+)\s*(?:m|min|mins|minute|minutes)\b/u.exec(written);
  if (hours !== null || minutes !== null)
    return Math.round(Number(hours?.[1] ?? 0) * 60) + Number(minutes?.[1] ?? 0) || undefined;
  const number = written === "" ? Number.NaN : Number(written);
  if (!(number > 0) || number > 100_000) return undefined;
  return Math.round(number <= 12 ? number * 60 : number);
}
