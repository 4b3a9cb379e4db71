import { type Db, inTenants, json } from "#platform/db";
import { Conflict, InvalidInput } from "#platform/errors";
import { now } from "#platform/time";
import { type PeopleTables, tenantsOf, type Viewer } from "#modules/people";
import { headerDigest } from "../../queries/sessions/said-columns.ts";
import { sessionFor } from "../../queries/sessions/session.ts";
import { lackOfColumns, type SaidColumns } from "../../rules/attendance/asked-columns.ts";
import { readForSession } from "../../rules/sessions/read-for-session.ts";
import type { SessionTables } from "../../tables/sessions.ts";
import { importRow } from "./import-row.ts";
import { readingRow } from "./reading-row.ts";
import { lockSession } from "./recount.ts";

type Tables = SessionTables & PeopleTables;

/**
 * Reads a report again that was read before and does not count yet, as somebody says what its columns hold.
 *
 * @throws NotFound, NotAllowed; InvalidInput when people and times cannot be told by these columns; Conflict when it counts.
 */
export async function sayColumns(
  db: Db<Tables>,
  viewer: Viewer,
  asked: {
    readonly sessionId: string;
    readonly id: string;
    readonly columns: SaidColumns["columns"];
  },
): Promise<void> {
  await inTenants(db, tenantsOf(viewer), async (tx) => {
    const session = await sessionFor(tx, viewer, asked.sessionId, "hold sessions");
    await lockSession(tx, session);
    const row = await importRow(tx, session, asked.id);
    if (row.asked === null || row.cut_rows === null)
      throw new Conflict(
        "What its columns hold is settled. Take it back and send the file again to change it.",
      );
    const { header } = row.asked;
    const columns = header.map((_, at) => asked.columns[at] ?? "");
    const lack = lackOfColumns(columns);
    if (lack !== undefined) throw new InvalidInput([{ where: "column-0", message: lack }]);
    const reading = readForSession(row.cut_rows, session, { header, columns });
    if (typeof reading === "string") throw new InvalidInput([{ where: "column-0", message: reading }]);
    await tx
      .updateTable("attendance_imports")
      .set(readingRow(reading, row.cut_rows))
      .where("tenant_id", "=", session.tenantId)
      .where("id", "=", asked.id)
      .execute();
  });
}

/** Keeps what was said of a row of headers, for the next file that has it; what was said later holds. */
export async function rememberColumns(
  tx: Db<SessionTables>,
  tenantId: string,
  { header, columns }: SaidColumns,
): Promise<void> {
  const said = { said: json({ header, columns }), said_at: now() };
  await tx
    .insertInto("attendance_columns")
    .values({ tenant_id: tenantId, header_digest: headerDigest(header), ...said })
    .onConflict((conflict) => conflict.columns(["tenant_id", "header_digest"]).doUpdateSet(said))
    .execute();
}
