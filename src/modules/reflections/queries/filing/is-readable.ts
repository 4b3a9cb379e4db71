import type { SharedLevel } from "../../rules/sharing/levels.ts";
import { mayRead } from "../../rules/sharing/who-may-read.ts";
import type { KnownReader } from "../reading/reader-of.ts";

/** A copy's row, as far as the rule must know it. */
interface AskedRow {
  readonly tenant_id: string;
  readonly journal_id: string;
  readonly staff_id: string | null;
  readonly level: SharedLevel;
  readonly places: readonly string[];
  readonly hidden_at: string | null;
}

/** Whether a reader may read a copy today, and has not blocked who wrote it. */
export function isReadable(reader: KnownReader, row: AskedRow): boolean {
  if (reader.blocked.has(row.journal_id)) return false;
  return mayRead(reader, {
    roomId: row.tenant_id,
    journalId: row.journal_id,
    level: row.level,
    places: row.places,
    staffId: row.staff_id ?? undefined,
    isHidden: row.hidden_at !== null,
  });
}
