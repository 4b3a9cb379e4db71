import { createHash } from "node:crypto";
import type { Db } from "#platform/db";
import { headerLine, type SaidColumns } from "../../rules/attendance/asked-columns.ts";
import type { SessionTables } from "../../tables/sessions.ts";

/** By what a row of headers is found again. */
export function headerDigest(header: readonly string[]): string {
  return createHash("sha256").update(headerLine(header)).digest("hex");
}

/** What an organisation's people said of the columns under a row of headers, if ever. */
export async function saidColumns(
  tx: Db<SessionTables>,
  tenantId: string,
  header: readonly string[],
): Promise<SaidColumns | undefined> {
  const row = await tx
    .selectFrom("attendance_columns")
    .select("said")
    .where("tenant_id", "=", tenantId)
    .where("header_digest", "=", headerDigest(header))
    .executeTakeFirst();
  return row?.said;
}
