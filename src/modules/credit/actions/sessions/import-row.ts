import type { Db } from "#platform/db";
import { notKept, oneImport } from "../../queries/sessions/imports.ts";
import type { HeldSession } from "../../queries/sessions/session.ts";
import type { SessionTables } from "../../tables/sessions.ts";

/** One report of a session that was read, as it is kept. @throws NotFound when it is not kept any more. */
export async function importRow(tx: Db<SessionTables>, session: HeldSession, id: string) {
  return oneImport(tx, session, id)
    .select(["file_name", "kind", "state", "report", "other_report", "asked", "cut_rows"])
    .executeTakeFirstOrThrow(notKept);
}
