import { createHash } from "node:crypto";
import { type Db, inTenants, json } from "#platform/db";
import { Conflict } from "#platform/errors";
import { newId } from "#platform/ids";
import { formatDate, now, parseDate } from "#platform/time";
import { type PeopleTables, tenantsOf, type Viewer, writeAudit } from "#modules/people";
import { type HeldSession, sessionFor } from "../../queries/sessions/session.ts";
import { isOpen } from "../../rules/attendance/asked-columns.ts";
import type { CutRow } from "../../rules/attendance/readers/cut-rows.ts";
import type { SessionReading } from "../../rules/sessions/read-for-session.ts";
import type { SessionTables } from "../../tables/sessions.ts";
import { importRow } from "./import-row.ts";
import { readingRow } from "./reading-row.ts";
import { rememberColumns } from "./say-columns.ts";
import { lockSession, recount } from "./recount.ts";

type Tables = SessionTables & PeopleTables;

/** A report that was read, and what it was read from. */
export interface ReadFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly rows: readonly CutRow[];
  readonly reading: SessionReading;
}

/**
 * Keeps what was read of a report, to be looked at before it counts. The same file again is the same import: when it counts
 * already nothing changes; else it is read anew, so that another answer to a question can be given. Gives its id.
 *
 * @throws NotFound, NotAllowed
 */
export async function keepReport(
  db: Db<Tables>,
  viewer: Viewer,
  { sessionId, file }: { readonly sessionId: string; readonly file: ReadFile },
): Promise<{ readonly id: string; readonly counts: boolean }> {
  const digest = createHash("sha256").update(file.bytes).digest("hex");
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const session = await sessionFor(tx, viewer, sessionId, "hold sessions");
    await lockSession(tx, session);
    await forgetPreviews(tx, session);
    const known = await tx
      .selectFrom("attendance_imports")
      .select(["id", "state"])
      .where("tenant_id", "=", session.tenantId)
      .where("session_id", "=", session.id)
      .where("digest", "=", digest)
      .executeTakeFirst();
    if (known?.state === "counted") return { id: known.id, counts: true };
    const row = {
      file_name: file.fileName.slice(0, 200),
      ...readingRow(file.reading, file.rows),
      state: "read" as const,
      read_by: viewer.accountId,
      read_by_name: viewer.name,
      read_at: now(),
    };
    const id = known?.id ?? newId();
    const keys = { tenant_id: session.tenantId, id, session_id: session.id, digest };
    await tx
      .insertInto("attendance_imports")
      .values({ ...keys, ...row })
      .onConflict((conflict) => conflict.columns(["tenant_id", "id"]).doUpdateSet(row))
      .execute();
    return { id, counts: false };
  });
}

/** Answers which way a report's numeric dates are right. @throws NotFound, NotAllowed */
export async function chooseDateOrder(
  db: Db<Tables>,
  viewer: Viewer,
  asked: { readonly sessionId: string; readonly id: string; readonly dateOrder: string },
): Promise<void> {
  await inTenants(db, tenantsOf(viewer), async (tx) => {
    const session = await sessionFor(tx, viewer, asked.sessionId, "hold sessions");
    await lockSession(tx, session);
    const { report, other_report: other } = await importRow(tx, session, asked.id);
    const chosen = [report, other].find((each) => each?.dateOrder === asked.dateOrder);
    if (other === null || chosen === undefined || chosen === null) return;
    await tx
      .updateTable("attendance_imports")
      .set({ report: json(chosen), other_report: null })
      .where("tenant_id", "=", session.tenantId)
      .where("id", "=", asked.id)
      .execute();
  });
}

/**
 * Lets a report that was read count, or takes it back. Doing either twice changes nothing.
 *
 * @throws NotFound, NotAllowed; Conflict while its dates can be read two ways, or nobody has said what its columns hold.
 */
export async function setCounted(
  db: Db<Tables>,
  viewer: Viewer,
  asked: { readonly sessionId: string; readonly id: string; readonly counts: boolean },
): Promise<{ readonly fileName: string }> {
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const session = await sessionFor(tx, viewer, asked.sessionId, "hold sessions");
    await lockSession(tx, session);
    const { tenantId } = session;
    const state = asked.counts ? "counted" : "removed";
    const row = await importRow(tx, session, asked.id);
    if (asked.counts && row.other_report !== null)
      throw new Conflict("Say first which way its dates are right.");
    if (asked.counts && row.asked !== null && isOpen(row.asked))
      throw new Conflict("Say first what its columns hold.");
    if (row.state === state) return { fileName: row.file_name };
    if (asked.counts && row.asked?.certainty === "said") await rememberColumns(tx, tenantId, row.asked);
    await tx
      .updateTable("attendance_imports")
      .set({ state, asked: null, cut_rows: null })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", asked.id)
      .execute();
    await recount(tx, session);
    await writeAudit(tx, tenantId, viewer, {
      act: "import attendance",
      subject: `session ${session.id}`,
      details: { import: asked.id, kind: row.kind, changed: state },
    });
    return { fileName: row.file_name };
  });
}

// Names and addresses that nobody said yes to are not kept.
async function forgetPreviews(tx: Db<SessionTables>, { tenantId }: HeldSession): Promise<void> {
  const yesterday = formatDate((parseDate(now().slice(0, 10)) ?? 0) - 1);
  await tx
    .deleteFrom("attendance_imports")
    .where("tenant_id", "=", tenantId)
    .where("state", "=", "read")
    .where("read_at", "<", `${yesterday}T00:00:00Z`)
    .execute();
}
