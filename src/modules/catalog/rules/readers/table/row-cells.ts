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
  /** Years that the table names above its headers. */
  readonly years: readonly number[];
  /** Its days are counted from 1904. */
  readonly isFrom1904: boolean;
  /** Its times say nowhere which half of the day they are in. */
  readonly isTwelveHour: boolean;
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
