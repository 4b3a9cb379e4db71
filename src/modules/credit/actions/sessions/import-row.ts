import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { HeldSession } from "../../queries/sessions/session.ts";
import type { SessionTables } from "../../tables/sessions.ts";

/** One report of a session that was read, as it is kept. @throws NotFound when it is not kept any more. */
export async function importRow(tx: Db<SessionTables>, { tenantId, id: sessionId }: HeldSession, id: string) {
  const row = isId(id)
    ? await tx
        .selectFrom("attendance_imports")
        .select(["file_name", "kind", "state", "report", "other_report", "asked", "cut_rows"])
        .where("tenant_id", "=", tenantId)
        .where("session_id", "=", sessionId)
        .where("id", "=", id)
        .executeTakeFirst()
    : undefined;
  if (row === undefined)
    throw new NotFound("What was read of this file is not kept any more. Send it again.");
  return row;
}
